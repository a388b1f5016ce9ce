import CircleSlash from 'lucide-solid/icons/circle-slash';
import Clock from 'lucide-solid/icons/clock-3';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Pencil from 'lucide-solid/icons/pencil';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { IdeaRow_IdeaFragment } from '../../graphql/generated/features/planner/IdeaRow.ts';
import { contentStructureLabel, contentTypeLabel, ideaStatusLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ClusterLink, Cut, Unknown } from './cells.tsx';

export type IdeaRow = IdeaRow_IdeaFragment;

const looks = {
  NEW: { Icon: Lightbulb, tone: 'text-pencil-2' },
  QUEUED: { Icon: Clock, tone: 'text-ink-2' },
  DISMISSED: { Icon: CircleSlash, tone: 'text-ink-3' },
};

export const IdeaStatus = (props: { status: IdeaRow['status'] }) => (
  <span class={`inline-flex items-center gap-1.5 font-medium ${looks[props.status].tone}`}>
    <Dynamic component={looks[props.status].Icon} size={14} strokeWidth={1.9} aria-hidden="true" />
    {ideaStatusLabel(props.status)}
  </span>
);

export const ideaColumns = (parts: { mayWrite: () => boolean; onOpen: (idea: IdeaRow) => void }): Column<IdeaRow>[] => [
  {
    id: 'title',
    header: 'Title',
    narrow: 'title',
    cell: (row) => <RowTitle title={row.title} onOpen={() => parts.onOpen(row)} />,
  },
  { id: 'type', header: 'Type', width: '6.5rem', cell: (row) => <Cut class="text-ink-2">{contentTypeLabel(row.contentType)}</Cut> },
  {
    id: 'structure',
    header: 'Structure',
    width: '7.5rem',
    narrow: 'meta',
    cell: (row) => <Cut class="text-ink-2">{contentStructureLabel(row.contentStructure)}</Cut>,
  },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '11rem',
    narrow: 'meta',
    cell: (row) => <ClusterLink siteId={row.siteId} cluster={row.cluster} without="None" />,
  },
  {
    id: 'keyword',
    header: 'Primary keyword',
    width: '12rem',
    cell: (row) => (
      <Show when={row.primaryKeyword} fallback={<span class="text-ink-3">Deleted</span>}>
        {(keyword) => <Cut class="text-ink-2">{keyword().text}</Cut>}
      </Show>
    ),
  },
  {
    id: 'words',
    header: 'Words',
    width: '5rem',
    align: 'end',
    cell: (row) => (
      <Show when={row.estimatedWords} fallback={<Unknown />}>
        {(words) => formatCount(words())}
      </Show>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: '8rem',
    narrow: 'meta',
    cell: (row) => <IdeaStatus status={row.status} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    width: '4.75rem',
    align: 'end',
    narrow: 'end',
    cell: (row) => (
      <Show when={parts.mayWrite() && row.status !== 'QUEUED'}>
        <IconButton name={`Edit “${row.title}”`} onClick={() => parts.onOpen(row)}>
          <Pencil size={15} strokeWidth={1.75} />
        </IconButton>
      </Show>
    ),
  },
];
