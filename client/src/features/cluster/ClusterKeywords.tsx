import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import {
  type ClusterKeywords_ListQuery,
  createClusterKeywordsListQuery,
} from '../../graphql/generated/features/cluster/ClusterKeywords.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createJobWatch } from '../../lib/job-watch.ts';
import { assignedByLabel, intentLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { keywordsUrl } from '../planner/planner.urls.ts';
import { SectionTable } from './SectionTable.tsx';

type Row = ClusterKeywords_ListQuery['keywords']['nodes'][number];

const Figure = (props: { value: number | null; upTo?: number | null }) => (
  <Show when={props.value !== null} fallback={<span class="text-ink-3">–</span>}>
    {formatCount(props.value as number)}
    <Show when={props.upTo}>{(upTo) => `–${formatCount(upTo())}`}</Show>
  </Show>
);

const columns: Column<Row>[] = [
  {
    id: 'keyword',
    header: 'Keyword',
    narrow: 'title',
    cell: (row) => (
      <span class="block truncate font-medium" title={row.text}>
        {row.text}
      </span>
    ),
  },
  {
    id: 'volume',
    header: 'Volume',
    width: '8rem',
    align: 'end',
    narrow: 'meta',
    cell: (row) => <Figure value={row.volume} upTo={row.volumeMax} />,
  },
  {
    id: 'difficulty',
    header: 'Difficulty',
    width: '6.5rem',
    align: 'end',
    cell: (row) => <Figure value={row.difficulty} />,
  },
  {
    id: 'intent',
    header: 'Intent',
    width: '10rem',
    cell: (row) => <span class="text-ink-2">{row.intent ? intentLabel(row.intent) : '–'}</span>,
  },
  {
    id: 'assignedBy',
    header: 'Placed by',
    width: '10rem',
    cell: (row) => <span class="text-ink-2">{row.assignedBy ? assignedByLabel(row.assignedBy) : '–'}</span>,
  },
];

export function ClusterKeywords(props: { siteId: string; clusterId: string; mayWrite: boolean }) {
  const navigate = useNavigate();
  const keywords = createPagedList({
    variables: () => ({ siteId: props.siteId, filter: { clusterIds: [props.clusterId] } }),
    open: (query) => createClusterKeywordsListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.keywords,
  });
  createJobWatch(() => props.siteId, 'CLUSTER_KEYWORDS', keywords.reload);
  return (
    <SectionTable
      label="Keywords"
      list={keywords}
      columns={columns}
      rowName={(row) => row.text}
      empty={
        <EmptyState
          title="No keywords in this cluster"
          actions={
            <Button variant="primary" onClick={() => navigate(keywordsUrl(props.siteId, { unclustered: true }))}>
              See unclustered keywords
            </Button>
          }
        >
          Ideas are proposed for keywords, so it needs some. Choose them among the keywords of the site and move them here.
        </EmptyState>
      }
    />
  );
}
