/**
 * A long list of equally high things, in one column or as many as fit: only what is in sight is there. The arrow keys, J and K
 * move, X chooses, Enter opens; the one that has the focus stays, wherever the list is scrolled to.
 */
import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { makeShortcut } from './shortcut.ts';
import { noteListKeys } from './table/list-keys.ts';
import { columnsOf, windowOf } from './virtual/window.ts';

export interface VirtualGridProps<Item> {
  /** What they are: said, not shown. */
  label: string;
  items: readonly Item[];
  itemId: (item: Item) => string;
  /** How many there are in all, also of those that are not here yet. */
  total?: number | undefined;
  /** px. */
  itemHeight: number;
  /** px between two. */
  gap?: number;
  /** px that an item needs at least; without it they stand in one column. */
  leastWidth?: number;
  onOpen?: ((item: Item) => void) | undefined;
  onChoose?: ((item: Item, range: boolean) => void) | undefined;
  /** The end comes into sight: time for more. */
  onEnd?: (() => void) | undefined;
  busy?: boolean | undefined;
  class?: string;
  children: (item: Item) => JSX.Element;
  /** Beneath the last one. */
  foot?: JSX.Element;
}

const OVERSCAN = 4;

export function VirtualGrid<Item>(props: VirtualGridProps<Item>) {
  let frame!: HTMLDivElement;
  let list!: HTMLUListElement;
  const [size, setSize] = createSignal({ width: 0, height: 800 });
  const [top, setTop] = createSignal(0);
  const [current, setCurrent] = createSignal<string>();
  const gap = () => props.gap ?? 0;
  const rowHeight = () => props.itemHeight + gap();
  const columns = createMemo(() => (props.leastWidth ? columnsOf(size().width, props.leastWidth, gap()) : 1));

  const measure = () => {
    setSize({ width: list.clientWidth, height: frame.clientHeight });
    setTop(Math.max(0, frame.scrollTop - list.offsetTop));
    if (frame.scrollTop + frame.clientHeight * 2 > frame.scrollHeight) props.onEnd?.();
  };
  onMount(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    observer.observe(list);
    onCleanup(() => observer.disconnect());
  });

  const ids = createMemo(() => new Map(props.items.map((item, at) => [props.itemId(item), at])));
  const inSight = createMemo(
    () =>
      windowOf({
        count: props.items.length,
        columns: columns(),
        rowHeight: rowHeight(),
        scrollTop: top(),
        viewHeight: size().height,
        overscan: OVERSCAN,
      }),
    undefined,
    { equals: (was, is) => was.from === is.from && was.to === is.to },
  );
  const shown = createMemo(() => {
    const { from, to } = inSight();
    const items = props.items.slice(from, to);
    const focused = ids().get(current() ?? '');
    if (focused !== undefined && (focused < from || focused >= to)) items.push(props.items[focused] as Item);
    return items;
  });
  const placeOf = (item: Item) => ids().get(props.itemId(item)) ?? 0;
  const left = (at: number) => `calc((100% + ${gap()}px) / ${columns()} * ${at % columns()})`;

  const move = (by: number) => {
    const at = ids().get(current() ?? '');
    const next = at === undefined ? inSight().from : Math.min(Math.max(at + by, 0), props.items.length - 1);
    const item = props.items[next];
    if (!item) return;
    const y = Math.floor(next / columns()) * rowHeight() + list.offsetTop;
    if (y < frame.scrollTop) frame.scrollTop = y - gap();
    if (y + props.itemHeight > frame.scrollTop + frame.clientHeight) frame.scrollTop = y + props.itemHeight + gap() - frame.clientHeight;
    setCurrent(props.itemId(item));
    list.querySelector<HTMLElement>(`[data-item="${CSS.escape(props.itemId(item))}"]`)?.focus({ preventScroll: true });
  };
  makeShortcut(
    () => 'j',
    () => move(1),
  );
  makeShortcut(
    () => 'k',
    () => move(-1),
  );

  noteListKeys({ open: () => props.onOpen !== undefined, choose: () => props.onChoose !== undefined });

  const onKeyDown = (item: Item, event: KeyboardEvent) => {
    // Inside an item the keys belong to its links and buttons.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => move(columns()),
      ArrowUp: () => move(-columns()),
      ArrowRight: () => move(1),
      ArrowLeft: () => move(-1),
      Home: () => move(-props.items.length),
      End: () => move(props.items.length),
      Enter: () => props.onOpen?.(item),
      x: () => props.onChoose?.(item, false),
      X: () => props.onChoose?.(item, true),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div ref={frame} onScroll={measure} class={`relative min-h-60 flex-1 overflow-y-auto ${props.class ?? ''}`}>
      <ul
        ref={list}
        aria-label={props.label}
        aria-busy={props.busy}
        class="relative transition-opacity duration-180 aria-busy:opacity-60"
        style={{ height: `${Math.max(0, Math.ceil(props.items.length / columns()) * rowHeight() - gap())}px` }}
      >
        <For each={shown()}>
          {(item) => {
            const at = () => placeOf(item);
            const id = props.itemId(item);
            const isStop = () => (ids().has(current() ?? '') ? current() === id : at() === inSight().from);
            return (
              <li
                data-item={id}
                data-current={current() === id ? '' : undefined}
                tabindex={isStop() ? 0 : -1}
                aria-setsize={props.total ?? props.items.length}
                aria-posinset={at() + 1}
                onFocusIn={() => setCurrent(id)}
                onKeyDown={(event) => onKeyDown(item, event)}
                class="group/item absolute rounded-card -outline-offset-2!"
                style={{
                  top: `${Math.floor(at() / columns()) * rowHeight()}px`,
                  left: left(at()),
                  width: `calc((100% + ${gap()}px) / ${columns()} - ${gap()}px)`,
                  height: `${props.itemHeight}px`,
                }}
              >
                {props.children(item)}
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={props.foot}>{props.foot}</Show>
    </div>
  );
}
