import { expect, it } from 'vitest';
import { nextOf } from './next-of.ts';

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

it.each([
  ['b', ['b'], 'c'],
  ['b', ['b', 'c'], 'd'],
  ['d', ['d'], 'c'],
  ['d', ['c', 'd'], 'b'],
  ['a', ['a', 'b', 'c', 'd'], undefined],
  // One that was opened by its address and is not among those that were read.
  ['z', ['z'], 'a'],
])('after %s, when %j are settled, comes %s', (open, gone, next) => {
  expect(nextOf(items, open, new Set(gone))).toBe(next);
});
