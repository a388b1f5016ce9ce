import { useNavigate } from '@solidjs/router';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import { Show } from 'solid-js';
import { type ClusterIdeas_ListQuery, createClusterIdeasListQuery } from '../../graphql/generated/features/cluster/ClusterIdeas.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { createJobWatch } from '../../lib/job-watch.ts';
import { contentStructureLabel, contentTypeLabel, ideaStatusLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { ideasUrl, keywordsUrl } from '../planner/planner.urls.ts';
import { SectionTable } from './SectionTable.tsx';

export interface ClusterIdeasProps {
  siteId: string;
  clusterId: string;
  mayWrite: boolean;
  hasKeywords: boolean;
  busy: string | undefined;
  onGenerate: () => void;
}

type Row = ClusterIdeas_ListQuery['ideas']['nodes'][number];

export function ClusterIdeas(props: ClusterIdeasProps) {
  const navigate = useNavigate();
  const ideas = createPagedList({
    variables: () => ({ siteId: props.siteId, filter: { clusterIds: [props.clusterId], statuses: ['NEW' as const, 'QUEUED' as const] } }),
    open: (query) => createClusterIdeasListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.ideas,
  });
  createJobWatch(() => props.siteId, 'GENERATE_IDEAS', ideas.reload);
  // Ideas are edited and made into tasks where they all are.
  const inIdeas = (row: Row) => `${ideasUrl(props.siteId, { cluster: props.clusterId })}&dialog=edit&idea=${row.id}`;

  const columns: Column<Row>[] = [
    { id: 'title', header: 'Title', narrow: 'title', cell: (row) => <RowTitle title={row.title} href={inIdeas(row)} /> },
    {
      id: 'type',
      header: 'Type',
      width: '8rem',
      narrow: 'meta',
      cell: (row) => <span class="text-ink-2">{contentTypeLabel(row.contentType)}</span>,
    },
    {
      id: 'structure',
      header: 'Structure',
      width: '10rem',
      narrow: 'meta',
      cell: (row) => <span class="text-ink-2">{contentStructureLabel(row.contentStructure)}</span>,
    },
    {
      id: 'keyword',
      header: 'Primary keyword',
      width: '14rem',
      cell: (row) => (
        <span class="block truncate text-ink-2" title={row.primaryKeyword?.text}>
          {row.primaryKeyword?.text ?? 'Deleted'}
        </span>
      ),
    },
    {
      id: 'words',
      header: 'Words',
      width: '5rem',
      align: 'end',
      cell: (row) => (row.estimatedWords === null ? '–' : formatCount(row.estimatedWords)),
    },
    {
      id: 'status',
      header: 'Status',
      width: '7rem',
      narrow: 'meta',
      cell: (row) => <span class="text-ink-2">{ideaStatusLabel(row.status)}</span>,
    },
  ];

  return (
    <SectionTable
      label="Ideas"
      list={ideas}
      columns={columns}
      rowName={(row) => row.title}
      onOpen={(row) => navigate(inIdeas(row))}
      empty={
        <Show
          when={props.hasKeywords}
          fallback={
            <EmptyState
              title="No ideas yet"
              actions={
                <Button variant="primary" onClick={() => navigate(keywordsUrl(props.siteId, { unclustered: true }))}>
                  See unclustered keywords
                </Button>
              }
            >
              Ideas are proposed for keywords, and this cluster has none. Move some into it first.
            </EmptyState>
          }
        >
          <EmptyState
            title="No ideas yet"
            actions={
              <Show when={props.mayWrite}>
                <Button variant="primary" busy={props.busy} onClick={props.onGenerate}>
                  <Lightbulb size={15} strokeWidth={1.75} /> Generate ideas
                </Button>
              </Show>
            }
          >
            Ideas are pieces of content proposed for the keywords of this cluster. What you like becomes a task for the Writer.
          </EmptyState>
        </Show>
      }
    />
  );
}
