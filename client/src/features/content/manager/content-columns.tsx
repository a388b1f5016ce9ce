import { A } from '@solidjs/router';
import CirclePlus from 'lucide-solid/icons/circle-plus';
import FileText from 'lucide-solid/icons/file-text';
import Package from 'lucide-solid/icons/package';
import PanelTop from 'lucide-solid/icons/panel-top';
import Tags from 'lucide-solid/icons/tags';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { contentSourceLabel, contentStructureLabel, contentTypeLabel } from '../../../lib/labels.ts';
import { type Column, RowTitle } from '../../../ui/DataTable.tsx';
import { Status } from '../../../ui/Status.tsx';
import { clusterUrl } from '../../cluster/cluster.urls.ts';
import { editorUrl } from '../content.urls.ts';
import { type ContentRowData, type Publishing, pathOf, standingOf } from './content-state.ts';
import { RowActions } from './RowActions.tsx';

const typeIcons = { ARTICLE: FileText, PAGE: PanelTop, PRODUCT: Package, TAXONOMY: Tags };

export interface ColumnParts {
  narrow: () => boolean;
  mayWrite: () => boolean;
  publishing: (row: ContentRowData) => Publishing | undefined;
  obstacle: (row: ContentRowData) => string | undefined;
  onAssignCluster: (row: ContentRowData) => void;
  onPublish: (row: ContentRowData) => void;
}

export const contentColumns = (parts: ColumnParts): Column<ContentRowData>[] => [
  {
    id: 'title',
    header: 'Title',
    sortField: 'TITLE',
    narrow: 'title',
    cell: (row) => <RowTitle title={row.title} href={editorUrl(row.siteId, row.id)} />,
  },
  {
    id: 'type',
    header: 'Type',
    width: '5.75rem',
    sortField: 'CONTENT_TYPE',
    narrow: 'meta',
    cell: (row) => (
      <span class="flex items-center gap-1.5 text-ink-2">
        <span class="flex-none text-ink-3 max-sm:hidden">
          <Dynamic component={typeIcons[row.contentType]} size={15} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <Cut>{contentTypeLabel(row.contentType)}</Cut>
      </span>
    ),
  },
  {
    id: 'structure',
    header: 'Structure',
    width: '7.25rem',
    sortField: 'CONTENT_STRUCTURE',
    cell: (row) => <Cut class="text-ink-2">{contentStructureLabel(row.contentStructure)}</Cut>,
  },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '8.5rem',
    narrow: 'meta',
    cell: (row) => <ClusterCell row={row} mayWrite={parts.mayWrite()} onAssign={() => parts.onAssignCluster(row)} />,
  },
  { id: 'taxonomies', header: 'Taxonomies', width: '7rem', cell: (row) => <Terms row={row} /> },
  {
    id: 'status',
    header: 'Status',
    width: '10rem',
    sortField: 'STATUS',
    narrow: 'meta',
    cell: (row) => <Status {...standingOf(row, parts.publishing(row))} />,
  },
  {
    id: 'source',
    header: 'Source',
    width: '5.5rem',
    sortField: 'SOURCE',
    cell: (row) => <span class="text-ink-2">{contentSourceLabel(row.source)}</span>,
  },
  { id: 'url', header: 'URL', width: '7.25rem', cell: (row) => <Address row={row} /> },
  {
    id: 'actions',
    header: 'Actions',
    width: '6.5rem',
    narrow: 'end',
    cell: (row) => (
      <RowActions
        content={row}
        narrow={parts.narrow()}
        obstacle={parts.publishing(row) ? 'it is being published' : parts.obstacle(row)}
        onPublish={() => parts.onPublish(row)}
      />
    ),
  },
];

/** Words that are cut where there is no room for them, and whole on hover. */
const Cut = (props: { children: string; class?: string }) => (
  <span class={`block truncate ${props.class ?? ''}`} title={props.children}>
    {props.children}
  </span>
);

function ClusterCell(props: { row: ContentRowData; mayWrite: boolean; onAssign: () => void }): JSX.Element {
  return (
    <Show
      when={props.row.cluster}
      fallback={
        <Show when={props.mayWrite} fallback={<span class="text-ochre">Needs cluster</span>}>
          <button
            type="button"
            aria-label={`Needs cluster: assign one to ${props.row.title}`}
            title="Assign a cluster"
            class="relative -ml-1 inline-flex h-6.5 items-center gap-1.25 rounded-control px-1 font-[550] text-ochre hover:bg-ochre-soft touch:before:absolute touch:before:-inset-2"
            onClick={props.onAssign}
          >
            <CirclePlus size={15} strokeWidth={1.75} aria-hidden="true" /> Needs cluster
          </button>
        </Show>
      }
    >
      {(cluster) => (
        <A
          href={clusterUrl(props.row.siteId, cluster().id)}
          title={cluster().name}
          class="inline-block max-w-full truncate align-bottom text-ink underline max-sm:leading-6.5 decoration-rule-2 decoration-1 underline-offset-3 hover:decoration-ink"
        >
          {cluster().name}
        </A>
      )}
    </Show>
  );
}

function Terms(props: { row: ContentRowData }) {
  const terms = () => props.row.taxonomyTerms;
  const names = () =>
    terms()
      .map((term) => term.name)
      .join(', ');
  return (
    <Show when={terms()[0]} fallback={<span class="text-ink-3">None</span>}>
      {(first) => (
        <span class="flex min-w-0 items-baseline gap-1 text-ink-2" title={names()}>
          <span class="truncate">{first().name}</span>
          <Show when={terms().length > 1}>
            <span class="figures flex-none text-note text-ink-3" aria-hidden="true">
              +{terms().length - 1}
            </span>
            <span class="sr-only">
              and{' '}
              {terms()
                .slice(1)
                .map((term) => term.name)
                .join(', ')}
            </span>
          </Show>
        </span>
      )}
    </Show>
  );
}

function Address(props: { row: ContentRowData }) {
  return (
    <Show when={props.row.externalUrl} fallback={<span class="text-ink-3">Not yet</span>}>
      {(url) => (
        <a href={url()} target="_blank" rel="noreferrer" title={url()} class="figures block truncate text-pencil-2 hover:underline">
          {pathOf(url())}
        </a>
      )}
    </Show>
  );
}
