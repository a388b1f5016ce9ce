import { describe, expect, it } from 'vitest';
import { nextById, nextByPage, type WalkPlace } from './walk-by-id.ts';

/** Walks a list that changes between two requests, and gives back the ids in the order in which they came. */
async function walk(
  ids: number[],
  limit: number,
  change: (page: number, list: number[]) => void,
  isHidden = (_id: number) => false,
): Promise<number[]> {
  const list = [...ids];
  const seen: number[] = [];
  let asked = 0;
  const fetch = async (offset: number, size: number) => {
    asked += 1;
    if (asked > 1_000) throw new Error('It goes round in circles.');
    const items = list.slice(offset, offset + size).filter((id) => !isHidden(id));
    return { items: items.map((id) => ({ id })), total: list.length };
  };
  let place: WalkPlace = { afterId: 0, offset: 0 };
  for (let page = 1, done = false; !done; page++) {
    const next = await nextById(place, limit, fetch);
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

  it('sees everything once one at a time too, while others come and go', async () => {
    expect(await walk(upTo(7), 1, () => undefined)).toEqual(upTo(7));
    expect(await walk(upTo(20), 1, (page, list) => page === 9 && remove(list, ...upTo(6)))).toEqual(upTo(20));
    expect(await walk([...upTo(3), 8, 9], 1, (page, list) => page === 3 && list.splice(3, 0, 4, 5))).toEqual([1, 2, 3, 4, 5, 8, 9]);
  });

  it('goes on behind one that cannot be read whole, by its id, without asking for it', async () => {
    const list = upTo(6).map((id) => ({ id }));
    const asked: number[][] = [];
    const fetch = async (offset: number, size: number) => {
      const items = list.slice(offset, offset + size);
      asked.push(items.map(({ id }) => id));
      return { items, total: list.length };
    };
    const idAt = async (offset: number) => list[offset]?.id ?? null;
    const place = { afterId: 3, offset: 3, unreadable: true };
    expect((await nextById(place, 2, fetch, idAt)).items).toEqual([{ id: 4 }, { id: 5 }]);
    expect(asked).toEqual([[4, 5]]);
    // One before it went away meanwhile: it stands elsewhere now, and nothing is skipped.
    list.splice(0, 1);
    expect((await nextById(place, 2, fetch, idAt)).items).toEqual([{ id: 4 }]);
  });

  it('goes on behind what our user may not see, however much of it there is, and while things go away', async () => {
    const hidings: ((id: number) => boolean)[] = [
      (id) => id % 2 === 0,
      (id) => id > 5 && id < 60,
      (id) => id < 70,
      (id) => id % 30 !== 0,
      (id) => id > 40,
      () => true,
    ];
    for (const isHidden of hidings) {
      const visible = upTo(100).filter((id) => !isHidden(id));
      for (const limit of [1, 3, 10]) {
        expect(await walk(upTo(100), limit, () => undefined, isHidden)).toEqual(visible);
        const seen = await walk(upTo(100), limit, (page, list) => page === 2 && remove(list, 1, 2, 3, 4), isHidden);
        expect(seen.filter((id) => id > 4)).toEqual(visible.filter((id) => id > 4));
      }
    }
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

describe('walking a list that is asked for by pages', () => {
  let turns = 0;
  /** @param between what happens while pages that were asked for together are answered. */
  async function walkPages(
    ids: number[],
    limits: number[],
    change: (page: number, list: number[]) => void,
    atOnce = 1,
    between: (page: number, list: number[]) => void = () => undefined,
  ): Promise<number[]> {
    const list = [...ids];
    const seen: number[] = [];
    let place: WalkPlace = { afterId: 0, offset: 0 };
    for (let at = 0, done = false; !done; at++) {
      if (at > 1_000) throw new Error('It goes round in circles.');
      const fetch = async (page: number, size: number) => {
        const answer = { items: list.slice((page - 1) * size, page * size).map((id) => ({ id })), total: list.length };
        between(page, list);
        return answer;
      };
      const next = await nextByPage(place, limits[at % limits.length] as number, fetch, atOnce);
      turns = at + 1;
      seen.push(...next.items.map(({ id }) => id));
      ({ place, done } = next);
      change(at + 1, list);
    }
    return seen;
  }

  it('sees everything once, also where pages become smaller and larger', async () => {
    for (const size of [0, 1, 10, 11, 57]) {
      expect(await walkPages(upTo(size), [10], () => undefined)).toEqual(upTo(size));
      expect(await walkPages(upTo(size), [10, 3, 7], () => undefined)).toEqual(upTo(size));
    }
  });

  it('skips nothing when things that it has passed go away, and takes what was added behind', async () => {
    expect(await walkPages(upTo(50), [10], (page, list) => page === 2 && remove(list, 1, 2, 3, 19))).toEqual(upTo(50));
    expect(await walkPages(upTo(50), [10], (page, list) => page === 3 && remove(list, ...upTo(28)))).toEqual(upTo(50));
    expect(await walkPages(upTo(20), [10], (page, list) => page === 1 && list.push(21, 22))).toEqual(upTo(22));
  });

  it('sees everything once two pages at a time, in half as many turns behind the first', async () => {
    for (const size of [0, 1, 10, 11, 20, 21, 57, 90]) {
      expect(await walkPages(upTo(size), [10], () => undefined, 2)).toEqual(upTo(size));
      expect(turns).toBe(1 + Math.ceil(Math.max(0, size - 10) / 20));
      expect(await walkPages(upTo(size), [10, 3, 7], () => undefined, 2)).toEqual(upTo(size));
    }
  });

  it('skips nothing when things go away between two pages that it asked for together', async () => {
    for (const gone of [[1], [1, 2, 3, 19], upTo(15)]) {
      const list = await walkPages(
        upTo(90),
        [10],
        () => undefined,
        2,
        (page, now) => page === 4 && now.includes(1) && remove(now, ...gone),
      );
      expect(list).toEqual(upTo(90));
    }
    expect(await walkPages(upTo(60), [10], (page, list) => page === 2 && remove(list, ...upTo(28)), 2)).toEqual(upTo(60));
    expect(await walkPages(upTo(20), [10], (page, list) => page === 1 && list.push(21, 22), 2)).toEqual(upTo(22));
  });
});
