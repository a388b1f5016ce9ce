/** Which rows of a list are chosen. What is no longer in sight is not counted: nobody acts on what they do not see. */
import { createMemo } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';

export interface Selection {
  has: (id: string) => boolean;
  /** With `range`, everything from the last one toggled up to this. */
  toggle: (id: string, range?: boolean) => void;
  /** All that are in sight. */
  setAll: (on: boolean) => void;
  clear: () => void;
  ids: () => string[];
  size: () => number;
  /** How many of them are not in the list as it is filtered now. */
  hidden?: () => number;
}

export function createSelection(visibleIds: () => string[]): Selection {
  const [chosen, setChosen] = createStore<Record<string, boolean>>({});
  const ids = createMemo(() => visibleIds().filter((id) => chosen[id]));
  let last: string | undefined;

  const between = (id: string): string[] => {
    const all = visibleIds();
    const [from, to] = [last === undefined ? -1 : all.indexOf(last), all.indexOf(id)];
    return from < 0 || to < 0 ? [id] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
  };

  return {
    has: (id) => chosen[id] ?? false,
    toggle: (id, range = false) => {
      const on = !chosen[id];
      setChosen(Object.fromEntries((range ? between(id) : [id]).map((each) => [each, on])));
      last = id;
    },
    setAll: (on) => setChosen(Object.fromEntries(visibleIds().map((id) => [id, on]))),
    clear: () => {
      setChosen(reconcile({}));
      last = undefined;
    },
    ids,
    size: () => ids().length,
  };
}
