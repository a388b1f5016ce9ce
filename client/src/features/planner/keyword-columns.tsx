import CornerDownRight from 'lucide-solid/icons/corner-down-right';
import { Show } from 'solid-js';
import type { KeywordRow_KeywordFragment } from '../../graphql/generated/features/planner/KeywordRow.ts';
import type { ClusterName, KeywordDrag } from '../../lib/keyword-drag.ts';
import { intentLabel } from '../../lib/labels.ts';
import { formatCount, formatMoney } from '../../lib/numbers.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { ClusterLink, Unknown } from './cells.tsx';

export type KeywordRow = KeywordRow_KeywordFragment;

/** What the server can sort by, under the columns that show it. */
export const keywordSortFields = ['TEXT', 'VOLUME', 'DIFFICULTY', 'INTENT', 'CLUSTER', 'CREATED_AT'] as const;

export interface KeywordColumnParts {
  mayWrite: () => boolean;
  drag: KeywordDrag;
  onOpen: (row: KeywordRow) => void;
  onPut: (row: KeywordRow, to: ClusterName) => void;
}

/** Among those that have no cluster, the nearest one is shown in its place. */
export const keywordColumns = (parts: KeywordColumnParts, unclustered: boolean): Column<KeywordRow>[] => [
  {
    id: 'keyword',
    header: 'Keyword',
    sortField: 'TEXT',
    narrow: 'title',
    cell: (row) => <KeywordName row={row} parts={parts} />,
  },
  {
    id: 'volume',
    header: 'Volume',
    width: '8.5rem',
    align: 'end',
    sortField: 'VOLUME',
    narrow: 'meta',
    cell: (row) => <Figure value={row.volume} upTo={row.volumeMax} />,
  },
  {
    id: 'difficulty',
    header: 'Difficulty',
    width: '6.5rem',
    align: 'end',
    sortField: 'DIFFICULTY',
    cell: (row) => <Figure value={row.difficulty} />,
  },
  {
    id: 'cpc',
    header: 'CPC',
    width: '5.5rem',
    align: 'end',
    cell: (row) => (row.cpc === null ? <Unknown /> : formatMoney(row.cpc, row.cpcCurrency)),
  },
  { id: 'intent', header: 'Intent', width: '9rem', sortField: 'INTENT', cell: (row) => <IntentName {...row} /> },
  {
    id: 'country',
    header: 'Country',
    width: '5.5rem',
    cell: (row) => (row.country ? <span class="figures text-ink-2">{row.country}</span> : <span class="text-ink-3">Any</span>),
  },
  unclustered
    ? { id: 'nearest', header: 'Nearest cluster', width: '17rem', narrow: 'meta', cell: (row) => <Nearest row={row} parts={parts} /> }
    : {
        id: 'cluster',
        header: 'Cluster',
        width: '15rem',
        sortField: 'CLUSTER',
        narrow: 'meta',
        cell: (row) => <ClusterLink siteId={row.siteId} cluster={row.cluster} without="Unclustered" />,
      },
];

const KeywordName = (props: { row: KeywordRow; parts: KeywordColumnParts }) => (
  <span class="-ml-1 flex items-center">
    <button
      type="button"
      title={props.row.text}
      onClick={() => props.parts.onOpen(props.row)}
      class="min-w-0 truncate rounded-[2px] px-1 text-left font-medium -outline-offset-1! hover:underline"
    >
      {props.row.text}
    </button>
    <Show when={props.parts.mayWrite()}>
      <span
        {...props.parts.drag.handle(props.row.id, props.row.text)}
        aria-hidden="true"
        title="Drag onto a cluster"
        class="grid h-7 w-6 flex-none cursor-grab place-items-center rounded-control text-ink-3 opacity-0 group-hover/row:opacity-100 hover:bg-press max-sm:hidden touch:hidden"
      >
        <Grip />
      </span>
    </Show>
  </span>
);

// Two icons of Lucide, drawn here: they stand in every row, and rows come and go by the dozen while one scrolls.
const Grip = () => (
  <svg width="13" height="13" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <path d="M7.5 5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m6 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m-6 7a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m6 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m-6 7a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m6 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0" />
  </svg>
);
const Detected = () => (
  <svg
    width="13"
    height="13"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    role="img"
    aria-label="detected"
  >
    <path d="M3 7V5a2 2 0 0 1 2-2h2m10 0h2a2 2 0 0 1 2 2v2m0 10v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2M7 8h8m-8 4h10M7 16h6" />
  </svg>
);

const Figure = (props: { value: number | null; upTo?: number | null }) =>
  props.value === null ? <Unknown /> : `${formatCount(props.value)}${props.upTo ? `–${formatCount(props.upTo)}` : ''}`;

/** What was detected here is marked: it is a guess from the words alone. */
export const IntentName = (props: Pick<KeywordRow, 'intent' | 'intentSource'>) => (
  <Show when={props.intent} fallback={<Unknown />}>
    {(intent) => (
      <span class="flex items-center gap-1.5 text-ink-2">
        <span class="truncate">{intentLabel(intent())}</span>
        <Show when={props.intentSource === 'DETECTED'}>
          <span title="Detected from its words" class="flex-none text-ink-3">
            <Detected />
          </span>
        </Show>
      </span>
    )}
  </Show>
);

const Nearest = (props: { row: KeywordRow; parts: KeywordColumnParts }) => (
  <Show when={props.row.placement} fallback={<span class="text-ink-3">Not compared yet</span>}>
    {(placement) => (
      <Show when={placement().nearest} fallback={<span class="text-ink-3">Nothing close</span>}>
        {(cluster) => (
          <span class="flex items-center gap-2">
            <button
              type="button"
              disabled={!props.parts.mayWrite()}
              title={`Put “${props.row.text}” into ${cluster().name}`}
              onClick={() => props.parts.onPut(props.row, cluster())}
              class="inline-flex h-6.5 max-w-full min-w-0 items-center gap-1.5 rounded-control border border-edge bg-raise px-2 text-ink -outline-offset-1! hover:border-ink-3 disabled:border-transparent disabled:bg-transparent disabled:px-0 touch:h-8"
            >
              <CornerDownRight size={13} strokeWidth={1.75} aria-hidden="true" class="flex-none text-ink-3" />
              <span class="sr-only">Put it into </span>
              <span class="truncate">{cluster().name}</span>
            </button>
            <span class="figures flex-none text-ink-3" title="How alike they are, from 0 to 1">
              {score(placement().runnerUpScore)}
            </span>
          </span>
        )}
      </Show>
    )}
  </Show>
);

/** Two places are as much as it can mean. */
export const score = (value: number | null): string => (value === null ? '' : value.toFixed(2));
