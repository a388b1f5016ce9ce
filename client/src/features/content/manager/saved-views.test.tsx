import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { Client, fetchExchange } from '@urql/core';
import { Provider } from '@urql/solid';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import { type ContentView, createContentView, noFilters } from './content-filter.ts';
import { createSavedViews, type SavedView, type SavedViews } from './saved-views.ts';

const toasts = vi.hoisted(() => [] as { undo?: () => void }[]);
vi.mock('../../../ui/Toast.tsx', () => ({ showToast: (toast: { undo?: () => void }) => toasts.push(toast) }));

let dispose = () => {};
afterEach(() => dispose());

const drafts: SavedView = { id: 'v1', siteId: 's', name: 'Drafts', query: 'status=DRAFT', shared: false, mine: true };

/** An API with one view; counts are answered when `answer` is called, each with the next number. */
function open(address: string, { slow = false } = {}) {
  const history = createMemoryHistory();
  history.set({ value: address });
  const waiting: ((total: number) => void)[] = [];
  const data = { savedViews: [drafts], saveView: { view: drafts } };
  const client = new Client({
    url: 'http://api.test/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      if (!String(init?.body).includes('SavedViews_Count')) return Response.json({ data });
      const totalCount = slow ? await new Promise<number>((resolve) => waiting.push(resolve)) : 1;
      return Response.json({ data: { content: { totalCount } } });
    },
  });
  let shown: { views: SavedViews; view: ContentView; clear: () => void } | undefined;
  const Page = () => {
    const [view, setView] = createContentView();
    const views = createSavedViews({ siteId: () => 's', view, setView, wait: () => false });
    shown = { views, view, clear: () => setView({ ...noFilters, view: '' }) };
    return null;
  };
  dispose = render(
    () => (
      <Provider value={client}>
        <MemoryRouter history={history}>
          <Route path="/" component={Page} />
        </MemoryRouter>
      </Provider>
    ),
    document.createElement('div'),
  );
  if (!shown) throw new Error('The page was not shown');
  return { ...shown, waiting };
}

it('taking back a change of a view leaves somebody where they have gone since', async () => {
  const { views, view, clear } = open('/?view=v1&status=DRAFT&search=kettle');
  await vi.waitFor(() => expect(views.active()?.id).toBe('v1'));
  views.update(drafts);
  await vi.waitFor(() => expect(toasts).toHaveLength(1));
  clear();
  await vi.waitFor(() => expect(view.view()).toBe(''));
  toasts[0]?.undo?.();
  await vi.waitFor(() => expect(toasts).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve));
  expect([view.view(), views.active()]).toEqual(['', undefined]);
});

it('counts once more when something changes while it counts, and not twice at a time', async () => {
  const { views, waiting } = open('/', { slow: true });
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  views.recount();
  views.recount();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(waiting).toHaveLength(1);
  waiting[0]?.(7);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.(8);
  await vi.waitFor(() => expect(views.numberOf('v1')).toBe(8));
  expect(waiting).toHaveLength(2);
});
