/** The list of the Content Manager with its counts, kept right: what changes elsewhere changes its row, what is new is read. */
import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import { unmask } from '../../../graphql/fragment.ts';
import {
  createContentPageChangedSubscription,
  createContentPageCountsQuery,
  createContentPagePageQuery,
} from '../../../graphql/generated/features/content/ContentPage.ts';
import type { ContentRow_ContentFragment } from '../../../graphql/generated/features/content/manager/ContentRow.ts';
import { createPagedList } from '../../../graphql/paged-list.ts';
import { type ContentView, filterOf, orderOf } from './content-filter.ts';

/** An import changes many rows in a moment: they are read together. */
const GATHER_MS = 800;

export function createContentList(siteId: () => string, view: ContentView) {
  const filter = createMemo(() => filterOf(view));
  const orderBy = createMemo(() => orderOf(view.sort()));
  const variables = createMemo(() => ({ siteId: siteId(), filter: filter(), orderBy: orderBy() }));
  const pages = createPagedList({
    variables,
    open: ({ variables, pause }) => createContentPagePageQuery({ variables, pause, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.content,
  });
  // What is read again on the quiet does not make the table look busy; another filter or order does.
  const [settled, setSettled] = createSignal<object>();
  createEffect(() => !pages.busy() && setSettled(variables()));
  const [counts, count] = createContentPageCountsQuery({
    variables: () => ({
      siteId: siteId(),
      filter: filter(),
      needsCluster: { ...filter(), needsCluster: true },
      unpublishedChanges: { ...filter(), unpublishedChanges: true },
      missing: { ...filter(), missingInWordPress: true },
    }),
    requestPolicy: 'cache-and-network',
  });
  const rows = createMemo(() =>
    pages.loaded()
      ? pages
          .nodes()
          .filter((row) => !row.deletedAt)
          .map((row) => unmask<ContentRow_ContentFragment>(row))
      : undefined,
  );

  const recount = () => count({ requestPolicy: 'network-only' });
  const refresh = () => {
    pages.reload();
    recount();
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let rowsAreMissing = false;
  const hear = (ids: readonly string[] | null | undefined) => {
    const shown = new Set(pages.nodes().map((row) => row.id));
    rowsAreMissing ||= !ids || ids.some((id) => !shown.has(id));
    timer ??= setTimeout(() => {
      timer = undefined;
      if (rowsAreMissing) pages.reload();
      rowsAreMissing = false;
      recount();
    }, GATHER_MS);
  };
  onCleanup(() => clearTimeout(timer));
  createContentPageChangedSubscription({ variables: () => ({ siteId: siteId() }) }, (_before, changed) => {
    hear(changed.contentChanged.ids);
    return changed;
  });

  return {
    rows,
    filter,
    error: pages.error,
    busy: () => pages.busy() && settled() !== variables(),
    more: () => ({ ...pages.more(), shown: rows()?.length ?? 0, total: counts.data?.matching.totalCount }),
    counts: () => counts.data,
    refresh,
    recount,
  };
}

export type ContentList = ReturnType<typeof createContentList>;
