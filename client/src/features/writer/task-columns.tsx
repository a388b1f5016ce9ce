import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { formatDate } from '../../lib/dates.ts';
import { contentStructureLabel, contentTypeLabel } from '../../lib/labels.ts';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { Status } from '../../ui/Status.tsx';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { TaskAction } from './TaskAction.tsx';
import { standingOf, type TaskRowData, type Writing } from './task-state.ts';

export interface ColumnParts {
  /** Why drafts cannot be written, if they cannot. */
  obstacle: () => string | undefined;
  place: (row: TaskRowData) => Writing | undefined;
  onOpen: (row: TaskRowData) => void;
  onGenerate: (row: TaskRowData) => void;
}

export const taskColumns = (parts: ColumnParts): Column<TaskRowData>[] => [
  { id: 'title', header: 'Title', narrow: 'title', cell: (row) => <RowTitle title={row.title} onOpen={() => parts.onOpen(row)} /> },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '9rem',
    narrow: 'meta',
    cell: (row) => (
      <Show when={row.cluster} fallback={<span class="text-ink-3">None</span>}>
        {(cluster) => (
          <A
            href={clusterUrl(row.siteId, cluster().id)}
            title={cluster().name}
            class="inline-block max-w-full truncate align-bottom text-ink underline max-sm:leading-6.5 decoration-rule-2 decoration-1 underline-offset-3 hover:decoration-ink"
          >
            {cluster().name}
          </A>
        )}
      </Show>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    width: '5rem',
    cell: (row) => <Cut>{contentTypeLabel(row.contentType)}</Cut>,
  },
  {
    id: 'structure',
    header: 'Structure',
    width: '6.75rem',
    narrow: 'meta',
    cell: (row) => <Cut>{contentStructureLabel(row.contentStructure)}</Cut>,
  },
  {
    id: 'keyword',
    header: 'Primary keyword',
    width: '10rem',
    cell: (row) => (
      <Show when={row.primaryKeyword?.text} fallback={<span class="text-ink-3">None</span>}>
        {(text) => <Cut>{text()}</Cut>}
      </Show>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: '10.75rem',
    narrow: 'meta',
    cell: (row) => <Status {...standingOf(row, parts.place(row))} />,
  },
  {
    id: 'created',
    header: 'Created',
    width: '4.75rem',
    cell: (row) => (
      <time dateTime={row.createdAt} title={new Date(row.createdAt).toLocaleString()} class="text-ink-3">
        {formatDate(row.createdAt)}
      </time>
    ),
  },
  {
    id: 'actions',
    header: 'Draft',
    width: '9rem',
    narrow: 'end',
    cell: (row) => (
      <TaskAction task={row} writing={parts.place(row)} obstacle={parts.obstacle()} onGenerate={() => parts.onGenerate(row)} />
    ),
  },
];

const Cut = (props: { children: string }) => (
  <span class="block truncate text-ink-2" title={props.children}>
    {props.children}
  </span>
);
