/** Rows that come and go by the dozen while one scrolls: plain elements, and as little that can change as possible. */
import { For, Index, type JSX, Show } from 'solid-js';
import { Checkbox } from '../Checkbox.tsx';
import { Skeleton } from '../Skeleton.tsx';
import type { Selection } from '../selection.ts';
import type { Column } from './columns.ts';
import type { RowFocus } from './row-focus.ts';
import { opens, rowCell, rowLook } from './TableRow.tsx';

export interface LongRowProps<Row> {
  row: Row;
  id: string;
  name: string;
  columns: () => Column<Row>[];
  selection: () => Selection | undefined;
  focus: RowFocus;
  /** Its place among all, from 1. */
  place: () => number;
  onOpen: ((row: Row) => void) | undefined;
}

function Frame<Row>(props: LongRowProps<Row>, cells: () => JSX.Element) {
  const { ref, onFocusIn, onKeyDown } = props.focus.row(props.id);
  return (
    <tr
      ref={ref}
      onFocusIn={onFocusIn}
      onKeyDown={onKeyDown}
      onClick={(event) => opens(event) && props.onOpen?.(props.row)}
      aria-rowindex={props.place()}
      tabindex={props.focus.isStop(props.id) ? 0 : -1}
      data-chosen={props.selection()?.has(props.id) ? '' : undefined}
      data-current={props.focus.current() === props.id ? '' : undefined}
      class={props.onOpen ? `${rowLook} cursor-pointer` : rowLook}
    >
      <Show when={props.selection()}>
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
      {cells()}
    </tr>
  );
}

const wideCell = 'truncate leading-5 has-[>*]:[overflow-clip-margin:6px] has-[>*]:overflow-clip';

export const LongWideRow = <Row,>(props: LongRowProps<Row>): JSX.Element =>
  Frame(props, () => (
    <For each={props.columns()}>
      {(column) => (
        <td class={column.align === 'end' ? `${rowCell} figures text-right` : rowCell}>
          <div class={wideCell}>{column.cell(props.row)}</div>
        </td>
      )}
    </For>
  ));

/** Two lines of a height that never differs, or nothing could be said of rows that are not in the page. */
export const LongNarrowRow = <Row,>(props: LongRowProps<Row>): JSX.Element => {
  const placed = (where: Column<Row>['narrow']) => props.columns().filter((column) => column.narrow === where);
  return Frame(props, () => (
    <td class={rowCell}>
      <div class="flex h-15.75 items-center gap-2">
        <div class="grid min-w-0 flex-1 gap-0.5">
          <For each={placed('title')}>{(column) => <div class="truncate leading-5">{column.cell(props.row)}</div>}</For>
          <div class="flex items-center gap-x-3 overflow-hidden text-label whitespace-nowrap text-ink-3 empty:hidden">
            <For each={placed('meta')}>
              {(column) => (
                <div
                  class="last:min-w-0 last:truncate"
                  classList={{ 'figures shrink-0': column.align === 'end', 'min-w-0': column.align !== 'end' }}
                >
                  <Show when={column.align === 'end'}>
                    <span class="mr-1 font-sans">{column.header}</span>
                  </Show>
                  {column.cell(props.row)}
                </div>
              )}
            </For>
            <For each={placed('state')}>{(column) => <div class="ml-auto min-w-0 max-w-3/5 shrink-0">{column.cell(props.row)}</div>}</For>
          </div>
        </div>
        <For each={placed('end')}>{(column) => <div class="shrink-0">{column.cell(props.row)}</div>}</For>
      </div>
    </td>
  ));
};

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
