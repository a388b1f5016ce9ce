import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { contentStructureLabel, contentTypeLabel } from '../../lib/labels.ts';
import { type Column, RowTitle } from '../../ui/DataTable.tsx';
import { Status } from '../../ui/Status.tsx';
import { clusterUrl } from '../cluster/cluster.urls.ts';
import { TaskAction } from './TaskAction.tsx';
import { standingOf, type TaskRowData, type Writing } from './task-state.ts';
import { taskUrl } from './writer.urls.ts';

/** What the server can sort by. */
export const taskSortFields = ['CREATED_AT', 'UPDATED_AT', 'TITLE'] as const;

export interface ColumnParts {
  /** Why drafts cannot be written, if they cannot. */
  obstacle: () => string | undefined;
  place: (row: TaskRowData) => Writing | undefined;
  onGenerate: (row: TaskRowData) => void;
}

export const taskColumns = (parts: ColumnParts): Column<TaskRowData>[] => [
  {
    id: 'title',
    header: 'Title',
    sortField: 'TITLE',
    narrow: 'title',
    cell: (row) => <RowTitle title={row.title} href={taskUrl(row.siteId, row.id)} />,
  },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '8.5rem',
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
    id: 'structure',
    header: 'Structure',
    width: '7.25rem',
    narrow: 'meta',
    cell: (row) => <Lines first={contentStructureLabel(row.contentStructure)} second={contentTypeLabel(row.contentType)} />,
  },
  {
    id: 'keyword',
    header: 'Primary keyword',
    width: '9rem',
    cell: (row) => (
      <Show when={row.primaryKeyword?.text} fallback={<span class="text-ink-3">None</span>}>
        {(text) => <Cut>{text()}</Cut>}
      </Show>
    ),
  },
  {
    id: 'tone',
    header: 'Tone, country',
    width: '7rem',
    cell: (row) => (
      <Show when={row.tone || row.targetCountry} fallback={<span class="text-ink-3">Not set</span>}>
        <Lines first={row.tone || countryName(row.targetCountry)} second={row.tone ? countryName(row.targetCountry) : ''} />
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
    id: 'actions',
    header: 'Draft',
    width: '9rem',
    narrow: 'end',
    cell: (row) => (
      <TaskAction task={row} writing={parts.place(row)} obstacle={parts.obstacle()} onGenerate={() => parts.onGenerate(row)} />
    ),
  },
];

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const countryName = (code: string | null) => (code ? (countries.of(code) ?? code) : '');

/** What is said second stands under it, inside the same row; once is enough where both say the same. */
const Lines = (props: { first: string; second: string }) => (
  <span class="block" title={[...new Set([props.first, props.second])].filter(Boolean).join(', ')}>
    <span class="block truncate text-ink-2" classList={{ 'leading-4': props.second !== '' && props.second !== props.first }}>
      {props.first}
    </span>
    <Show when={props.second !== '' && props.second !== props.first}>
      <span class="block truncate text-note text-ink-3 max-sm:hidden">{props.second}</span>
    </Show>
  </span>
);

const Cut = (props: { children: string }) => (
  <span class="block truncate text-ink-2" title={props.children}>
    {props.children}
  </span>
);
