import { describe, expect, it } from 'vitest';
import { nextById, type WalkPlace } from './walk-by-id.ts';

/** Walks a list that changes between two requests, and gives back the ids in the order in which they came. */
async function walk(ids: number[], limit: number, change: (page: number, list: number[]) => void): Promise<number[]> {
  const list = [...ids];
  const seen: number[] = [];
  let place: WalkPlace = { afterId: 0, offset: 0 };
  for (let page = 1, done = false; !done; page++) {
    const next = await nextById(place, limit, async (offset, size) => ({
      items: list.slice(offset, offset + size).map((id) => ({ id })),
      total: list.length,
    }));
    seen.push(...next.items.map(({ id }) => id));
    ({ place, done } = next);
    change(page, list);
  }
  return seen;
}

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const remove = (list: number[], ...ids: number[]) => {
  for (const id of ids) list.splice(list.indexOf(id), 1);
};

describe('walking a list by id', () => {
  it('sees everything once when nothing changes', async () => {
    for (const size of [0, 1, 9, 10, 11, 30, 31]) expect(await walk(upTo(size), 10, () => undefined)).toEqual(upTo(size));
  });

  it('skips nothing when things that it has passed go away, even all of them', async () => {
    const seen = await walk(upTo(50), 10, (page, list) => page === 2 && remove(list, 1, 2, 3, 4, 19));
    expect(seen).toEqual(upTo(50));
    expect(await walk(upTo(50), 10, (page, list) => page === 3 && remove(list, ...upTo(28)))).toEqual(upTo(50));
  });

  it('leaves out what went away before it came there, and takes what was added behind', async () => {
    const seen = await walk(upTo(40), 10, (page, list) => {
      if (page === 1) remove(list, 25);
      if (page === 2) list.push(41, 42);
    });
    expect(seen).toEqual([...upTo(24), ...upTo(42).slice(25)]);
  });

  it('goes on behind things that came back among those it has passed', async () => {
    const back = upTo(30);
    const seen = await walk([...upTo(10), ...upTo(60).slice(30)], 10, (page, list) => page === 3 && list.splice(10, 0, ...back.slice(10)));
    expect(seen).toEqual([...upTo(10), ...upTo(60).slice(30)]);
  });
});
