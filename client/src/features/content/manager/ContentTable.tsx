import { useNavigate } from '@solidjs/router';
import { useJobs } from '../../../lib/jobs.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { createNarrow } from '../../../ui/media.ts';
import { editorUrl } from '../content.urls.ts';
import type { ContentBatch } from './content-batch.ts';
import { contentColumns } from './content-columns.tsx';
import { type ContentView, FIRST_ORDER, type SetContentView, sortOf, writeSort } from './content-filter.ts';
import type { ContentList } from './content-list.ts';
import { type ContentRowData, type PublishRights, publishObstacle } from './content-state.ts';
import { publishingOf } from './publishing.ts';

export interface ContentTableProps {
  rows: ContentRowData[];
  list: ContentList;
  batch: ContentBatch;
  view: ContentView;
  setView: SetContentView;
  rights: PublishRights;
  mayWrite: boolean;
}

export function ContentTable(props: ContentTableProps) {
  const jobs = useJobs();
  const navigate = useNavigate();
  const narrow = createNarrow();
  const columns = contentColumns({
    narrow,
    mayWrite: () => props.mayWrite,
    publishing: (row) => publishingOf(row, jobs),
    obstacle: (row) => publishObstacle(row, props.rights),
    onAssignCluster: (row) => props.batch.open('cluster', row.id),
    onPublish: props.batch.publishRow,
  });

  return (
    <DataTable
      label="Content"
      rows={props.rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      columns={columns}
      // Last changed first has no column of its own.
      sort={props.view.sort() === FIRST_ORDER ? undefined : sortOf(props.view.sort())}
      onSort={(sort) => props.setView({ sort: writeSort(sort) })}
      selection={props.batch.selection}
      onOpen={(row) => navigate(editorUrl(row.siteId, row.id))}
      busy={props.list.busy()}
      more={props.list.more()}
    />
  );
}
