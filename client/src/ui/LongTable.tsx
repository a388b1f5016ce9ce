/**
 * A table of tens of thousands of rows. It is as high as all of them, but only what is in sight stands in the page; rows that
 * have not been read yet are grey bars until they come. Every row has the same height.
 */
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { createNarrow } from './media.ts';
import type { Selection } from './selection.ts';
import { type Column, leastWidth, type Sort } from './table/columns.ts';
import { LongNarrowRow, type LongRowProps, LongWideRow, MissingRow } from './table/LongRow.tsx';
import { noteListKeys } from './table/list-keys.ts';
import { createLongFocus } from './table/long-focus.ts';
import { scrollFor, windowOf } from './table/long-window.ts';
import { NarrowHead } from './table/NarrowHead.tsx';
import { TableHead } from './table/TableHead.tsx';

export interface LongTableProps<Row> {
  /** What the rows are: said, not shown. */
  label: string;
  /** How many there are, read or not. */
  total: number;
  /** How many have been read: what "choose all" is about. */
  read: number;
  /** Nothing for one that has not been read. */
  rowAt: (index: number) => Row | undefined;
  indexOf: (id: string) => number;
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  columns: Column<Row>[];
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** What the order is called that no column has. */
  unsorted?: string | undefined;
  selection?: Selection | undefined;
  onOpen?: ((row: Row) => void) | undefined;
  /** Told which row the keys are on. */
  onCurrent?: ((id: string) => void) | undefined;
  /** The edge of a column was dragged; no width where it shall be as it was made. */
  onResize?: ((columnId: string, width: number | undefined) => void) | undefined;
  busy?: boolean | undefined;
  /** Told whenever other rows are in sight. */
  onSight: (from: number, to: number) => void;
  /** Another value is another list, which begins at the top. */
  listKey: unknown;
  /** Beneath what is in sight: what went wrong while more was read. */
  foot?: JSX.Element;
}

const ROW = { wide: 40, narrow: 64 };
const HEAD = { wide: 30, narrow: 44 };
/** What the selection bar covers. */
const BAR_ROOM = 64;

