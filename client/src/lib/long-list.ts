/**
 * A list of tens of thousands, read page by page as it comes into sight. Each page begins where the one before it ends; one
 * that is read again and then ends elsewhere makes the next be read again, so that no row is lost or doubled. What a page
 * costs does not grow with how many there are already.
 */
import { type Accessor, batch, createComputed, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';
import type { Failure } from './failure.ts';

export interface LongPage<Node> {
  nodes: Node[];
  endCursor: string | null;
  hasMore: boolean;
  /** How many there are in all; only where it was asked for. */
  total?: number | undefined;
}

export interface LongListOptions<Variables, Node> {
  /** Other variables make another list, which begins with its first page. */
  variables: Accessor<Variables>;
  /** Reads the page behind `after`. */
  load: (variables: Variables, after: string | null, withTotal: boolean) => Promise<LongPage<Node> | { failure: Failure }>;
  /** How many rows are read ahead of what is in sight. */
  ahead?: number;
  /** Reads only where a page ends: for those on the way to what is far away. They are read whole when they come into sight. */
  skim?: ((variables: Variables, after: string | null) => Promise<Skimmed | { failure: Failure }>) | undefined;
}

export interface Skimmed {
  count: number;
  endCursor: string | null;
  hasMore: boolean;
}

interface Page<Node> extends LongPage<Node> {
  after: string | null;
  /** The place of its first row. */
  start: number;
  /** How many rows it has; more than `nodes` where it was only skimmed. */
  count: number;
  stale: boolean;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function createLongList<Variables, Node extends { id: string }>(options: LongListOptions<Variables, Node>) {
  const ahead = options.ahead ?? 200;
  const variables = createMemo(options.variables, undefined, { equals: same });

  let pages: Page<Node>[] = [];
  let pageOf = new Map<string, number>();
  let wanted = { from: 0, to: 1 };
  let round = 0;
  let askTotal = true;
  const [version, touch] = createSignal(0);
  const [total, setTotal] = createSignal<number>();
  const [shown, setShown] = createSignal<Variables>();
  const [fetching, setFetching] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure>();

  const changed = () => touch((count) => count + 1);
  const isCurrent = () => untrack(shown) === untrack(variables);
  const end = () => {
    const last = pages.at(-1);
    return last ? last.start + last.count : 0;
  };

  /** The place of a row among the pages: their number, not their length, is what is searched. */
  const pageAt = (index: number): number => {
    let [low, high] = [0, pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pages[middle] as Page<Node>).start <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const isGood = (at: number): boolean => {
    const page = pages[at] as Page<Node>;
    return !page.stale && page.after === (at === 0 ? null : (pages[at - 1] as Page<Node>).endCursor);
  };

  /** The first page that has to be read for what is in sight. */
  const nextNeeded = (): number | undefined => {
    if (!isCurrent() || pages.length === 0) return 0;
    const until = wanted.to + ahead;
    for (let at = pageAt(Math.min(wanted.from, end() - 1)); at < pages.length; at += 1) {
      const { start, count, hasMore } = pages[at] as Page<Node>;
      if (start >= until) return undefined;
      const isPassed = hasMore && start + count <= wanted.from;
      if (!isPassed && !isGood(at)) return at;
    }
    return end() < until && pages.at(-1)?.hasMore ? pages.length : undefined;
  };

  const renumber = (from: number) => {
    for (let at = from; at < pages.length; at += 1) {
      const before = pages[at - 1];
      (pages[at] as Page<Node>).start = before ? before.start + before.count : 0;
    }
  };

  const put = (at: number, after: string | null, page: LongPage<Node>) => {
    // A row that says what it said stays the same row: what stands in the page keeps its place and its focus.
    const nodes = page.nodes.map((node) => {
      const known = pages[pageOf.get(node.id) ?? -1]?.nodes.find(({ id }) => id === node.id);
      return known && same(known, node) ? known : node;
    });
    for (const { id } of pages[at]?.nodes ?? []) if (pageOf.get(id) === at) pageOf.delete(id);
    pages[at] = { ...page, nodes, after, start: 0, count: nodes.length, stale: false };
    for (const { id } of nodes) pageOf.set(id, at);
    if (!page.hasMore) pages.length = at + 1;
    renumber(at);
  };

  const run = async (mine: number): Promise<void> => {
    for (let at = nextNeeded(); at !== undefined; at = nextNeeded()) {
      const asked = untrack(variables);
      const after = at === 0 ? null : (pages[at - 1] as Page<Node>).endCursor;
      // The page before it, too, may be scrolled back to.
      if (options.skim && at === pages.length && at > 0 && end() + 2 * (pages[at - 1] as Page<Node>).count < wanted.from) {
        const skimmed = await options.skim(asked, after);
        if (mine !== round) return;
        if ('failure' in skimmed) return void setFailure(skimmed.failure);
        pages[at] = { ...skimmed, nodes: [], after, start: end(), stale: true };
        continue;
      }
      const withTotal = askTotal;
      const answer = await options.load(asked, after, withTotal);
      if (mine !== round) return;
      if ('failure' in answer) return void setFailure(answer.failure);
      batch(() => {
        if (!isCurrent()) {
          pages = [];
          pageOf = new Map();
          setShown(() => asked);
        }
        put(at, after, answer);
        if (withTotal) askTotal = false;
        if (answer.total !== undefined) setTotal(answer.total);
        setFailure(undefined);
        changed();
      });
    }
  };

  const start = () => {
    if (untrack(fetching)) return;
    const mine = round;
    setFetching(true);
    void run(mine).finally(() => mine === round && setFetching(false));
  };

  /** What was on its way is no longer waited for. */
  const restart = () => {
    round += 1;
    askTotal = true;
    batch(() => {
      setFetching(false);
      setFailure(undefined);
      start();
    });
  };

  createComputed(
    on(variables, () => {
      wanted = { from: 0, to: 1 };
      restart();
    }),
  );
  onCleanup(() => {
    round += 1;
  });

  const reread = () => {
    for (const page of pages) page.stale = true;
    restart();
  };

  return {
    /** How many rows there are, whether they have been read or not. */
    total: () => {
      version();
      const last = pages.at(-1);
      return last && !last.hasMore ? end() : Math.max(total() ?? 0, end());
    },
    rowAt: (index: number): Node | undefined => {
      version();
      if (index < 0 || index >= end()) return undefined;
      const page = pages[pageAt(index)] as Page<Node>;
      return page.nodes[index - page.start];
    },
    /** -1 for one that has not been read. */
    indexOf: (id: string): number => {
      version();
      const page = pages[pageOf.get(id) ?? -1];
      const place = page ? page.nodes.findIndex((node) => node.id === id) : -1;
      return page && place >= 0 ? page.start + place : -1;
    },
    /** How many have been read. */
    read: () => {
      version();
      return pages.reduce((sum, { nodes }) => sum + nodes.length, 0);
    },
    /** All that have been read. */
    nodes: (): Node[] => {
      version();
      return pages.flatMap(({ nodes }) => nodes);
    },
    /** Whether there is anything to show, if only that there is nothing. */
    loaded: () => shown() !== undefined,
    /** What is shown is not yet what is asked for. */
    busy: () => shown() !== undefined && shown() !== variables(),
    fetching,
    failure,
    /** Another value is another list. */
    key: () => shown(),
    /** Tells which rows are in sight. */
    see: (from: number, to: number) => {
      wanted = { from, to };
      if (isCurrent() && untrack(failure) === undefined) start();
    },
    /** Reads again what is in sight now, and the rest when it comes into sight. */
    reread,
    retry: restart,
    /** Changes rows at once, before they are read again; null takes one out. */
    patch: (ids: ReadonlySet<string>, change: (node: Node) => Node | null) => {
      let gone = 0;
      for (const page of pages) {
        if (!page.nodes.some(({ id }) => ids.has(id))) continue;
        const kept = page.nodes.map((node) => (ids.has(node.id) ? change(node) : node)).filter((node) => node !== null);
        gone += page.nodes.length - kept.length;
        page.nodes = kept;
        page.count = kept.length;
      }
      renumber(0);
      batch(() => {
        if (gone > 0) setTotal((count) => (count === undefined ? undefined : count - gone));
        changed();
      });
    },
  };
}

export type LongList<Node extends { id: string }> = ReturnType<typeof createLongList<unknown, Node>>;
