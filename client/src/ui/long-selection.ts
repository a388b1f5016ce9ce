/** Which rows of a very long list are chosen: a set of ids, or all that match, whether they have been read or not. */
import { createSignal, untrack } from 'solid-js';
import type { Selection } from './selection.ts';

export interface LongSelection extends Selection {
  /** All that match, of which most may not have been read. */
  all: () => boolean;
  chooseAll: () => void;
}

interface Rows {
  nodes: () => { id: string }[];
  indexOf: (id: string) => number;
  rowAt: (index: number) => { id: string } | undefined;
  total: () => number;
}

export function createLongSelection(rows: Rows): LongSelection {
  let chosen = new Set<string>();
  let last: string | undefined;
  const [all, setAll] = createSignal(false);
  // One signal for all of them: only what is in sight asks.
  const [version, touch] = createSignal(0);
  const changed = () => touch((count) => count + 1);
  const read = () => untrack(rows.nodes).map(({ id }) => id);

  const between = (id: string): string[] => {
    const [from, to] = untrack(() => [last === undefined ? -1 : rows.indexOf(last), rows.indexOf(id)]);
    if (from < 0 || to < 0) return [id];
    const found: string[] = [];
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
      const row = untrack(() => rows.rowAt(at));
      if (row) found.push(row.id);
    }
    return found;
  };

  return {
    all,
    has: (id) => {
      version();
      return all() || chosen.has(id);
    },
    toggle: (id, range = false) => {
      if (all()) {
        chosen = new Set(read());
        setAll(false);
      }
      const on = !chosen.has(id);
      for (const each of range ? between(id) : [id]) {
        if (on) chosen.add(each);
        else chosen.delete(each);
      }
      last = id;
      changed();
    },
    setAll: (on) => {
      chosen = new Set(on ? read() : []);
      setAll(false);
      changed();
    },
    chooseAll: () => setAll(true),
    clear: () => {
      chosen = new Set();
      last = undefined;
      setAll(false);
      changed();
    },
    ids: () => {
      version();
      return all() ? read() : [...chosen];
    },
    size: () => {
      version();
      return all() ? rows.total() : chosen.size;
    },
  };
}
