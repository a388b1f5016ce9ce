import CircleSlash from 'lucide-solid/icons/circle-slash';
import Clock from 'lucide-solid/icons/clock-3';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import Pencil from 'lucide-solid/icons/pencil';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { IdeaRow_IdeaFragment } from '../../graphql/generated/features/planner/IdeaRow.ts';
import { contentStructureLabel, contentTypeLabel, ideaStatusLabel } from '../../lib/labels.ts';
import { formatCount } from '../../lib/numbers.ts';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { ClusterLink, Cut, Unknown } from './cells.tsx';

export type IdeaRow = IdeaRow_IdeaFragment;

/** What the server can sort by. */
export const ideaSortFields = ['TITLE', 'VOLUME', 'ESTIMATED_WORDS', 'CREATED_AT'] as const;

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

export interface IdeaColumnParts {
  mayWrite: () => boolean;
  onOpen: (idea: IdeaRow) => void;
  /** What can be done with one idea, beside editing it. */
  actions: (idea: IdeaRow) => MenuItem[];
}

export const ideaColumns = (parts: IdeaColumnParts): Column<IdeaRow>[] => [
  {
    id: 'title',
    header: 'Title',
    sortField: 'TITLE',
    narrow: 'title',
    cell: (row) => (
      <Show when={row.coveredBy} fallback={<RowTitle title={row.title} onOpen={() => parts.onOpen(row)} />}>
        {(page) => (
          <span class="block sm:-my-0.5">
            <RowTitle title={row.title} onOpen={() => parts.onOpen(row)} />
            <HavePage title={page().title} />
          </span>
        )}
      </Show>
    ),
  },
  {
    id: 'structure',
    header: 'Structure',
    width: '8rem',
    narrow: 'meta',
    cell: (row) => (
      <span
        class="block truncate text-ink-2"
        title={`${contentTypeLabel(row.contentType)}: ${contentStructureLabel(row.contentStructure)}`}
      >
        {contentStructureLabel(row.contentStructure)}
      </span>
    ),
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
    id: 'volume',
    header: 'Volume',
    width: '5.5rem',
    align: 'end',
    sortField: 'VOLUME',
    cell: (row) => (row.primaryKeyword?.volume == null ? <Unknown /> : formatCount(row.primaryKeyword.volume)),
  },
  {
    id: 'words',
    header: 'Words',
    width: '5.5rem',
    align: 'end',
    sortField: 'ESTIMATED_WORDS',
    cell: (row) => (row.estimatedWords === null ? <Unknown /> : formatCount(row.estimatedWords)),
  },
  {
    id: 'status',
    header: 'Status',
    width: '7rem',
    narrow: 'meta',
    cell: (row) => <IdeaStatus status={row.status} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    width: '5.25rem',
    align: 'end',
    narrow: 'end',
    cell: (row) => (
      <Show when={parts.mayWrite() && row.status !== 'QUEUED'}>
        <span class="inline-flex">
          <IconButton name={`Edit “${row.title}”`} onClick={() => parts.onOpen(row)} class="max-sm:hidden">
            <Pencil size={15} strokeWidth={1.75} />
          </IconButton>
          <Menu
            align="end"
            items={parts.actions(row)}
            trigger={(trigger) => (
              <IconButton {...trigger} name={`More for “${row.title}”`}>
                <Ellipsis size={15} strokeWidth={1.75} />
              </IconButton>
            )}
          />
        </span>
      </Show>
    ),
  },
];

/** Under the title, in the same row: what is there already. The way to it is among the actions. */
const HavePage = (props: { title: string }) => (
  <span class="block truncate text-note leading-3.5 text-ochre" title={`You already have this page: ${props.title}`}>
    You already have this page: {props.title}
  </span>
);
