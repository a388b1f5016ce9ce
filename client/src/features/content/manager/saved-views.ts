/** The saved views of a site: which there are, which of them is open, and how many contents each shows. */
import { useClient } from '@urql/solid';
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createSavedViewsListQuery,
  SavedViews_CountDocument,
  SavedViews_DeleteDocument,
  type SavedViews_ListQuery,
  SavedViews_SaveDocument,
  type SaveViewInput,
} from '../../../graphql/generated/features/content/manager/saved-views.ts';
import type { Failure } from '../../../lib/failure.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { type ContentView, canonicalQuery, filterOf, readView, type SetContentView, stateOf } from './content-filter.ts';

export type SavedView = SavedViews_ListQuery['savedViews'][number];

export interface SavedViewsOptions {
  siteId: () => string;
  view: ContentView;
  setView: SetContentView;
  /** Until the rows are there: those are what people wait for. */
  wait: () => boolean;
}

export function createSavedViews({ siteId, view, setView, wait }: SavedViewsOptions) {
  const client = useClient();
  const [found, load] = createSavedViewsListQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const [numbers, setNumbers] = createStore<Record<string, number>>({});
  const [failure, setFailure] = createSignal<string>();

  const all = () => found.data?.savedViews ?? [];
  const query = createMemo(() => canonicalQuery(stateOf(view)));
  const canonical = (saved: SavedView) => canonicalQuery(readView(saved.query));
  /** The one that the address names, or, where it names none, one that shows just this. */
  const active = createMemo(() => {
    const named = all().find(({ id }) => id === view.view());
    return named ?? (query() === '' ? undefined : all().find((saved) => canonical(saved) === query()));
  });
  const differs = () => {
    const saved = active();
    return query() !== (saved ? canonical(saved) : '');
  };

  const open = (saved: SavedView | undefined) =>
    setView({ ...readView(saved?.query ?? ''), view: saved?.id ?? '', dialog: '', row: '' }, { push: true });

  let [counting, again, isLeft] = [false, false, false];
  onCleanup(() => {
    isLeft = true;
  });
  /** While an import runs much is told: what is told while it counts is counted together, once more. */
  const count = async () => {
    again = counting;
    if (counting) return;
    counting = true;
    await countEach();
    counting = false;
    if (again) void count();
  };
  const countEach = async () => {
    // One after another: the list itself comes first.
    for (const saved of all()) {
      if (isLeft) return;
      const { data } = await client.query(
        SavedViews_CountDocument,
        { siteId: saved.siteId, filter: filterOf(readView(saved.query)) },
        { requestPolicy: 'network-only' },
      );
      if (data) setNumbers(saved.id, data.content.totalCount);
    }
  };
  createEffect(
    on(
      [
        () =>
          all()
            .map(({ id, query }) => `${id} ${query}`)
            .join(),
        wait,
      ],
      ([names, waiting]) => names !== '' && !waiting && void count(),
    ),
  );

  /** @returns why it could not be saved. */
  const save = async (input: SaveViewInput): Promise<Failure | undefined> => {
    const { data, error } = await client.mutation(SavedViews_SaveDocument, { siteId: siteId(), input });
    if (error || !data) return error && failureOfOperation(error);
    load({ requestPolicy: 'network-only' });
    // A new one is opened. One that is changed is open already, unless somebody has gone elsewhere since.
    if (!input.id) setView({ view: data.saveView.view.id });
  };
  const put = async ({ id, name, query, shared }: SavedView, message: string, undo?: () => void) => {
    const failed = await save({ id, name, query, shared });
    setFailure(failed && `The view was not changed. ${failed.message}`);
    if (!failed) showToast({ message, undo });
  };
  // What it was is kept here: the view itself is another as soon as the list is read again.
  const change = ({ ...before }: SavedView, changes: Partial<Pick<SavedView, 'query' | 'shared'>>, done: string) =>
    put({ ...before, ...changes }, done, () => void put(before, `“${before.name}” is as it was`));

  return {
    all,
    active,
    differs,
    query,
    failure,
    save,
    open,
    numberOf: (id: string) => numbers[id],
    recount: () => void count(),
    update: (saved: SavedView) => change(saved, { query: query() }, `“${saved.name}” shows this from now on`),
    share: (saved: SavedView, shared: boolean) =>
      change(saved, { shared }, shared ? `Everybody of this site has “${saved.name}” now` : `“${saved.name}” is yours alone now`),
    remove: async ({ ...saved }: SavedView) => {
      const { error } = await client.mutation(SavedViews_DeleteDocument, { id: saved.id });
      setFailure(error && `The view was not deleted. ${failureOfOperation(error).message}`);
      if (error) return;
      load({ requestPolicy: 'network-only' });
      if (active()?.id === saved.id) open(undefined);
      showToast({
        message: `The view “${saved.name}” is deleted; its content is as it was`,
        undo: async () => {
          const failed = await save({ name: saved.name, query: saved.query, shared: saved.shared });
          setFailure(failed && `The view could not be brought back. ${failed.message}`);
          if (!failed) setView(readView(saved.query));
        },
      });
    },
  };
}

export type SavedViews = ReturnType<typeof createSavedViews>;
