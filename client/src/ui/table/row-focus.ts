/** Moving through a table by keys: J and K or the arrows move, X chooses, Enter opens. One row is the current one. */
import { createSignal } from 'solid-js';
import { makeShortcut } from '../shortcut.ts';

interface RowFocusOptions {
  table: () => HTMLElement;
  ids: () => string[];
  onOpen: (id: string) => void;
  onChoose: (id: string, range: boolean) => void;
}

export function createRowFocus(options: RowFocusOptions) {
  const [current, setCurrent] = createSignal<string>();
  const elements = new Map<string, HTMLElement>();

  const move = (by: number) => {
    const ids = options.ids();
    const at = ids.indexOf(current() ?? '');
    const next = ids[at < 0 ? 0 : Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (next === undefined) return;
    setCurrent(next);
    elements.get(next)?.focus();
    elements.get(next)?.scrollIntoView({ block: 'nearest' });
  };

  // With several tables on a page the keys go to the one that has the focus, and otherwise to the first.
  const isElsewhere = () => {
    const other = document.activeElement?.closest('table');
    return other != null && other !== options.table();
  };
  makeShortcut(
    () => (isElsewhere() ? undefined : 'j'),
    () => move(1),
  );
  makeShortcut(
    () => (isElsewhere() ? undefined : 'k'),
    () => move(-1),
  );

  const onKeyDown = (id: string, event: KeyboardEvent) => {
    // Inside a row the keys belong to its links and buttons.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => options.onOpen(id),
      x: () => options.onChoose(id, false),
      X: () => options.onChoose(id, true),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return {
    current,
    /** One row is a stop of the Tab key: the current one, or the first. */
    isStop: (id: string) =>
      current() !== undefined && options.ids().includes(current() ?? '') ? current() === id : options.ids()[0] === id,
    /** What a row needs to take part. */
    row: (id: string) => ({
      ref: (element: HTMLElement) => void elements.set(id, element),
      onFocusIn: () => void setCurrent(id),
      onKeyDown: (event: KeyboardEvent) => onKeyDown(id, event),
    }),
  };
}

export type RowFocus = ReturnType<typeof createRowFocus>;
