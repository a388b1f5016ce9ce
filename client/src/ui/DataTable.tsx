/** Rows of things: a real table, whose rows take two lines where there is little room. */
import { createMemo, For, Show } from 'solid-js';
import { createNarrow } from './media.ts';
import { createSelection, type Selection } from './selection.ts';
import { type Column, leastWidth, type Sort } from './table/columns.ts';
import { noteListKeys } from './table/list-keys.ts';
import { NarrowHead } from './table/NarrowHead.tsx';
import { createRowFocus } from './table/row-focus.ts';
import { TableHead } from './table/TableHead.tsx';
import { type More, TableMore } from './table/TableMore.tsx';
import { NarrowRow, WideRow } from './table/TableRow.tsx';

export { DataTableSkeleton } from './table/DataTableSkeleton.tsx';
export { RowTitle } from './table/RowTitle.tsx';
export { type Column, createSelection, type More, type Selection, type Sort };

export interface DataTableProps<Row> {
  /** What the rows are: said, not shown. */
  label: string;
  rows: Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  columns: Column<Row>[];
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** With it, each row can be chosen. */
  selection?: Selection | undefined;
  /** A click in the row, or Enter on it. The title is a link besides, for everyone else. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The rows are being asked for again: they stay, and are said to be busy. */
  busy?: boolean | undefined;
  more?: More | undefined;
  /** Among other things on a page: as high as its rows, rather than the rest of the page. */
  embedded?: boolean | undefined;
}

/** What is cut says the whole in a tooltip, unless the cell has one of its own. */
function tellWhole(under: Element) {
  const cell = under.closest<HTMLElement>('[data-cell]');
  if (!cell || cell.querySelector('[title]')) return;
  const text = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? '') : '';
  if (cell.title !== text) cell.title = text;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = createNarrow();
  const ids = createMemo(() => props.rows.map(props.rowId));
  let table!: HTMLTableElement;
  const focus = createRowFocus({
    table: () => table,
    ids,
    onOpen: (id) => {
      const row = props.rows.find((each) => props.rowId(each) === id);
      if (row) props.onOpen?.(row);
    },
    onChoose: (id, range) => props.selection?.toggle(id, range),
  });
  noteListKeys({ open: () => props.onOpen !== undefined, choose: () => props.selection !== undefined });
  const chosen = () => (props.selection?.size() ?? 0) > 0;

  return (
    <div
      class="relative border-t border-rule bg-sheet"
      classList={{
        'min-h-60 flex-1 overflow-auto': !props.embedded,
        'overflow-x-auto': props.embedded,
        // Room beneath the last row for the bar that floats there.
        'pb-16': chosen(),
      }}
    >
      <table
        ref={table}
        onPointerOver={(event) => tellWhole(event.target as Element)}
        aria-label={props.label}
        aria-busy={props.busy}
        class="w-full table-fixed border-separate border-spacing-0 transition-opacity duration-180 aria-busy:opacity-60"
        style={{ 'min-width': narrow() ? undefined : leastWidth(props.columns, props.selection !== undefined) }}
      >
        <Show
          when={narrow()}
          fallback={
            <>
              <colgroup>
                <Show when={props.selection}>
                  <col style={{ width: '2.75rem' }} />
                </Show>
                <For each={props.columns}>{(column) => <col style={{ width: column.width }} />}</For>
              </colgroup>
              <TableHead
                columns={props.columns}
                rows={props.rows.length}
                sort={props.sort}
                onSort={props.onSort}
                selection={props.selection}
              />
              <tbody>
                <For each={props.rows}>
                  {(row) => (
                    <WideRow
                      row={row}
                      id={props.rowId(row)}
                      name={props.rowName(row)}
                      columns={props.columns}
                      selection={props.selection}
                      focus={focus}
                      onOpen={props.onOpen}
                    />
                  )}
                </For>
              </tbody>
            </>
          }
        >
          <colgroup>
            <Show when={props.selection}>
              <col style={{ width: '2.75rem' }} />
            </Show>
            <col />
          </colgroup>
          <NarrowHead
            columns={props.columns}
            rows={props.rows.length}
            sort={props.sort}
            onSort={props.onSort}
            selection={props.selection}
          />
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <NarrowRow
                  row={row}
                  id={props.rowId(row)}
                  name={props.rowName(row)}
                  columns={props.columns}
                  selection={props.selection}
                  focus={focus}
                  onOpen={props.onOpen}
                />
              )}
            </For>
          </tbody>
        </Show>
      </table>
      <Show when={props.more}>{(more) => <TableMore {...more()} />}</Show>
    </div>
  );
}
