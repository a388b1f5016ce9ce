import { A, useNavigate } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import {
  createClusterContentCountsQuery,
  createClusterContentRightsQuery,
} from '../../graphql/generated/features/cluster/ClusterContent.ts';
import { ContentTable } from '../../lib/content/ContentTable.tsx';
import { contentColumns } from '../../lib/content/content-columns.tsx';
import { type ContentOrderBy, createContentList } from '../../lib/content/content-list.ts';
import { publishingOf } from '../../lib/content/publishing.ts';
import { publishObstacle } from '../../lib/content/standing.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { createNarrow } from '../../ui/media.ts';
import { EmptyState } from '../../ui/PageState.tsx';
import type { Sort } from '../../ui/table/columns.ts';
import { type ContentView, contentUrl, editorUrl } from '../content/content.urls.ts';
import { ideasUrl } from '../planner/planner.urls.ts';
import { clusterUrl } from './cluster.urls.ts';

/** The four kinds of content, each with its place in the coverage. */
export const contentSections = [
  { name: 'articles', label: 'Articles', one: 'article', type: 'ARTICLE', count: 'articles' },
  { name: 'pages', label: 'Pages', one: 'page', type: 'PAGE', count: 'pages' },
  { name: 'products', label: 'Products', one: 'product', type: 'PRODUCT', count: 'products' },
  { name: 'taxonomy-pages', label: 'Taxonomy pages', one: 'taxonomy page', type: 'TAXONOMY', count: 'taxonomyPages' },
] as const;

export type SectionName = (typeof contentSections)[number]['name'];

/** The cluster is this one, and the kind is the section's. */
const SHOWN = ['title', 'structure', 'taxonomies', 'status', 'source', 'url', 'actions'];

const byChange: ContentOrderBy = { field: 'UPDATED_AT', direction: 'DESC' };

/** What of one kind is written for a cluster: the list of the Content Manager, without what the cluster says already. */
export function ClusterContent(props: { siteId: string; clusterId: string; section: SectionName; onChanged: () => void }) {
  const navigate = useNavigate();
  const jobs = useJobs();
  const narrow = createNarrow();
  const section = () => contentSections.find(({ name }) => name === props.section) as (typeof contentSections)[number];
  const [sort, setSort] = createSignal<Sort>();
  const list = createContentList({
    siteId: () => props.siteId,
    filter: () => ({ clusterIds: [props.clusterId], contentTypes: [section().type] }),
    orderBy: () => (sort() as ContentOrderBy | undefined) ?? byChange,
    onChanged: () => {
      recount({ requestPolicy: 'network-only' });
      props.onChanged();
    },
  });
  const [counts, recount] = createClusterContentCountsQuery({
    variables: () => ({ siteId: props.siteId, clusterIds: [props.clusterId], types: [section().type] }),
    requestPolicy: 'cache-and-network',
  });
  const [about] = createClusterContentRightsQuery({ variables: () => ({ siteId: props.siteId }) });
  const may = (scope: 'WRITE' | 'PUBLISH') => about.data?.viewer.scopes.includes(scope) ?? false;

  const inManager = (view: ContentView) => contentUrl(props.siteId, { cluster: props.clusterId, type: section().type, ...view });
  const edit = (row: { id: string }) => editorUrl(props.siteId, row.id);
  const columns = contentColumns({
    narrow,
    mayWrite: () => may('WRITE'),
    href: edit,
    clusterHref: (clusterId) => clusterUrl(props.siteId, clusterId),
    publishing: (row) => publishingOf(row, jobs),
    obstacle: (row) => publishObstacle(row, { siteActive: about.data?.site?.active ?? true, mayPublish: may('PUBLISH') }),
    onPublish: (row) => navigate(inManager({ dialog: 'publish', row: row.id })),
  })
    .filter(({ id }) => SHOWN.includes(id))
    .map((column) => (column.id === 'structure' ? { ...column, narrow: 'meta' as const } : column));

  const states = () =>
    [
      { words: (count: number) => plural(count, 'draft'), count: counts.data?.drafts.totalCount, view: { status: 'DRAFT' }, look: '' },
      {
        words: (count: number) => `${formatCount(count)} published`,
        count: counts.data?.published.totalCount,
        view: { status: 'PUBLISHED' },
        look: '',
      },
      {
        words: (count: number) => `${formatCount(count)} with unpublished changes`,
        count: counts.data?.unpublishedChanges.totalCount,
        view: { unpublishedChanges: true },
        look: 'text-ochre',
      },
      {
        words: (count: number) => `${formatCount(count)} missing in WordPress`,
        count: counts.data?.missing.totalCount,
        view: { missing: true },
        look: '',
      },
      {
        words: (count: number) => `${formatCount(count)} changed in both places`,
        count: counts.data?.conflict.totalCount,
        view: { conflict: true },
        look: 'text-plum',
      },
    ].filter(({ count }) => count);

  return (
    <>
      <Show when={states().length > 0}>
        <p class="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-ink-2 sm:px-5">
          <For each={states()}>
            {({ words, count, view, look }) => (
              <A
                href={inManager(view)}
                class={`rounded-[2px] underline decoration-rule-2 underline-offset-4 hover:decoration-ink touch:py-3 ${look}`}
              >
                {words(count ?? 0)}
              </A>
            )}
          </For>
          <A href={inManager({})} class="text-link ml-auto touch:py-3">
            Open in the Content Manager
          </A>
        </p>
      </Show>
      <ContentTable
        label={section().label}
        list={list}
        columns={columns}
        sort={sort()}
        onSort={(next) => setSort(sort()?.field === next.field && sort()?.direction === 'DESC' ? undefined : next)}
        onOpen={(row) => navigate(edit(row))}
        empty={
          <EmptyState
            title={`No ${section().one} yet`}
            actions={
              <>
                <Button
                  variant="primary"
                  onClick={() => navigate(`${ideasUrl(props.siteId, { cluster: props.clusterId })}&dialog=new-task`)}
                >
                  Plan a task
                </Button>
                <Button onClick={() => navigate(contentUrl(props.siteId, { needsCluster: true }))}>See content without a cluster</Button>
              </>
            }
          >
            Nothing of this kind was written for this cluster or assigned to it. Plan a task for the Writer, or assign content that you
            imported.
          </EmptyState>
        }
      />
    </>
  );
}
