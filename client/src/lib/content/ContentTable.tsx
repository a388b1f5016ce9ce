import { type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { LongTable } from '../../ui/LongTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import type { Selection } from '../../ui/selection.ts';
import type { Column, Sort } from '../../ui/table/columns.ts';
import { DataTableSkeleton } from '../../ui/table/DataTableSkeleton.tsx';
import type { ContentList } from './content-list.ts';
import type { ContentRowData } from './standing.ts';

export interface ContentTableProps {
  label: string;
  list: ContentList;
  columns: Column<ContentRowData>[];
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  onResize?: ((columnId: string, width: number | undefined) => void) | undefined;
  selection?: Selection | undefined;
  onOpen: (row: ContentRowData) => void;
  onCurrent?: ((id: string) => void) | undefined;
  /** What stands there when there is nothing. */
  empty: JSX.Element;
}

/** A list of contents, in whichever state it is. */
export function ContentTable(props: ContentTableProps) {
  const again = (variant: 'primary' | 'plain') => (
    <Button variant={variant} busy={props.list.fetching() && 'Trying…'} onClick={props.list.retry}>
      Try again
    </Button>
  );
  return (
    <Switch fallback={<DataTableSkeleton columns={props.columns.length} rows={12} />}>
      <Match when={!props.list.loaded() && props.list.failure()}>
        {(failure) => (
          <ErrorState title={`${props.label} could not be loaded`} actions={again('primary')}>
            {failure().message}
          </ErrorState>
        )}
      </Match>
      <Match when={props.list.loaded() && props.list.total() === 0 && !props.list.busy()}>{props.empty}</Match>
      <Match when={props.list.loaded()}>
        <LongTable
          label={props.label}
          total={props.list.total()}
          read={props.list.read()}
          rowAt={props.list.rowAt}
          indexOf={props.list.indexOf}
          rowId={(row: ContentRowData) => row.id}
          rowName={(row) => row.title}
          columns={props.columns}
          sort={props.sort}
          onSort={props.onSort}
          unsorted="Last changed first"
          onResize={props.onResize}
          selection={props.selection}
          onOpen={props.onOpen}
          onCurrent={props.onCurrent}
          busy={props.list.busy()}
          onSight={props.list.see}
          listKey={props.list.key()}
          foot={
            <Show when={props.list.failure()}>
              {(failure) => (
                <div class="flex flex-none items-center gap-3 border-t border-rule px-4 py-2 sm:px-5">
                  <Notice tone="red">This could not be read to the end. {failure().message}</Notice>
                  {again('plain')}
                </div>
              )}
            </Show>
          }
        />
      </Match>
    </Switch>
  );
}
