/**
 * Walks a list of core REST by id. Core knows no "id greater than", and its pages skip and repeat while things come and go.
 * So the list is asked in the order of ids by offset, always one item back: when that first item is not one we have seen,
 * something before it went away, and we step back until it is. Nothing is skipped, nothing is answered twice.
 */
import type { Slice } from './wordpress-rest.ts';

export interface WalkPlace {
  /** All up to this id have been seen. */
  afterId: number;
  /** How many of the list lay before it when we last looked. */
  offset: number;
  /** The one at `afterId` cannot be read whole. */
  unreadable?: boolean;
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
  const back = place.unreadable && idAt && (await idAt(place.offset - 1)) === place.afterId ? 0 : 1;
  const size = Math.min(MOST_A_PAGE, back === 0 || place.afterId === 0 ? limit : limit + 1);
  for (let offset = Math.max(0, place.offset - back); ; ) {
    const { items, total } = await fetch(offset, size);
    const [first] = items;
    if (back === 1 && offset > 0 && (!first || first.id > place.afterId)) {
      offset = Math.max(0, offset - size);
      continue;
    }
    const fresh = items.filter(({ id }) => id > place.afterId);
    const end = offset + items.length;
    const done = items.length === 0 || end >= total;
    const last = fresh.at(-1);
    if (last || done) return { items: fresh, place: { afterId: last?.id ?? place.afterId, offset: end }, done, total };
    // Things that we passed came back (out of the trash): go on behind them, with the overlap.
    offset = Math.max(offset + 1, end - 1);
  }
}
