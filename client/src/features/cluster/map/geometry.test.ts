import { describe, expect, it } from 'vitest';
import { fillPath, nextIn, onScreen, reveal, wholeOf, zoomAt } from './geometry.ts';

const frame = { width: 800, height: 600 };

describe('what is in sight', () => {
  it('the whole map stands in the middle, inside its margin', () => {
    const view = wholeOf({ width: 2000, height: 1000 }, frame);
    expect(onScreen(view, { x: 1000, y: 500 })).toEqual({ x: 400, y: 300 });
    expect(onScreen(view, { x: 0, y: 0 }).x).toBeCloseTo(24);
    expect(onScreen(view, { x: 2000, y: 0 }).x).toBeCloseTo(776);
  });

  it('what is under the pointer stays under it, nearer or farther', () => {
    const view = wholeOf({ width: 2000, height: 1000 }, frame);
    const pointer = { x: 610, y: 140 };
    const under = { x: (pointer.x - view.x) / view.scale, y: (pointer.y - view.y) / view.scale };
    for (const factor of [3, 0.5, 100]) {
      const there = onScreen(zoomAt(view, factor, pointer, 0.1, 8), under);
      expect([there.x, there.y]).toEqual([expect.closeTo(610), expect.closeTo(140)]);
    }
    expect(zoomAt(view, 100, pointer, 0.1, 8).scale).toBe(8);
  });

  it('a circle outside is brought inside, and one that is inside moves nothing', () => {
    const view = { x: 0, y: 0, scale: 2 };
    const moved = onScreen(reveal(view, { x: 500, y: -20, radius: 10 }, frame), { x: 500, y: -20 });
    expect(moved).toEqual({ x: 800 - 60, y: 60 });
    expect(reveal(view, { x: 200, y: 150, radius: 10 }, frame)).toEqual(view);
  });
});

describe('the arrow keys', () => {
  const grid = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ id: `${row}${column}`, x: column * 100, y: row * 100 })));
  const at = (id: string) => grid.find((each) => each.id === id) as (typeof grid)[number];

  it('go to the neighbour in that direction, and nowhere at the edge', () => {
    expect((['up', 'right', 'down', 'left'] as const).map((way) => nextIn(way, at('11'), grid)?.id)).toEqual(['01', '12', '21', '10']);
    expect(nextIn('right', at('12'), grid)).toBeUndefined();
  });

  it('prefer what lies ahead to what is nearer but aside', () => {
    const from = { id: 'from', x: 0, y: 0 };
    const [ahead, aside] = [
      { id: 'ahead', x: 90, y: 10 },
      { id: 'aside', x: 10, y: 40 },
    ];
    expect(nextIn('right', from, [from, aside, ahead])).toBe(ahead);
    expect(nextIn('right', from, [from, aside])).toBe(aside);
  });

  it('reach every bubble of a scattered map', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const scattered = Array.from({ length: 300 }, () => ({ x: random() * 1000, y: random() * 700 }));
    const reached = new Set([scattered[0] as { x: number; y: number }]);
    for (const from of reached) {
      for (const way of ['up', 'down', 'left', 'right'] as const) {
        const next = nextIn(way, from, scattered);
        if (next) reached.add(next);
      }
    }
    expect(reached.size).toBe(300);
  });
});

describe('what is filled', () => {
  const circle = { x: 50, y: 50, radius: 40 };
  it('is nothing, half a circle from side to side, or the whole of it', () => {
    expect(fillPath(circle, 0)).toBe('');
    expect(fillPath(circle, 0.5)).toBe('M10 50A40 40 0 0 0 90 50Z');
    expect(fillPath(circle, 1)).toBe('M10 50a40 40 0 1 0 80 0a40 40 0 1 0 -80 0Z');
  });

  it('stands lower with less, and takes the long way round with more than half', () => {
    expect(fillPath(circle, 0.1)).toBe('M26 82A40 40 0 0 0 74 82Z');
    expect(fillPath(circle, 0.9)).toBe('M26 18A40 40 0 1 0 74 18Z');
  });
});
