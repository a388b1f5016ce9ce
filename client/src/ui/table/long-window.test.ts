import { expect, it } from 'vitest';
import { scrollFor, windowOf } from './long-window.ts';

const sight = { scrolled: 0, height: 800, rowHeight: 40, total: 50_000 };

it('holds what is in sight and some around it, never more', () => {
  expect(windowOf(sight)).toEqual({ from: 0, to: 28 });
  expect(windowOf({ ...sight, scrolled: 40 * 1000 })).toEqual({ from: 992, to: 1028 });
  expect(windowOf({ ...sight, scrolled: 40 * 49_980 })).toEqual({ from: 49_972, to: 50_000 });
});

it('stays the same while one scrolls by less than a step', () => {
  expect(windowOf({ ...sight, scrolled: 40 * 1001 })).toEqual(windowOf({ ...sight, scrolled: 40 * 1003 }));
});

it('is empty where there is nothing, and never begins behind the end', () => {
  expect(windowOf({ ...sight, total: 0 })).toEqual({ from: 0, to: 0 });
  expect(windowOf({ ...sight, total: 3, scrolled: 9_000 })).toEqual({ from: 3, to: 3 });
});

it('scrolls only as far as it must', () => {
  expect(scrollFor(5, sight, 60)).toBeUndefined();
  expect(scrollFor(2, { ...sight, scrolled: 400 }, 60)).toBe(80);
  expect(scrollFor(30, sight, 60)).toBe(31 * 40 + 60 - 800);
});
