/** What is selected in the Content Manager, and what a dialog over it is for. */
import { useClient } from '@urql/solid';
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createContentBulkDeleteMutation,
  createContentBulkRestoreMutation,
} from '../../../graphql/generated/features/content/manager/bulk.ts';
import { plural } from '../../../lib/numbers.ts';
import { createSelection } from '../../../ui/selection.ts';
import { showToast } from '../../../ui/Toast.tsx';
import type { ContentView, SetContentView } from './content-filter.ts';
import type { ContentList } from './content-list.ts';
import type { ContentRowData } from './content-state.ts';
import { latestPublish } from './publishing.ts';
import { idsOf, type Target } from './targets.ts';

export type BatchDialog = 'cluster' | 'taxonomy' | 'publish' | 'delete';

export interface ContentBatchOptions {
  siteId: () => string;
  list: ContentList;
  view: ContentView;
  setView: SetContentView;
}

export function createContentBatch({ siteId, list, view, setView }: ContentBatchOptions) {
  const client = useClient();
  const rows = () => list.rows() ?? [];
  const selection = createSelection(() => rows().map((row) => row.id));
  const [all, setAll] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const [publishIds, setPublishIds] = createSignal<string[]>([]);
  const [deleting, remove] = createContentBulkDeleteMutation();
  const [, restore] = createContentBulkRestoreMutation();

  // Another list is another choice; taking one row back out of "all" is a choice of rows; what is shown further is one of all.
  createEffect(on(list.filter, () => setAll(false), { defer: true }));
  createEffect(on(selection.size, (now, before) => before !== undefined && now < before && setAll(false)));
  createEffect(on(rows, () => all() && selection.setAll(true), { defer: true }));

  const total = () => list.counts()?.matching.totalCount ?? 0;
  const target = createMemo<Target | undefined>(() => {
    if (view.row()) return { selection: { ids: [view.row()] }, count: 1 };
    if (all()) return { selection: { matching: list.filter() }, count: total() };
    return selection.size() > 0 ? { selection: { ids: selection.ids() }, count: selection.size() } : undefined;
  });
  const chosenRows = createMemo<ContentRowData[]>(() =>
    rows().filter((row) => (view.row() ? row.id === view.row() : selection.has(row.id))),
  );

  const open = (dialog: BatchDialog, row = '') => {
    setFailure(undefined);
    setView({ dialog, row }, { push: true });
  };
  const close = () => setView({ dialog: '', row: '' });
  // Nothing is selected after a reload: a dialog that was for the selection is for nothing.
  if (view.dialog() && !view.row()) close();

  const clear = () => {
    setAll(false);
    selection.clear();
  };

  // What was chosen was chosen for this.
  createEffect(on(latestPublish, clear, { defer: true }));

  const bringBack = async (ids: string[]) => {
    const { error } = await restore({ ids });
    if (error) setFailure(`It could not be restored. ${failureOfOperation(error).message}`);
    list.refresh();
  };

  return {
    selection,
    all,
    chooseAll: () => {
      selection.setAll(true);
      setAll(true);
    },
    count: () => (all() ? total() : selection.size()),
    total,
    target,
    chosenRows,
    publishIds,
    failure,
    clear,
    open,
    close,
    isOpen: (dialog: BatchDialog) => view.dialog() === dialog && target() !== undefined,
    isDeleting: () => deleting.fetching,

    /** After a batch: what no longer matches leaves the list, and what stays is brought up to date by what changed. */
    changed: () => {
      if (all() || Object.keys(list.filter()).length > 0) list.refresh();
      else list.recount();
      if (all()) clear();
    },

    /** @param ids which; all that match where it is left out. */
    publish: async (ids?: string[]) => {
      const wanted = target();
      if (!wanted) return;
      const found = ids ? { ids } : await idsOf(client, siteId(), wanted);
      if (found.failure) return setFailure(found.failure.message);
      setPublishIds(found.ids);
      open('publish');
    },
    publishRow: (row: ContentRowData) => {
      setPublishIds([row.id]);
      open('publish', row.id);
    },

    /** @returns whether they are gone. */
    delete: async () => {
      const wanted = target();
      if (!wanted || deleting.fetching) return false;
      const { ids, failure: unread } = await idsOf(client, siteId(), wanted);
      const { error } = unread ? {} : await remove({ ids });
      const refused = unread ?? (error && failureOfOperation(error));
      setFailure(refused && `Nothing was deleted. ${refused.message}`);
      if (refused) return false;
      clear();
      if (ids.length > rows().length) list.refresh();
      else list.recount();
      showToast({ message: `${plural(ids.length, 'item')} deleted here; WordPress was left alone`, undo: () => void bringBack(ids) });
      return true;
    },
  };
}

export type ContentBatch = ReturnType<typeof createContentBatch>;
