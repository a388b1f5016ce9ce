/**
 * Which rows of a very long list are chosen: a set of ids, or all that match, whether they have been read or not. What was chosen
 * under one filter stays chosen under another; "all that match" is all of the filter that it was said under, and waits for it.
 */
import { createMemo, createSignal, untrack } from 'solid-js';
import type { Selection } from './selection.ts';

export interface LongSelection<Row> extends Selection {
  /** All that match, of which most may not have been read. */
  all: () => boolean;
  chooseAll: () => void;
  /** The chosen rows as they were last seen; of all that match, those that have been read. */
  rows: () => Row[];
  /** Brings what is known of chosen rows up to date. */
  learn: (rows: readonly Row[]) => void;
  /** Those have left the list; the others stay chosen. */
  drop: (ids: readonly string[]) => void;
  hidden: () => number;
}

interface Rows<Row> {
  nodes: () => Row[];
  indexOf: (id: string) => number;
  rowAt: (index: number) => Row | undefined;
  total: () => number;
}

interface Chosen<Row> {
  row: Row | undefined;
  /** The filter under which it was chosen. */
  scope: string;
}

/** @param scope names the filter: under another, rows that were not read there are hidden. */
export function createLongSelection<Row extends { id: string }>(rows: Rows<Row>, scope: () => string = () => ''): LongSelection<Row> {
  const chosen = new Map<string, Chosen<Row>>();
  let last: string | undefined;
  const [allOf, setAllOf] = createSignal<string>();
  // One signal for all of them: only what is in sight asks.
  const [version, touch] = createSignal(0);
  const changed = () => touch((count) => count + 1);
  const all = createMemo(() => allOf() !== undefined && allOf() === scope());
  const read = () => untrack(rows.nodes);
  const rowOf = (id: string) => untrack(() => rows.rowAt(rows.indexOf(id)));
  const choose = (id: string, row = rowOf(id)) => void chosen.set(id, { row, scope: untrack(scope) });

  const between = (id: string): string[] => {
    const [from, to] = untrack(() => [last === undefined ? -1 : rows.indexOf(last), rows.indexOf(id)]);
    if (from < 0 || to < 0) return [id];
    const found: string[] = [];
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
      const row = untrack(() => rows.rowAt(at));
      // A range with rows in it that nobody has read is not known: a part of it would pass for the whole.
      if (!row) return [id];
      found.push(row.id);
    }
    return found;
  };

  const hidden = createMemo(() => {
    version();
    const here = scope();
    if (all()) return 0;
    let count = 0;
    for (const [id, { scope: there }] of chosen) if (there !== here && rows.indexOf(id) < 0) count += 1;
    return count;
  });

  return {
    all,
    hidden,
    has: (id) => {
      version();
      return all() || chosen.has(id);
    },
    toggle: (id, range = false) => {
      if (untrack(all)) {
        chosen.clear();
        for (const row of read()) choose(row.id, row);
        setAllOf(undefined);
      }
      const on = !chosen.has(id);
      for (const each of range ? between(id) : [id]) {
        if (on) choose(each);
        else chosen.delete(each);
      }
      last = id;
      changed();
    },
    setAll: (on) => {
      for (const row of read()) {
        if (on) choose(row.id, row);
        else chosen.delete(row.id);
      }
      setAllOf(undefined);
      changed();
    },
    chooseAll: () => setAllOf(untrack(scope)),
    clear: () => {
      chosen.clear();
      last = undefined;
      setAllOf(undefined);
      changed();
    },
    learn: (fresh) => {
      for (const row of fresh) {
        const known = chosen.get(row.id);
        if (known) known.row = row;
      }
      changed();
    },
    drop: (ids) => {
      for (const id of ids) chosen.delete(id);
      changed();
    },
    ids: () => {
      version();
      return all() ? read().map(({ id }) => id) : [...chosen.keys()];
    },
    rows: () => {
      version();
      if (all()) return rows.nodes();
      return [...chosen].flatMap(([id, { row }]) => rows.rowAt(rows.indexOf(id)) ?? row ?? []);
    },
    size: () => {
      version();
      return all() ? rows.total() : chosen.size;
    },
  };
}
