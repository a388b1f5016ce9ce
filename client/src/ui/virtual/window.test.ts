import { expect, it } from 'vitest';
import { columnsOf, windowOf } from './window.ts';

const sight = { count: 3000, columns: 3, rowHeight: 100, scrollTop: 0, viewHeight: 500, overscan: 2 };

it.each([
  ['at the top', {}, { from: 0, to: 21 }],
  ['in the middle, with rows above and below', { scrollTop: 10_050 }, { from: 294, to: 324 }],
  ['at the end, not beyond it', { scrollTop: 99_500 }, { from: 2979, to: 3000 }],
  ['scrolled further than there is, after the list became short', { count: 4, scrollTop: 90_000 }, { from: 0, to: 4 }],
  ['nothing', { count: 0 }, { from: 0, to: 0 }],
])('%s', (_where, change, window) => {
  expect(windowOf({ ...sight, ...change })).toEqual(window);
});

it('as many columns as fit stand side by side, and one where none fits', () => {
  expect([columnsOf(1000, 300, 12), columnsOf(924, 300, 12), columnsOf(923, 300, 12), columnsOf(200, 300, 12)]).toEqual([3, 3, 2, 1]);
});
