import { For, Show } from 'solid-js';
import { Checkbox } from '../Checkbox.tsx';
import type { Selection } from '../selection.ts';
import type { Column } from './columns.ts';
import type { RowFocus } from './row-focus.ts';

export interface TableRowProps<Row> {
  row: Row;
  id: string;
  name: string;
  columns: Column<Row>[];
  selection: Selection | undefined;
  focus: RowFocus;
  onOpen: ((row: Row) => void) | undefined;
}

const INTERACTIVE = 'a, button, input, label, select, textarea, [role=menuitem], [contenteditable]';

/** A click in the row opens it; on one of its links and buttons, or while text is marked, it does not. */
export const opens = (event: MouseEvent) => !(event.target as Element).closest(INTERACTIVE) && !getSelection()?.toString();

/** What wide and narrow rows have in common. */
function rowProps<Row>(props: TableRowProps<Row>) {
  const { ref, onFocusIn, onKeyDown } = props.focus.row(props.id);
  return { ref, onFocusIn, onKeyDown, onClick: (event: MouseEvent) => opens(event) && props.onOpen?.(props.row) };
}

export const rowLook =
  'group/row scroll-mt-10 scroll-mb-20 -outline-offset-2! transition-colors duration-90 data-chosen:bg-pencil-soft hover:not-data-chosen:bg-hover';

export const rowCell =
  'h-10 border-b border-rule/65 px-1.5 align-middle first:pl-4 last:pr-4 sm:first:pl-5 first:group-data-current/row:shadow-[inset_3px_0_0_var(--color-pencil)]';

export const Choose = <Row,>(props: TableRowProps<Row>) => (
  <Show when={props.selection}>
    {(selection) => (
      <td class={`${rowCell} pr-0`}>
        <span class="flex">
          <Checkbox
            label={`Choose ${props.name}`}
            hideLabel
            checked={selection().has(props.id)}
            onChange={(_on, range) => selection().toggle(props.id, range)}
          />
        </span>
      </td>
    )}
  </Show>
);

export function WideRow<Row>(props: TableRowProps<Row>) {
  return (
    <tr
      {...rowProps(props)}
      tabindex={props.focus.isStop(props.id) ? 0 : -1}
      data-chosen={props.selection?.has(props.id) ? '' : undefined}
      data-current={props.focus.current() === props.id ? '' : undefined}
      class={rowLook}
      classList={{ 'cursor-pointer': props.onOpen !== undefined }}
    >
      <Choose {...props} />
      <For each={props.columns}>
        {(column) => (
          <td class={rowCell} classList={{ 'figures text-right': column.align === 'end' }}>
            <div data-cell="" class="truncate leading-5 has-[>*]:[overflow-clip-margin:6px] has-[>*]:overflow-clip">
              {column.cell(props.row)}
            </div>
          </td>
        )}
      </For>
    </tr>
  );
}

const place = <Row,>(columns: Column<Row>[], where: Column<Row>['narrow']) => columns.filter((column) => column.narrow === where);

/** Two lines: the title with its actions, and beneath it what else must be seen. */
export function NarrowRow<Row>(props: TableRowProps<Row>) {
  const titles = () => {
    const named = place(props.columns, 'title');
    return named.length > 0 ? named : props.columns.slice(0, 1);
  };
  return (
    <tr
      {...rowProps(props)}
      tabindex={props.focus.isStop(props.id) ? 0 : -1}
      data-chosen={props.selection?.has(props.id) ? '' : undefined}
      data-current={props.focus.current() === props.id ? '' : undefined}
      class={rowLook}
    >
      <Choose {...props} />
      <td class={rowCell}>
        <div class="flex items-center gap-2 py-2">
          <div class="grid min-w-0 flex-1 gap-0.5">
            <For each={titles()}>{(column) => <div class="truncate leading-5">{column.cell(props.row)}</div>}</For>
            <div class="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-label text-ink-3 empty:hidden">
              <For each={[...place(props.columns, 'meta'), ...place(props.columns, 'state')]}>
                {(column) => (
                  <div class="max-w-full min-w-0 truncate" classList={{ figures: column.align === 'end' }}>
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
