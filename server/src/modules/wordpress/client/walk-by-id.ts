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
}

export interface WalkPage<T> {
  items: T[];
  place: WalkPlace;
  done: boolean;
  total: number;
}

export async function nextById<T extends { id: number }>(
  place: WalkPlace,
  limit: number,
  fetch: (offset: number, limit: number) => Promise<Slice<T>>,
): Promise<WalkPage<T>> {
  for (let offset = Math.max(0, place.offset - 1); ; ) {
    const { items, total } = await fetch(offset, limit);
    const [first] = items;
    if (offset > 0 && (!first || first.id > place.afterId)) {
      offset = Math.max(0, offset - limit);
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
