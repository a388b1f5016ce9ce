/** Moving by keys through a table of which only a part stands in the page: a row is brought into sight before it gets the focus. */
import { createMemo, createSignal, onCleanup } from 'solid-js';
import { makeShortcut } from '../shortcut.ts';
import type { LongWindow } from './long-window.ts';
import type { RowFocus } from './row-focus.ts';

interface LongFocusOptions {
  /** What scrolls: it takes the focus of a row that leaves. */
  frame: () => HTMLElement;
  total: () => number;
  idAt: (index: number) => string | undefined;
  indexOf: (id: string) => number;
  /** Scrolls the row into sight; it stands in the page afterwards. */
  show: (index: number) => void;
  shown: () => LongWindow;
  /** How many rows are in sight at once. */
  screenful: () => number;
  onOpen: (id: string) => void;
  onChoose: (id: string, range: boolean) => void;
  onCurrent?: (id: string) => void;
}

export function createLongFocus(options: LongFocusOptions): RowFocus {
  const [current, setCurrent] = createSignal<string>();
  const elements = new Map<string, HTMLElement>();
  /** The row whose element left with the focus in it: changed, it comes back as another element. */
  let bereft: string | undefined;

  const currentIndex = () => {
    const id = current();
    return id === undefined ? -1 : options.indexOf(id);
  };
  const go = (index: number) => {
    const at = Math.min(Math.max(index, 0), options.total() - 1);
    if (at < 0) return;
    options.show(at);
    // One that has not been read yet is only scrolled to.
    const id = options.idAt(at);
    if (id === undefined) return;
    setCurrent(id);
    elements.get(id)?.focus({ preventScroll: true });
  };
  const move = (by: number) => {
    const at = currentIndex();
    go(at < 0 ? options.shown().from : at + by);
  };

  const isElsewhere = () => {
    const other = document.activeElement?.closest('table');
    return other != null && !options.frame().contains(other);
  };
  makeShortcut(
    () => (isElsewhere() ? undefined : 'j'),
    () => move(1),
  );
  makeShortcut(
    () => (isElsewhere() ? undefined : 'k'),
    () => move(-1),
  );
  // Also where the focus has left the row: for its button, or with a dialog that closed.
  makeShortcut(
    () => (isElsewhere() || currentIndex() < 0 ? undefined : 'x'),
    (event) => options.onChoose(current() as string, event.shiftKey),
  );

  const onKeyDown = (id: string, event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(options.screenful()),
      PageUp: () => move(-options.screenful()),
      Home: () => go(0),
      End: () => go(options.total() - 1),
      Enter: () => options.onOpen(id),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** The current row where it is in the page, and else the first that is. */
  const stop = createMemo(() => {
    const { from, to } = options.shown();
    const at = currentIndex();
    return at >= from && at < to ? current() : options.idAt(from);
  });

  return {
    current,
    isStop: (id) => stop() === id,
    row: (id) => {
      let element: HTMLElement | undefined;
      onCleanup(() => {
        if (!element || elements.get(id) !== element) return;
        elements.delete(id);
        if (!element.contains(document.activeElement)) return;
        options.frame().focus({ preventScroll: true });
        bereft = id;
      });
      return {
        ref: (given: HTMLElement) => {
          element = given;
          elements.set(id, given);
          if (bereft !== id) return;
          bereft = undefined;
          queueMicrotask(() => document.activeElement === options.frame() && given.focus({ preventScroll: true }));
        },
        onFocusIn: () => {
          bereft = undefined;
          setCurrent(id);
          options.onCurrent?.(id);
        },
        onKeyDown: (event: KeyboardEvent) => onKeyDown(id, event),
      };
    },
  };
}
