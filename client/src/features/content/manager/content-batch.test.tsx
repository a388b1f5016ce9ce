import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { type Client, Provider } from '@urql/solid';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import type { ContentList } from '../../../lib/content/content-list.ts';
import { notePublishing } from '../../../lib/content/publishing.ts';
import type { ContentRowData } from '../../../lib/content/standing.ts';
import type { BatchResult, Target } from './batch-steps.ts';
import { type ContentBatch, createContentBatch } from './content-batch.ts';
import { createContentView } from './content-filter.ts';

let dispose = () => {};
afterEach(() => dispose());

const rowsOf = (...ids: string[]) => ids.map((id) => ({ id, siteId: 's', title: id }) as ContentRowData);

/** A list whose API does everything that it is asked for. */
function open() {
  const [rows] = createSignal(rowsOf('a', 'b', 'c', 'd'));
  const list = {
    nodes: rows,
    indexOf: (id: string) => rows().findIndex((row) => row.id === id),
    rowAt: (at: number) => rows()[at],
    total: () => 50_000,
    reread: () => {},
  } as unknown as ContentList;
  const client = { mutation: async () => ({ data: { done: { updated: 1, failed: [], undoToken: null } } }) } as unknown as Client;
  let batch: ContentBatch | undefined;
  const Page = () => {
    const [view, setView] = createContentView();
    batch = createContentBatch({ siteId: () => 's', list, filter: () => ({}), view, setView, onChanged: () => {} });
    return null;
  };
  const history = createMemoryHistory();
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
  if (!batch) throw new Error('The page was not shown');
  return batch;
}

const partly = (updated: number, ...failed: string[]): BatchResult => ({
  updated,
  failed: failed.map((id) => ({ id, message: 'It is being published.' })),
  tokens: [null],
});

it('keeps a dialog open that ended the selection, for what failed has to be told, and opens none later by itself', async () => {
  const batch = open();
  batch.selection.chooseAll();
  batch.open('taxonomy');
  await vi.waitFor(() => expect(batch.isOpen('taxonomy')).toBe(true));
  batch.done(partly(49_999, 'c'), 'Terms changed', batch.target() as Target);
  expect([batch.selection.size(), batch.isOpen('taxonomy'), batch.target()?.count]).toEqual([0, true, 50_000]);
  batch.close();
  await vi.waitFor(() => expect(batch.isOpen('taxonomy')).toBe(false));
  batch.selection.toggle('a');
  expect(batch.isOpen('taxonomy')).toBe(false);
});

it('keeps those selected that could not be deleted', async () => {
  const batch = open();
  for (const id of ['a', 'b', 'c']) batch.selection.toggle(id);
  batch.open('delete');
  await vi.waitFor(() => expect(batch.isOpen('delete')).toBe(true));
  batch.done(partly(2, 'b'), '2 items deleted', batch.target() as Target, true);
  expect(batch.selection.ids()).toEqual(['b']);
});

it('drops no selection for what is done to another row', async () => {
  const batch = open();
  for (const id of ['a', 'b']) batch.selection.toggle(id);
  batch.restoreRow(rowsOf('c')[0] as ContentRowData);
  // Long enough for the answer, which comes at once.
  await new Promise((resolve) => setTimeout(resolve));
  expect(batch.selection.ids()).toEqual(['a', 'b']);

  batch.publishRow(rowsOf('d')[0] as ContentRowData);
  await vi.waitFor(() => expect(batch.isOpen('publish')).toBe(true));
  notePublishing('job', ['d']);
  expect(batch.selection.ids()).toEqual(['a', 'b']);
});

it('clears the selection once it is sent', async () => {
  const batch = open();
  batch.selection.toggle('a');
  await batch.publishSelected(['a']);
  await vi.waitFor(() => expect(batch.isOpen('publish')).toBe(true));
  notePublishing('job of the selection', ['a']);
  expect(batch.selection.size()).toBe(0);
});
