import { useNavigate } from '@solidjs/router';
import FolderInput from 'lucide-solid/icons/folder-input';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import { createMemo, lazy, Show } from 'solid-js';
import {
  type ClusterKeywords_ListQuery,
  createClusterKeywordsListQuery,
} from '../../graphql/generated/features/cluster/ClusterKeywords.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { DropRail } from '../../lib/DropRail.tsx';
import { createJobWatch } from '../../lib/job-watch.ts';
import { type ClusterName, createKeywordDrag, type KeywordDrag } from '../../lib/keyword-drag.ts';
import { intentLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, createSelection } from '../../ui/DataTable.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { keywordsUrl } from '../planner/planner.urls.ts';
import { reasonInWords } from './reason-words.ts';
import { SectionTable } from './SectionTable.tsx';
import { createKeywordMoving } from './work/keyword-moving.ts';

const MoveDialog = lazy(() => import('./work/MoveDialog.tsx').then((module) => ({ default: module.MoveDialog })));

type Row = ClusterKeywords_ListQuery['keywords']['nodes'][number];

const Figure = (props: { value: number | null; upTo?: number | null }) => (
  <Show when={props.value !== null} fallback={<span class="text-ink-3">–</span>}>
    {formatCount(props.value as number)}
    <Show when={props.upTo}>{(upTo) => `–${formatCount(upTo())}`}</Show>
  </Show>
);

/** Why a keyword is here, and what it would go to otherwise. */
const why = ({ assignedBy, placement }: Row): string => {
  if (assignedBy === 'PERSON') return 'Placed by a person: no run moves it';
  if (!placement?.reason) return assignedBy === 'RUN' ? 'Placed by a clustering run' : '–';
  const next = placement.runnerUp ? `. Next best: ${placement.runnerUp.name}` : '';
  return reasonInWords(placement.reason) + next;
};

const columns = (drag: KeywordDrag | undefined): Column<Row>[] => [
  {
    id: 'keyword',
    header: 'Keyword',
    narrow: 'title',
    cell: (row) => (
      <span class="flex items-center gap-1 sm:-ml-1">
        <Show when={drag}>
          {(dragging) => (
            <span
              {...dragging().handle(row.id, row.text)}
              title="Drag it to another cluster"
              class="-my-1 cursor-grab rounded-badge py-1 text-ink-3 opacity-0 transition-opacity duration-90 group-hover/row:opacity-100 max-sm:hidden"
            >
              <GripVertical size={14} strokeWidth={1.75} aria-hidden="true" />
            </span>
          )}
        </Show>
        <span class="truncate font-medium" title={row.text}>
          {row.text}
        </span>
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
  { id: 'difficulty', header: 'Difficulty', width: '6.5rem', align: 'end', cell: (row) => <Figure value={row.difficulty} /> },
  {
    id: 'intent',
    header: 'Intent',
    width: '9rem',
    cell: (row) => <span class="text-ink-2">{row.intent ? intentLabel(row.intent) : '–'}</span>,
  },
  {
    id: 'fits',
    header: 'Fits',
    width: '4.5rem',
    align: 'end',
    narrow: 'meta',
    cell: (row) => row.placement?.score?.toFixed(2) ?? <span class="text-ink-3">–</span>,
  },
  {
    id: 'why',
    header: 'Why it is here',
    width: '24rem',
    cell: (row) => (
      <span class="block truncate text-ink-3" title={why(row)}>
        {why(row)}
      </span>
    ),
  },
];

export interface ClusterKeywordsProps {
  siteId: string;
  clusterId: string;
  mayWrite: boolean;
  /** Keywords came or went. */
  onChanged: () => void;
}

export function ClusterKeywords(props: ClusterKeywordsProps) {
  const navigate = useNavigate();
  const [view, setView] = createUrlState({ dialog: text() });
  const keywords = createPagedList({
    variables: () => ({ siteId: props.siteId, filter: { clusterIds: [props.clusterId] } }),
    open: (query) => createClusterKeywordsListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: (data) => data.keywords,
  });
  createJobWatch(() => props.siteId, 'CLUSTER_KEYWORDS', keywords.reload);
  const selection = createSelection(() => keywords.nodes().map(({ id }) => id));
  const chosen = () => keywords.nodes().filter(({ id }) => selection.has(id));
  const moving = createKeywordMoving(() => {
    keywords.reload();
    props.onChanged();
  });
  const drag = createKeywordDrag({
    idsWith: (id) => (selection.has(id) ? selection.ids() : [id]),
    onDrop: (ids, to) => void moving.move(ids, to).then((done) => done && selection.clear()),
  });
  const shown = createMemo(() => columns(props.mayWrite ? drag : undefined));
  /** Where the keywords here would go next, the commonest first. */
  const near = (): ClusterName[] => {
    const names = new Map<string, ClusterName & { count: number }>();
    for (const { placement } of keywords.nodes()) {
      if (!placement?.runnerUp) continue;
      const { id, name } = placement.runnerUp;
      names.set(id, { id, name, count: (names.get(id)?.count ?? 0) + 1 });
    }
    return [...names.values()].sort((one, other) => other.count - one.count).slice(0, 6);
  };

  return (
    <>
      <Show when={view.dialog() !== 'move' && moving.failure()}>
        {(words) => (
          <div class="px-4 py-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <div class="relative flex min-h-0 flex-1 flex-col">
        <SectionTable
          label="Keywords"
          list={keywords}
          columns={shown()}
          rowName={(row) => row.text}
          selection={props.mayWrite ? selection : undefined}
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
        <Show when={drag.ids()}>
          <DropRail siteId={props.siteId} drag={drag} inSight={near} inSightLabel="Next best" except={props.clusterId} />
        </Show>
      </div>
      <Show when={props.mayWrite}>
        <SelectionBar count={selection.size()} onClear={selection.clear}>
          <SelectionBarButton
            icon={<FolderInput size={15} strokeWidth={1.75} />}
            shortcut="C"
            primary
            onClick={() => setView({ dialog: 'move' }, { push: true })}
          >
            Move to cluster
          </SelectionBarButton>
        </SelectionBar>
        <KeepOnce when={view.dialog() === 'move'}>
          <MoveDialog
            open={view.dialog() === 'move'}
            onOpenChange={(open) => !open && setView({ dialog: '' })}
            siteId={props.siteId}
            clusterId={props.clusterId}
            keywords={chosen()}
            moving={moving}
            onMoved={selection.clear}
          />
        </KeepOnce>
      </Show>
    </>
  );
}
