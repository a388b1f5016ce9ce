import { Show } from 'solid-js';
import type { KeywordRow_KeywordFragment } from '../../graphql/generated/features/planner/KeywordRow.ts';
import { intentLabel } from '../../lib/labels.ts';
import { formatCount, formatMoney } from '../../lib/numbers.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { ClusterLink, Cut, Unknown } from './cells.tsx';

export type KeywordRow = KeywordRow_KeywordFragment;

/** What the server can sort by, under the columns that show it. */
export const keywordSortFields = ['TEXT', 'VOLUME', 'DIFFICULTY', 'CREATED_AT'] as const;

export const keywordColumns: Column<KeywordRow>[] = [
  {
    id: 'keyword',
    header: 'Keyword',
    sortField: 'TEXT',
    narrow: 'title',
    cell: (row) => <Cut class="font-medium">{row.text}</Cut>,
  },
  {
    id: 'volume',
    header: 'Volume',
    width: '8rem',
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
    cell: (row) => (
      <Show when={row.cpc !== null} fallback={<Unknown />}>
        {formatMoney(row.cpc as number, row.cpcCurrency)}
      </Show>
    ),
  },
  {
    id: 'intent',
    header: 'Intent',
    width: '8.5rem',
    cell: (row) => (
      <Show when={row.intent} fallback={<Unknown />}>
        {(intent) => <span class="text-ink-2">{intentLabel(intent())}</span>}
      </Show>
    ),
  },
  {
    id: 'country',
    header: 'Country',
    width: '5.5rem',
    cell: (row) => (
      <Show when={row.country} fallback={<span class="text-ink-3">Any</span>}>
        {(country) => <span class="figures text-ink-2">{country()}</span>}
      </Show>
    ),
  },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '13rem',
    narrow: 'meta',
    cell: (row) => <ClusterLink siteId={row.siteId} cluster={row.cluster} without="Unclustered" />,
  },
];

const Figure = (props: { value: number | null; upTo?: number | null }) => (
  <Show when={props.value !== null} fallback={<Unknown />}>
    {formatCount(props.value as number)}
    <Show when={props.upTo}>{(upTo) => `–${formatCount(upTo())}`}</Show>
  </Show>
);