export function LongTable<Row>(props: LongTableProps<Row>) {
  const narrow = createNarrow();
  const size = () => (narrow() ? 'narrow' : 'wide');
  const rowHeight = () => ROW[size()];
  let frame!: HTMLDivElement;
  const [scrolled, setScrolled] = createSignal(0);
  const [height, setHeight] = createSignal(800);
  const sight = () => ({ scrolled: scrolled(), height: height() - HEAD[size()], rowHeight: rowHeight() });
  const shown = createMemo(() => windowOf({ ...sight(), total: props.total }), undefined, {
    equals: (was, is) => was.from === is.from && was.to === is.to,
  });
  const chosen = () => (props.selection?.size() ?? 0) > 0;
  // While it is dragged a column is wider here alone: who keeps widths is told at the end.
  const [dragged, setDragged] = createSignal<{ id: string; width: number }>();
  const columns = () => {
    const drag = dragged();
    return drag ? props.columns.map((column) => (column.id === drag.id ? { ...column, width: `${drag.width}px` } : column)) : props.columns;
  };
  const resize = (id: string, width: number | undefined, done: boolean) => {
    setDragged(done || width === undefined ? undefined : { id, width });
    if (done) props.onResize?.(id, width);
  };

  onMount(() => {
    const observer = new ResizeObserver(() => setHeight(frame.clientHeight));
    observer.observe(frame);
    onCleanup(() => observer.disconnect());
  });
  createEffect(() => props.onSight(shown().from, shown().to));
  const scrollTo = (top: number) => {
    frame.scrollTop = top;
    setScrolled(frame.scrollTop);
  };
  createEffect(
    on(
      () => props.listKey,
      () => scrollTo(0),
      { defer: true },
    ),
  );

  const idAt = (index: number) => {
    const row = props.rowAt(index);
    return row && props.rowId(row);
  };
  const focus = createLongFocus({
    frame: () => frame,
    total: () => props.total,
    idAt,
    indexOf: (id) => props.indexOf(id),
    show: (index) => {
      const top = scrollFor(index, sight(), chosen() ? BAR_ROOM : 0);
      if (top !== undefined) scrollTo(top);
    },
    shown,
    screenful: () => Math.max(1, Math.floor(sight().height / rowHeight()) - 1),
    onOpen: (id) => {
      const row = props.rowAt(props.indexOf(id));
      if (row) props.onOpen?.(row);
    },
    onChoose: (id, range) => props.selection?.toggle(id, range),
    onCurrent: (id) => props.onCurrent?.(id),
  });

  noteListKeys({ open: () => props.onOpen !== undefined, choose: () => props.selection !== undefined });

  /** Rows by their own identity; one that is missing by its place. */
  const inPage = createMemo(() => {
    const { from, to } = shown();
    return Array.from({ length: to - from }, (_, at) => props.rowAt(from + at) ?? from + at);
  });
  const cells = () => (narrow() ? 1 : props.columns.length) + (props.selection ? 1 : 0);
  const parts = (row: Row, index: () => number): LongRowProps<Row> => ({
    row,
    id: props.rowId(row),
    name: props.rowName(row),
    columns: () => props.columns,
    selection: () => props.selection,
    focus,
    // The head is the first row.
    place: () => shown().from + index() + 2,
    onOpen: props.onOpen,
  });

  return (
    <div class="relative flex min-h-60 flex-1 flex-col">
      <div
        ref={frame}
        tabindex={-1}
        onScroll={() => setScrolled(frame.scrollTop)}
        class="min-h-0 flex-1 overflow-auto border-t border-rule bg-sheet outline-none [overflow-anchor:none]"
      >
        <table
          aria-label={props.label}
          aria-busy={props.busy}
          aria-rowcount={props.total + 1}
          class="w-full table-fixed border-separate border-spacing-0 transition-opacity duration-180 aria-busy:opacity-60"
          classList={{ 'mb-16': chosen() }}
          style={{ 'min-width': narrow() ? undefined : leastWidth(columns(), props.selection !== undefined) }}
        >
          <colgroup>
            <Show when={props.selection}>
              <col style={{ width: '2.75rem' }} />
            </Show>
            <Show when={!narrow()} fallback={<col />}>
              <For each={columns()}>{(column) => <col style={{ width: column.width }} />}</For>
            </Show>
          </colgroup>
          <Show
            when={narrow()}
            fallback={
              <TableHead
                columns={props.columns}
                rows={props.read}
                sort={props.sort}
                onSort={props.onSort}
                selection={props.selection}
                onResize={props.onResize && resize}
              />
            }
          >
            <NarrowHead
              columns={props.columns}
              rows={props.read}
              sort={props.sort}
              onSort={props.onSort}
              unsorted={props.unsorted}
              selection={props.selection}
            />
          </Show>
          <tbody>
            <Gap height={shown().from * rowHeight()} cells={cells()} />
            <For each={inPage()}>
              {(row, index) =>
                typeof row === 'number' ? (
                  <MissingRow index={row} cells={cells()} height={rowHeight()} />
                ) : narrow() ? (
                  LongNarrowRow(parts(row as Row, index))
                ) : (
                  LongWideRow(parts(row as Row, index))
                )
              }
            </For>
            <Gap height={(props.total - shown().to) * rowHeight()} cells={cells()} />
          </tbody>
        </table>
      </div>
      {props.foot}
    </div>
  );
}

/** The room of rows that are not in the page. */
const Gap = (props: { height: number; cells: number }) => (
  <Show when={props.height > 0}>
    {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus. */}
    <tr aria-hidden="true">
      <td colspan={props.cells} style={{ height: `${props.height}px` }} class="p-0" />
    </tr>
  </Show>
);
