/**
 * Contents of a site under a filter and an order. What changes elsewhere changes its row where it stands; only when there are
 * more or fewer than before is the list read again.
 */
import { useClient } from '@urql/solid';
import { createEffect, createMemo, on, onCleanup } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import type { ContentRow_ContentFragment } from '../../graphql/generated/lib/content/ContentRow.ts';
import {
  type ContentFilter,
  ContentList_PageDocument,
  ContentList_SkimDocument,
  ContentList_TotalDocument,
  ContentList_TriedDocument,
  type ContentOrderBy,
  createContentListChangedSubscription,
} from '../../graphql/generated/lib/content/content-list.ts';
import { UNREACHABLE } from '../failure.ts';
import { useJobs } from '../jobs.tsx';
import { createLongList } from '../long-list.ts';
import type { ContentRowData } from './standing.ts';

export type { ContentFilter, ContentOrderBy };

const PAGE = 100;
/** As many as the API gives at once: on the way to what is far away. */
const SKIMMED = 200;
/** An import changes many rows in a moment: they are read together. */
const GATHER_MS = 800;
/** How often what failed is asked for while a publish runs. */
const TRIED_MS = 2_000;

export interface ContentListOptions {
  siteId: () => string;
  filter: () => ContentFilter;
  orderBy: () => ContentOrderBy;
  /** Something changed: what is counted may have changed with it. */
  onChanged?: (rows: ContentRowData[]) => void;
}

type Row = ContentRow_ContentFragment;

export function createContentList(options: ContentListOptions) {
  const client = useClient();
  // One that says the same is the same: who asked under it may be answered by it.
  const filter = createMemo(options.filter, undefined, { equals: (was, is) => JSON.stringify(was) === JSON.stringify(is) });
  const rows = createLongList({
    variables: () => ({ siteId: options.siteId(), filter: filter(), orderBy: options.orderBy() }),
    ahead: PAGE,
    load: async (variables, after, withTotal) => {
      const search = variables.filter.search ?? '';
      const { data, error } = await client.query(
        ContentList_PageDocument,
        { ...variables, first: PAGE, after, withTotal, search, withExcerpt: search !== '' },
        { requestPolicy: 'network-only' },
      );
      if (!data || error) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const { nodes, pageInfo, totalCount } = data.content;
      return {
        nodes: nodes.map((node): ContentRowData => ({ ...unmask<Row>(node), excerpt: node.excerpt })),
        endCursor: pageInfo.endCursor,
        hasMore: pageInfo.hasNextPage,
        total: totalCount,
      };
    },
    skim: async (variables, after) => {
      const { data, error } = await client.query(
        ContentList_SkimDocument,
        { ...variables, first: SKIMMED, after },
        { requestPolicy: 'network-only' },
      );
      if (!data || error) return { failure: error ? failureOfOperation(error) : UNREACHABLE };
      const { nodes, pageInfo } = data.content;
      return { count: nodes.length, endCursor: pageInfo.endCursor, hasMore: pageInfo.hasNextPage };
    },
  });

  const take = (changed: readonly Row[]) => {
    if (changed.length === 0) return;
    const now = new Map(changed.map((row) => [row.id, row]));
    const inTrash = filter().deleted === true;
    rows.patch(new Set(now.keys()), (row) => {
      const fresh = now.get(row.id) as Row;
      return (fresh.deletedAt !== null) === inTrash ? { ...fresh, excerpt: row.excerpt } : null;
    });
  };

  const rereadIfOthers = async () => {
    const asked = filter();
    const variables = { siteId: options.siteId(), filter: asked };
    const { data } = await client.query(ContentList_TotalDocument, variables, { requestPolicy: 'network-only' });
    if (data && asked === filter() && data.content.totalCount !== rows.total()) rows.reread();
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnknown = false;
  let isOther = false;
  let gathered: ContentRowData[] = [];
  const hear = (ids: readonly string[] | null | undefined, contents: readonly Row[]) => {
    isUnknown ||= !ids;
    isOther ||= ids?.some((id) => rows.indexOf(id) < 0) ?? false;
    take(contents);
    gathered.push(...contents);
    timer ??= setTimeout(() => {
      timer = undefined;
      if (isUnknown) rows.reread();
      else if (isOther) void rereadIfOthers();
      options.onChanged?.(gathered);
      isUnknown = false;
      isOther = false;
      gathered = [];
    }, GATHER_MS);
  };
  onCleanup(() => clearTimeout(timer));
  createContentListChangedSubscription({ variables: () => ({ siteId: options.siteId() }) }, (_before, { contentChanged }) => {
    hear(
      contentChanged.ids,
      contentChanged.contents.map((content) => unmask<Row>(content)),
    );
    return { contentChanged };
  });

  followPublishing(options.siteId, async (jobId) => {
    const { data } = await client.query(ContentList_TriedDocument, { jobId }, { requestPolicy: 'network-only' });
    const failed = (data?.job?.items ?? []).flatMap(({ state, content }) => (state === 'FAILED' && content ? unmask<Row>(content) : []));
    take(failed);
    options.onChanged?.(failed);
  });

  return rows;
}

/** That a publish failed changes no content, and is told by its job alone. */
function followPublishing(siteId: () => string, look: (jobId: string) => Promise<void>) {
  const jobs = useJobs();
  const failures = createMemo(
    () =>
      jobs
        .running(siteId())
        .filter(({ kind }) => kind === 'PUBLISH_CONTENT')
        .map(({ id, failed }) => ({ id, failed })),
    undefined,
    { equals: (was, is) => JSON.stringify(was) === JSON.stringify(is) },
  );
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  onCleanup(() => timers.forEach(clearTimeout));
  const lookSoon = (jobId: string, wait: number) => {
    if (timers.has(jobId)) return;
    timers.set(
      jobId,
      setTimeout(() => {
        timers.delete(jobId);
        void look(jobId);
      }, wait),
    );
  };
  createEffect(
    on(failures, (now, before = []) => {
      for (const { id, failed } of now) if (failed > (before.find((job) => job.id === id)?.failed ?? 0)) lookSoon(id, TRIED_MS);
      for (const { id } of before) if (!now.some((job) => job.id === id)) void look(id);
    }),
  );
}

export type ContentList = ReturnType<typeof createContentList>;
