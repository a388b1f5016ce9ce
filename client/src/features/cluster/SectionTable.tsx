import { type JSX, Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import type { PagedList } from '../../graphql/paged-list.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable, DataTableSkeleton, type Selection } from '../../ui/DataTable.tsx';
import { ErrorState } from '../../ui/PageState.tsx';

export interface SectionTableProps<Row extends { id: string }> {
  label: string;
  list: PagedList<Row>;
  columns: Column<Row>[];
  rowName: (row: Row) => string;
  onOpen?: (row: Row) => void;
  selection?: Selection | undefined;
  empty: JSX.Element;
}

/** One list of a cluster, in whichever state it is. */
export const SectionTable = <Row extends { id: string }>(props: SectionTableProps<Row>) => (
  <Switch fallback={<DataTableSkeleton columns={props.columns.length} rows={6} />}>
    <Match when={props.list.error() && !props.list.loaded() && props.list.error()}>
      {(error) => (
        <ErrorState
          title={`${props.label} could not be loaded`}
          actions={
            <Button variant="primary" busy={props.list.fetching() && 'Trying…'} onClick={props.list.reload}>
              Try again
            </Button>
          }
        >
          {failureOfOperation(error()).message}
        </ErrorState>
      )}
    </Match>
    <Match when={props.list.loaded() && props.list.nodes().length === 0}>{props.empty}</Match>
    <Match when={props.list.loaded()}>
      <DataTable
        label={props.label}
        rows={props.list.nodes()}
        rowId={(row) => row.id}
        rowName={props.rowName}
        columns={props.columns}
        selection={props.selection}
        onOpen={props.onOpen}
        busy={props.list.busy()}
        more={props.list.more()}
      />
    </Match>
  </Switch>
);
