import { A, useNavigate } from '@solidjs/router';
import Pencil from 'lucide-solid/icons/pencil';
import { Show } from 'solid-js';
import { type ClusterContent_ListQuery, createClusterContentListQuery } from '../../graphql/generated/features/cluster/ClusterContent.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { contentStructureLabel } from '../../lib/labels.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { Status } from '../../ui/Status.tsx';
import { contentUrl, editorUrl } from '../content/content.urls.ts';
import { ideasUrl } from '../planner/planner.urls.ts';
import { contentStanding } from './content-standing.ts';
import { SectionTable } from './SectionTable.tsx';

/** The four kinds of content, each with its place in the coverage. */
export const contentSections = [
  { name: 'articles', label: 'Articles', one: 'article', type: 'ARTICLE', count: 'articles' },
  { name: 'pages', label: 'Pages', one: 'page', type: 'PAGE', count: 'pages' },
  { name: 'products', label: 'Products', one: 'product', type: 'PRODUCT', count: 'products' },
  { name: 'taxonomy-pages', label: 'Taxonomy pages', one: 'taxonomy page', type: 'TAXONOMY', count: 'taxonomyPages' },
] as const;

export type SectionName = (typeof contentSections)[number]['name'];
type Row = ClusterContent_ListQuery['content']['nodes'][number];

export function ClusterContent(props: { siteId: string; clusterId: string; section: SectionName }) {
  const navigate = useNavigate();
  const section = () => contentSections.find(({ name }) => name === props.section) as (typeof contentSections)[number];
  const content = createPagedList({
    variables: () => ({ siteId: props.siteId, filter: { clusterIds: [props.clusterId], contentTypes: [section().type] } }),
    open: (query) => createClusterContentListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.content,
  });
  const edit = (row: Row) => editorUrl(props.siteId, row.id);

  const columns: Column<Row>[] = [
    { id: 'title', header: 'Title', narrow: 'title', cell: (row) => <RowTitle title={row.title} href={edit(row)} /> },
    {
      id: 'structure',
      header: 'Structure',
      width: '10rem',
      narrow: 'meta',
      cell: (row) => <span class="text-ink-2">{contentStructureLabel(row.contentStructure)}</span>,
    },
    { id: 'status', header: 'Status', width: '12rem', narrow: 'meta', cell: (row) => <Status {...contentStanding(row)} /> },
    { id: 'url', header: 'URL', width: '16rem', cell: (row) => <Address url={row.externalUrl} /> },
    {
      id: 'actions',
      header: 'Actions',
      width: '4.75rem',
      align: 'end',
      narrow: 'end',
      cell: (row) => (
        <A
          href={edit(row)}
          aria-label={`Edit “${row.title}”`}
          title="Edit"
          class="inline-grid size-6.5 place-items-center rounded-control align-middle text-ink-3 hover:bg-press hover:text-ink touch:size-11"
        >
          <Pencil size={15} strokeWidth={1.75} />
        </A>
      ),
    },
  ];

  return (
    <SectionTable
      label={section().label}
      list={content}
      columns={columns}
      rowName={(row) => row.title}
      onOpen={(row) => navigate(edit(row))}
      empty={
        <EmptyState
          title={`No ${section().one} yet`}
          actions={
            <>
              <Button variant="primary" onClick={() => navigate(`${ideasUrl(props.siteId, { cluster: props.clusterId })}&dialog=new-task`)}>
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
  );
}

const Address = (props: { url: string | null }) => (
  <Show when={props.url} fallback={<span class="text-ink-3">Not yet</span>}>
    {(url) => (
      <a
        href={url()}
        target="_blank"
        rel="noreferrer"
        title={url()}
        class="figures block truncate rounded-[2px] text-pencil-2 -outline-offset-1! hover:underline"
      >
        {pathOf(url())}
      </a>
    )}
  </Show>
);

/** The address without its host, which is the site's own. */
const pathOf = (url: string) => {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : url;
};
