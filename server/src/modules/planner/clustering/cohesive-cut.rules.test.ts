import { describe, expect, it } from 'vitest';
import { averageLink } from './average-link.rules.ts';
import { cohesiveCut } from './cohesive-cut.rules.ts';
import { normalizeRows, vectors } from './vectors.rules.ts';

/** Two groups whose members have `inner` in common, and half of that with the other group. */
function twoGroups(inner: number, size: number) {
  const width = 3 + 2 * size;
  const rows = vectors(2 * size, width);
  for (let at = 0; at < 2 * size; at += 1) {
    rows.data[at * width] = Math.sqrt(inner / 2);
    rows.data[at * width + 1 + Math.floor(at / size)] = Math.sqrt(inner / 2);
    rows.data[at * width + 3 + at] = Math.sqrt(1 - inner);
  }
  const labels = Int32Array.from({ length: 2 * size }, (_, at) => at);
  const sizes = new Int32Array(2 * size).fill(1);
  normalizeRows(rows);
  return { rows, start: { labels, count: 2 * size }, merges: averageLink(rows, sizes, 0) };
}

describe('the cut of the tree', () => {
  const cutAt = (inner: number, closeness: number) => {
    const { rows, start, merges } = twoGroups(inner, 12);
    return cohesiveCut(rows, start, merges, { likeness: 0.1, closeness }).count;
  };

  it('parts tight groups that are less alike than their own members', () => {
    expect(cutAt(0.8, 0.6)).toBe(2);
    expect(cutAt(0.5, 0.6)).toBe(2);
  });

  it('unites them where that much less likeness is asked for', () => {
    expect(cutAt(0.8, 0.4)).toBe(1);
  });

  it('keeps apart what is hardly alike at all', () => {
    expect(cutAt(0.05, 0)).toBe(24);
  });
});
