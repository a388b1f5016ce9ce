import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { For, Show } from 'solid-js';
import { Checkbox } from '../Checkbox.tsx';
import type { Selection } from '../selection.ts';
import { type Column, nextSort, type Sort } from './columns.ts';

interface TableHeadProps<Row> {
  columns: Column<Row>[];
  rows: number;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selection: Selection | undefined;
}

const cell =
  'sticky top-0 z-10 h-7.5 border-b border-rule bg-sheet px-1.5 text-label font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4 sm:first:pl-5';

export function SelectAll(props: { selection: Selection; rows: number }) {
  const all = () => props.rows > 0 && props.selection.size() === props.rows;
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
            </th>
          )}
        </For>
      </tr>
    </thead>
  );
}
