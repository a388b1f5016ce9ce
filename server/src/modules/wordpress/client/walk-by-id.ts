/**
 * Walks a list of core REST by id. Core knows no "id greater than", and its pages skip and repeat while things come and go.
 * So the list is asked in the order of ids by offset, always one item back: when that first item is not one we have seen,
 * something before it went away, and we step back until it is. Nothing is skipped, nothing is answered twice. What our user
 * may not see takes a place in the list, and is left out of the answer: a page with fewer than it should have, or none, is no end.
 */
import type { Slice } from './wordpress-rest.ts';

export interface WalkPlace {
  /** All up to this id have been seen. */
  afterId: number;
  /** How many of the list lay before it when we last looked. */
  offset: number;
  /** The one at `afterId` cannot be read whole. */
  unreadable?: boolean;
  /** How long the list was then. */
  total?: number;
}

export interface WalkPage<T> {
  items: T[];
  place: WalkPlace;
  done: boolean;
  total: number;
}

export const START: WalkPlace = { afterId: 0, offset: 0 };

/** Core REST answers no more at once. */
const MOST_A_PAGE = 100;

/**
 * @param limit how many new ones at most; one more is asked for, to look back.
 * @param idAt the id at an offset, read alone, for a list with items that cannot be read whole.
 */
export async function nextById<T extends { id: number }>(
  place: WalkPlace,
  limit: number,
  fetch: (offset: number, limit: number) => Promise<Slice<T>>,
  idAt?: (offset: number) => Promise<number | null>,
): Promise<WalkPage<T>> {
  const isStart = place.afterId === 0;
  const back = isStart || (place.unreadable && idAt && (await idAt(place.offset - 1)) === place.afterId) ? 0 : 1;
  const size = Math.min(MOST_A_PAGE, limit + back);
  let isPlaced = back === 0;
  for (let offset = Math.max(0, place.offset - back); ; ) {
    const { items, total } = await fetch(offset, size);
    const [first] = items;
    const isWhole = items.length >= Math.min(size, total - offset);
    if (back === 1 && offset > 0 && (isWhole || !isPlaced) && (!first || first.id > place.afterId)) {
      offset = Math.max(0, offset - size);
      continue;
    }
    isPlaced = true;
    const fresh = items.filter(({ id }) => id > place.afterId);
    const done = offset + size >= total;
    const last = fresh.at(-1);
    if (last || done) return { items: fresh, place: { afterId: last?.id ?? place.afterId, offset: offset + items.length }, done, total };
    // Things that we passed came back (out of the trash), or the rest is hidden: go on behind them, with the overlap.
    offset += Math.max(1, size - 1);
  }
}

/**
 * The same, of a list that can be asked for by pages alone. Where the list has become shorter, what we have not seen moved up: we
 * go back by as much.
 *
 * @param fetch pages are counted from 1.
 * @param atOnce how many pages, once it is known how long the list is.
 */
export async function nextByPage<T extends { id: number }>(
  place: WalkPlace,
  limit: number,
  fetch: (page: number, limit: number) => Promise<Slice<T>>,
  atOnce = 1,
): Promise<WalkPage<T>> {
  for (let { offset, total: before = 0 } = place; ; ) {
    const page = Math.floor(offset / limit);
    const pages = Math.max(1, Math.min(atOnce, Math.ceil(before / limit) - page));
    const { items, total } = joined(await Promise.all(Array.from({ length: pages }, (_, at) => fetch(page + 1 + at, limit))), limit);
    const back = Math.max(0, offset - Math.max(0, before - total));
    if (Math.floor(back / limit) < page) {
      offset = back;
      before = total;
      continue;
    }
    const fresh = items.filter(({ id }) => id > place.afterId);
    const end = page * limit + items.length;
    const done = items.length === 0 || end >= total;
    return { items: fresh, place: { afterId: fresh.at(-1)?.id ?? place.afterId, offset: end, total }, done, total };
  }
}

/** Pages as one, up to where the list was another one: what lies behind that is asked for again. */
function joined<T>(pages: Slice<T>[], limit: number): Slice<T> {
  const total = pages[0]?.total ?? 0;
  const end = pages.findIndex((page, at) => page.total !== total || (at > 0 && (pages[at - 1]?.items.length ?? 0) < limit));
  return { items: pages.slice(0, end === -1 ? undefined : end).flatMap(({ items }) => items), total };
}
