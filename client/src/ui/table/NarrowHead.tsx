import { For, Show } from 'solid-js';
import type { Selection } from '../selection.ts';
import type { Column, Sort } from './columns.ts';
import { SelectAll } from './TableHead.tsx';

interface NarrowHeadProps<Row> {
  columns: Column<Row>[];
  rows: number;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selection: Selection | undefined;
  /** What the order is called that no column has. */
  unsorted?: string | undefined;
}

const cell = 'sticky top-0 z-10 h-11 border-b border-rule bg-sheet px-1.5 text-left text-label font-medium text-ink-3 first:pl-4 last:pr-4';

/** Where the columns have no heads of their own: choosing all, and the order as a choice. */
export function NarrowHead<Row>(props: NarrowHeadProps<Row>) {
  const sortable = () => props.columns.filter((column) => column.sortField);
  const current = () => (props.sort ? `${props.sort.field} ${props.sort.direction}` : '');
  const choose = (value: string) => {
    const [field, direction] = value.split(' ');
    if (field && direction) props.onSort?.({ field, direction: direction as Sort['direction'] });
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
        <th scope="col" class={cell}>
          <Show when={props.onSort && sortable().length > 0} fallback={props.columns[0]?.header}>
            <label class="inline-flex items-center gap-1.5">
              Sorted by
              <select
                value={current()}
                onChange={(event) => choose(event.currentTarget.value)}
                class="h-7 rounded-control bg-transparent font-medium text-ink touch:h-11"
              >
                <Show when={current() === ''}>
                  <option value="">{props.unsorted ?? 'As it comes'}</option>
                </Show>
                <For each={sortable()}>
                  {(column) => (
                    <>
                      <option value={`${column.sortField} ASC`}>{column.header}, ascending</option>
                      <option value={`${column.sortField} DESC`}>{column.header}, descending</option>
                    </>
                  )}
                </For>
              </select>
            </label>
          </Show>
        </th>
      </tr>
    </thead>
  );
}
