import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { For, Show } from 'solid-js';
import { Checkbox } from '../Checkbox.tsx';
import type { Selection } from '../selection.ts';
import { type Column, LEAST_COLUMN, nextSort, type Sort } from './columns.ts';

interface TableHeadProps<Row> {
  columns: Column<Row>[];
  rows: number;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selection: Selection | undefined;
  /** While the edge of a column is dragged, and once it is let go; no width where it shall be as it was made. */
  onResize?: ((columnId: string, width: number | undefined, done: boolean) => void) | undefined;
}

const cell =
  'sticky top-0 z-10 h-7.5 border-b border-rule bg-sheet px-1.5 text-label font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4 sm:first:pl-5';

export function SelectAll(props: { selection: Selection; rows: number }) {
  const shown = () => props.selection.size() - (props.selection.hidden?.() ?? 0);
  const all = () => props.rows > 0 && shown() >= props.rows;
  return (
    <Checkbox
      label={all() ? 'Choose none' : 'Choose all that are shown'}
      hideLabel
      checked={all()}
      indeterminate={props.selection.size() > 0 && !all()}
      disabled={props.rows === 0}
      onChange={(on) => props.selection.setAll(on)}
    />
  );
}

export function TableHead<Row>(props: TableHeadProps<Row>) {
  const direction = (column: Column<Row>) =>
    column.sortField && props.sort?.field === column.sortField ? props.sort.direction : undefined;
  const ariaSort = (column: Column<Row>) => {
    if (!column.sortField) return undefined;
    const sorted = direction(column);
    if (!sorted) return 'none';
    return sorted === 'ASC' ? 'ascending' : 'descending';
  };
  return (
    <thead>
      <tr>
        <Show when={props.selection}>
          {(selection) => (
            <th scope="col" class={`${cell} pr-0`}>
              <span class="flex">
                <SelectAll selection={selection()} rows={props.rows} />
              </span>
            </th>
          )}
        </Show>
        <For each={props.columns}>
          {(column) => (
            <th
              scope="col"
              aria-sort={ariaSort(column)}
              class={cell}
              classList={{ 'text-right': column.align === 'end', 'text-left': column.align !== 'end' }}
            >
              <Show
                when={column.sortField && props.onSort && column.sortField}
                fallback={<span title={column.header}>{column.header}</span>}
              >
                {(field) => (
                  <button
                    type="button"
                    onClick={() => props.onSort?.(nextSort(props.sort, field()))}
                    class="group -mx-1 inline-flex h-6.5 items-center gap-1 rounded-control px-1 hover:text-ink"
                    classList={{ 'text-ink': direction(column) !== undefined, 'flex-row-reverse': column.align === 'end' }}
                  >
                    {column.header}
                    <span aria-hidden="true" classList={{ 'opacity-0 group-hover:opacity-60': direction(column) === undefined }}>
                      {direction(column) === 'DESC' ? <ArrowDown size={12} strokeWidth={2} /> : <ArrowUp size={12} strokeWidth={2} />}
                    </span>
                  </button>
                )}
              </Show>
              <Show when={column.width ? props.onResize : undefined}>{(resize) => <Edge id={column.id} onResize={resize()} />}</Show>
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}

/** The edge of a column, to drag by a pointer; the same is done by keys where the columns are chosen. */
function Edge(props: { id: string; onResize: NonNullable<TableHeadProps<never>['onResize']> }) {
  let drag: { from: number; width: number } | undefined;
  const width = (event: PointerEvent) => drag && Math.max(LEAST_COLUMN, Math.round(drag.width + event.clientX - drag.from));
  const end = (event: PointerEvent) => {
    if (drag && event.clientX !== drag.from) props.onResize(props.id, width(event), true);
    drag = undefined;
  };
  return (
    <span
      aria-hidden="true"
      class="group/edge absolute inset-y-0 -right-1 z-1 flex w-2 cursor-col-resize touch-none justify-center"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag = { from: event.clientX, width: event.currentTarget.closest('th')?.offsetWidth ?? LEAST_COLUMN };
      }}
      onPointerMove={(event) => drag && props.onResize(props.id, width(event), false)}
      onPointerUp={end}
      onPointerCancel={end}
      onDblClick={() => props.onResize(props.id, undefined, true)}
    >
      <span class="my-1.5 w-px bg-transparent group-hover/edge:bg-edge" />
    </span>
  );
}
