/** What is selected in the Content Manager, and what is done with it: to one row, to many, or to all that match. */
import { useClient } from '@urql/solid';
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  ContentBatch_AssignClusterDocument,
  ContentBatch_AssignTaxonomyDocument,
  ContentBatch_DeleteDocument,
  ContentBatch_IdsDocument,
  type ContentBatch_IdsQuery,
  type ContentBatch_IdsQueryVariables,
  ContentBatch_RestoreDocument,
} from '../../../graphql/generated/features/content/manager/content-batch.ts';
import type { ContentFilter, ContentList } from '../../../lib/content/content-list.ts';
import { latestPublish } from '../../../lib/content/publishing.ts';
import type { ContentRowData } from '../../../lib/content/standing.ts';
import { UNREACHABLE } from '../../../lib/failure.ts';
import { plural } from '../../../lib/numbers.ts';
import { createUndo } from '../../../lib/undo.ts';
import { createLongSelection } from '../../../ui/long-selection.ts';
import { type BatchResult, runBatch, type Selected, type StepAnswer, type Target } from './batch-steps.ts';
import type { ContentView, SetContentView } from './content-filter.ts';

export type BatchDialog = 'cluster' | 'taxonomy' | 'publish' | 'delete' | 'restore';

export interface BatchDialogProps {
  batch: ContentBatch;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export interface ContentBatchOptions {
  siteId: () => string;
  list: ContentList;
  filter: () => ContentFilter;
  view: ContentView;
  setView: SetContentView;
  /** Something was changed here: counts are no longer right. */
  onChanged: () => void;
}

interface Answer {
  data?: Record<string, { updated: number; failed: { id: string; message: string }[]; undoToken: string | null }> | undefined;
  error?: Parameters<typeof failureOfOperation>[0] | undefined;
}

const answerOf = ({ data, error }: Answer): StepAnswer => {
  const [payload] = Object.values(data ?? {});
  return error || !payload ? { failure: error ? failureOfOperation(error) : UNREACHABLE } : payload;
};

export function createContentBatch({ siteId, list, filter, view, setView, onChanged }: ContentBatchOptions) {
  const client = useClient();
  const selection = createLongSelection<ContentRowData>(list, () => JSON.stringify(filter()));
  const [failure, setFailure] = createSignal<string>();
  const [publishIds, setPublishIds] = createSignal<string[]>([]);
  const refresh = () => {
    list.reread();
    onChanged();
  };
  const undo = createUndo(refresh);

  const rowOf = (id: string) => list.rowAt(list.indexOf(id));
  const selected = (): Target | undefined => {
    if (selection.size() === 0) return undefined;
    const known = { siteId: siteId(), count: selection.size(), rows: selection.rows() };
    return selection.all() ? { ...known, matching: filter() } : { ...known, ids: selection.ids() };
  };
  // What was done may end the selection: the dialog stays for what it was opened for, and tells what failed of it.
  const held = createMemo(on(view.dialog, (dialog) => (dialog ? selected() : undefined)));
  const target = createMemo<Target | undefined>(() => {
    const one = view.row();
    if (one) return { siteId: siteId(), ids: [one], count: 1, rows: [rowOf(one) ?? []].flat() };
    return held();
  });

  const open = (dialog: BatchDialog, row = '') => {
    setFailure(undefined);
    setView({ dialog, row }, { push: true });
  };
  const close = () => setView({ dialog: '', row: '' });
  // Nothing is selected after a reload: a dialog that was for the selection is for nothing.
  if (view.dialog() && !view.row()) close();
  // A link may ask for the publish sheet of one row.
  if (view.dialog() === 'publish' && view.row()) setPublishIds([view.row()]);

  // What was chosen was chosen for this, unless one row was published by itself.
  createEffect(on(latestPublish, () => !view.row() && selection.clear(), { defer: true }));

  const siteSelected = (selected: Selected) => ('matching' in selected ? { ...selected, siteId: siteId() } : selected);
  const remove = async (selected: Selected) => answerOf(await client.mutation(ContentBatch_DeleteDocument, siteSelected(selected)));
  const bringBack = async (selected: Selected) => answerOf(await client.mutation(ContentBatch_RestoreDocument, siteSelected(selected)));

  /** @param leaves the rows leave the list, and with it the selection; those that failed stay in both */
  const done = (result: BatchResult, message: string, { ids = [], matching }: Target, leaves = false) => {
    const failed = new Set(result.failed.map(({ id }) => id));
    if (matching) selection.clear();
    else if (leaves && !result.stopped) selection.drop(ids.filter((id) => !failed.has(id)));
    refresh();
    if (result.updated > 0) undo.offer({ message, tokens: result.tokens });
  };

  const one = (row: ContentRowData): Target => ({ siteId: row.siteId, ids: [row.id], count: 1, rows: [row] });
  /** One row needs no preview: it is gone at a click, and back at another. */
  const actOnOne = async (row: ContentRowData, step: (selected: Selected) => Promise<StepAnswer>, message: string) => {
    setFailure(undefined);
    const only = one(row);
    const result = await runBatch(only, step);
    const why = result.stopped?.message ?? result.failed[0]?.message;
    if (why) setFailure(`“${row.title}” stays as it is. ${why}`);
    else done(result, message, only, true);
  };

  /** @returns the ids of all that match, oldest first. */
  const idsMatching = async (wanted: ContentFilter): Promise<string[] | undefined> => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const variables: ContentBatch_IdsQueryVariables = { siteId: siteId(), filter: wanted, after };
      const answer: { data?: ContentBatch_IdsQuery | undefined; error?: Parameters<typeof failureOfOperation>[0] | undefined } =
        await client.query(ContentBatch_IdsDocument, variables, { requestPolicy: 'network-only' });
      if (!answer.data) {
        setFailure((answer.error ? failureOfOperation(answer.error) : UNREACHABLE).message);
        return undefined;
      }
      ids.push(...answer.data.content.nodes.map((node) => node.id));
      const { hasNextPage, endCursor } = answer.data.content.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after);
    return ids;
  };

  return {
    selection,
    target,
    publishIds,
    failure: () => failure() ?? undo.failure(),
    open,
    close,
    refresh,
    /** Of all that match the filters now. */
    idsMatching: () => idsMatching(filter()),
    /** What its dialog can no longer tell, for it was closed while it worked. */
    tell: setFailure,
    isOpen: (dialog: BatchDialog) => view.dialog() === dialog && target() !== undefined,
    done,

    assignCluster: (chosen: Target, clusterId: string) =>
      runBatch(chosen, async (selected) =>
        answerOf(await client.mutation(ContentBatch_AssignClusterDocument, { selection: selected, clusterId })),
      ),
    assignTaxonomy: (chosen: Target, attach: string[], detach: string[]) =>
      runBatch(chosen, async (selected) =>
        answerOf(await client.mutation(ContentBatch_AssignTaxonomyDocument, { selection: selected, attach, detach })),
      ),
    delete: (chosen: Target) => runBatch(chosen, remove),
    restore: (chosen: Target) => runBatch(chosen, bringBack),

    /** Those that are selected: one at once, many after a look at what it would do. */
    removeSelected: (dialog: 'delete' | 'restore') => {
      const [row] = selection.rows();
      if (selection.size() !== 1 || !row) return open(dialog);
      const words = dialog === 'delete' ? `${plural(1, 'item')} deleted here; WordPress was left alone` : `“${row.title}” is restored`;
      void actOnOne(row, dialog === 'delete' ? remove : bringBack, words);
    },
    acceptCluster: async (row: ContentRowData) => {
      const name = row.suggestedCluster?.cluster.name;
      const { acceptSuggestions } = await import('../../../lib/content/suggestions.ts');
      const step = async () => answerOf(await acceptSuggestions(client, row.siteId, { contentIds: [row.id] }));
      await actOnOne(row, step, `“${row.title}” is in “${name}”`);
    },
    restoreRow: (row: ContentRowData) => void actOnOne(row, bringBack, `“${row.title}” is restored`),

    publishSelected: async (ids?: string[]) => {
      const found = ids ?? (await idsMatching(filter()));
      if (!found) return;
      setPublishIds(found);
      open('publish');
    },
    publishRow: (row: ContentRowData) => {
      setPublishIds([row.id]);
      open('publish', row.id);
    },
  };
}

export type ContentBatch = ReturnType<typeof createContentBatch>;
