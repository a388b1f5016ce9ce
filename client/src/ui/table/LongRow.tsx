import { For, Index, Show } from 'solid-js';
import { Skeleton } from '../Skeleton.tsx';
import { Choose, place, rowCell, rowLook, rowProps, type TableRowProps } from './TableRow.tsx';

/** Two lines of a height that never differs, or nothing could be said of rows that are not in the page. */
export function LongNarrowRow<Row>(props: TableRowProps<Row>) {
  return (
    <tr
      {...props.attributes}
      {...rowProps(props)}
      tabindex={props.focus.isStop(props.id) ? 0 : -1}
      data-chosen={props.selection?.has(props.id) ? '' : undefined}
      data-current={props.focus.current() === props.id ? '' : undefined}
      class={rowLook}
    >
      <Choose {...props} />
      <td class={rowCell}>
        <div class="flex h-15.75 items-center gap-2">
          <div class="grid min-w-0 flex-1 gap-0.5">
            <For each={place(props.columns, 'title')}>{(column) => <div class="truncate leading-5">{column.cell(props.row)}</div>}</For>
            <div class="flex items-center gap-x-3 overflow-hidden text-label whitespace-nowrap text-ink-3 empty:hidden">
              <For each={place(props.columns, 'meta')}>
                {(column) => (
                  <div
                    class="last:min-w-0 last:truncate"
                    classList={{ 'figures shrink-0': column.align === 'end', 'min-w-0': column.align !== 'end' }}
                  >
                    <Show when={column.align === 'end'}>
                      <span class="font-sans">{column.header} </span>
                    </Show>
                    {column.cell(props.row)}
                  </div>
                )}
              </For>
            </div>
          </div>
          <For each={place(props.columns, 'end')}>{(column) => <div class="shrink-0">{column.cell(props.row)}</div>}</For>
        </div>
      </td>
    </tr>
  );
}

/** In the place of a row that is on its way. */
export const MissingRow = (props: { index: number; cells: number; height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus.
  <tr aria-hidden="true">
    <Index each={Array.from({ length: props.cells })}>
      {(_, cell) => (
        <td class="border-b border-rule/65 px-1.5 align-middle first:pl-4 sm:first:pl-5" style={{ height: `${props.height}px` }}>
          <div style={{ width: `${45 + (((props.index + cell) * 37) % 45)}%` }}>
            <Skeleton />
          </div>
        </td>
      )}
    </Index>
  </tr>
);
