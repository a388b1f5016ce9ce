import { describe, expect, it } from 'vitest';
import { averageLink, cut } from './average-link.rules.ts';
import { normalizeRows, vectors } from './vectors.rules.ts';

const rows = normalizeRows(vectors(4, 2, Float32Array.of(1, 0, 1, 0.1, 0, 1, 0.1, 1)));
const merges = averageLink(rows, [1, 1, 1, 1], 0);

describe('average-link merging', () => {
  it('merges the most alike first', () => {
    expect(merges.map(({ likeness }) => likeness)).toEqual([...merges.map(({ likeness }) => likeness)].sort((a, b) => b - a));
    expect(cut(merges, 4, { threshold: 0.9 })).toEqual(Int32Array.of(0, 0, 2, 2));
  });

  it('takes the mean over all pairs as the likeness of two groups', () => {
    const [a, b] = [Math.cos(Math.PI / 2 - Math.atan(0.1)), Math.cos(Math.PI / 2 - 2 * Math.atan(0.1))];
    expect(merges.at(-1)?.likeness).toBeCloseTo((0 + a + a + b) / 4, 5);
  });

  it('does not merge below the floor', () => {
    expect(averageLink(rows, [1, 1, 1, 1], 0.5)).toHaveLength(2);
  });

  it('stops at as many groups as are wanted', () => {
    expect(new Set(cut(merges, 4, { target: 3 })).size).toBe(3);
  });
});
