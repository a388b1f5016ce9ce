/** The columns of a list of contents. Each cell says whole in its tooltip what there is no room for. */
import { A } from '@solidjs/router';
import CirclePlus from 'lucide-solid/icons/circle-plus';
import FileText from 'lucide-solid/icons/file-text';
import Package from 'lucide-solid/icons/package';
import PanelTop from 'lucide-solid/icons/panel-top';
import Tags from 'lucide-solid/icons/tags';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { later } from '../../ui/later.tsx';
import { Status } from '../../ui/Status.tsx';
import type { Column } from '../../ui/table/columns.ts';
import { RowTitle } from '../../ui/table/RowTitle.tsx';
import { contentSourceLabel, contentStructureLabel, contentTypeLabel } from '../labels.ts';
import { RowActions } from './RowActions.tsx';
import { type ContentRowData, type Publishing, pathOf, standingOf } from './standing.ts';

const SuggestedCluster = later(
  () => import('./SuggestedCluster.tsx'),
  (props) => <NeedsCluster row={props.row} onAssign={props.onChoose} />,
);

const typeIcons = { ARTICLE: FileText, PAGE: PanelTop, PRODUCT: Package, TAXONOMY: Tags };

export interface ColumnParts {
  narrow: () => boolean;
  mayWrite: () => boolean;
  /** Where a row opens. */
  href: (row: ContentRowData) => string;
  clusterHref: (clusterId: string) => string;
  publishing: (row: ContentRowData) => Publishing | undefined;
  /** Why a row cannot be published. */
  obstacle: (row: ContentRowData) => string | undefined;
  /** Left out where no cluster can be assigned. */
  onAssignCluster?: (row: ContentRowData) => void;
  /** Left out where no suggested cluster can be accepted. */
  onAcceptCluster?: (row: ContentRowData) => void;
  onPublish: (row: ContentRowData) => void;
  /** Left out where nothing deleted is listed. */
  onRestore?: (row: ContentRowData) => void;
}

export const contentColumns = (parts: ColumnParts): Column<ContentRowData>[] => [
  {
    id: 'title',
    header: 'Title',
    sortField: 'TITLE',
    narrow: 'title',
    cell: (row) => <Title row={row} href={parts.href(row)} narrow={parts.narrow()} />,
  },
  {
    id: 'type',
    header: 'Type',
    width: '5.25rem',
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
    sortField: 'CLUSTER',
    narrow: 'meta',
    cell: (row) => <ClusterCell row={row} parts={parts} />,
  },
  { id: 'taxonomies', header: 'Taxonomies', width: '6.5rem', sortField: 'TAXONOMY_TERMS', cell: (row) => <Terms row={row} /> },
  {
    id: 'status',
    header: 'Status',
    width: '10rem',
    sortField: 'STATUS',
    narrow: 'state',
    cell: (row) => {
      const standing = () => standingOf(row, parts.publishing(row));
      // On a narrow screen there is room for one line beneath the title: there what was searched for comes before the reason.
      const reason = () => (parts.narrow() && row.excerpt?.length ? undefined : standing().reason);
      return <Status kind={standing().kind} reason={reason()} />;
    },
  },
  {
    id: 'source',
    header: 'Source',
    width: '5.5rem',
    sortField: 'SOURCE',
    cell: (row) => <Cut class="text-ink-2">{contentSourceLabel(row.source)}</Cut>,
  },
  { id: 'url', header: 'URL', width: '6.5rem', sortField: 'EXTERNAL_URL', cell: (row) => <Address url={row.externalUrl} /> },
  {
    id: 'actions',
    header: 'Actions',
    width: '6.5rem',
    narrow: 'end',
    cell: (row) => (
      <RowActions
        content={row}
        href={parts.href(row)}
        narrow={parts.narrow()}
        mayWrite={parts.mayWrite()}
        obstacle={parts.publishing(row) ? 'it is being published' : parts.obstacle(row)}
        onPublish={() => parts.onPublish(row)}
        onRestore={() => parts.onRestore?.(row)}
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

/** With what was searched for beneath it, where the text holds it. */
function Title(props: { row: ContentRowData; href: string; narrow: boolean }): JSX.Element {
  const excerpt = () => shortened(props.row.excerpt ?? []);
  return (
    <Show when={excerpt().length > 0} fallback={<RowTitle title={props.row.title} href={props.href} />}>
      <span class="grid">
        <RowTitle title={props.row.title} href={props.href} tight={!props.narrow} />
        <span
          class="truncate text-note leading-3.5 text-ink-3 max-sm:-mb-1"
          title={excerpt()
            .map(({ text }) => text)
            .join('')}
        >
          <For each={excerpt()}>
            {({ text, matched }) => (matched ? <mark class="rounded-[2px] bg-ochre-soft text-ink">{text}</mark> : text)}
          </For>
        </span>
      </span>
    </Show>
  );
}

/** So many letters before the first word that was found, or there would be no room for it. */
const BEFORE = 18;

const shortened = (parts: NonNullable<ContentRowData['excerpt']>) => {
  const [first, ...others] = parts;
  if (!first || first.matched || first.text.length <= BEFORE) return parts;
  return [{ ...first, text: `…${first.text.slice(-BEFORE).replace(/^\S*/, '')}` }, ...others];
};

const NeedsCluster = (props: { row: ContentRowData; onAssign: (row: ContentRowData) => void }) => (
  <button
    type="button"
    aria-label={`Needs cluster: assign one to ${props.row.title}`}
    title="Assign a cluster (C)"
    aria-keyshortcuts="c"
    class="relative -ml-1 inline-flex h-6.5 max-w-full items-center gap-1.25 rounded-control px-1 font-[550] text-ochre hover:bg-ochre-soft touch:before:absolute touch:before:-inset-2"
    onClick={() => props.onAssign(props.row)}
  >
    <CirclePlus size={15} strokeWidth={1.75} aria-hidden="true" class="flex-none" /> <span class="truncate">Needs cluster</span>
  </button>
);

function ClusterCell(props: { row: ContentRowData; parts: ColumnParts }): JSX.Element {
  const assign = () => (props.parts.mayWrite() && !props.row.deletedAt ? props.parts.onAssignCluster : undefined);
  return (
    <Show
      when={props.row.cluster}
      fallback={
        <Show when={assign()} fallback={<span class="text-ochre">Needs cluster</span>}>
          {(act) => (
            <Show
              when={props.parts.onAcceptCluster && props.row.suggestedCluster}
              fallback={<NeedsCluster row={props.row} onAssign={act()} />}
            >
              {(suggestion) => (
                <SuggestedCluster
                  row={props.row}
                  suggestion={suggestion()}
                  onAccept={(row) => props.parts.onAcceptCluster?.(row)}
                  onChoose={act()}
                />
              )}
            </Show>
          )}
        </Show>
      }
    >
      {(cluster) => (
        <A
          href={props.parts.clusterHref(cluster().id)}
          title={cluster().name}
          class="inline-block max-w-full truncate align-bottom text-ink underline decoration-rule-2 decoration-1 underline-offset-3 hover:decoration-ink max-sm:leading-6.5"
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

const Address = (props: { url: string | null }) => (
  <Show when={props.url} fallback={<span class="text-ink-3">Not yet</span>}>
    {(url) => (
      <a href={url()} target="_blank" rel="noreferrer" title={url()} class="figures block truncate text-pencil-2 hover:underline">
        {pathOf(url())}
      </a>
    )}
  </Show>
);
