/**
 * Takes out what all texts have in common (the first principal component), which otherwise makes everything look alike:
 * Arora, Liang, Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings".
 */
import { randomFrom } from './random.rules.ts';
import { dot, normalizeRows, rowOf, scaleTo, type Vectors, vectors } from './vectors.rules.ts';

const ITERATIONS = 12;
const SAMPLE = 5000;

/** The rows without their first principal component, each of length 1; a new array. Rows of zeros stay. */
export const withoutCommonComponent = (rows: Vectors, seed: number): Vectors => withoutComponent(rows, firstComponent(rows, seed));

/** The same for rows that come later: without the component of those that were there. */
export function withoutComponent(rows: Vectors, component: Float32Array): Vectors {
  const result = vectors(rows.count, rows.width, rows.data.slice());
  for (let at = 0; at < rows.count; at += 1) {
    const row = rowOf(result, at);
    const share = dot(row, component);
    for (let d = 0; d < row.length; d += 1) row[d] = (row[d] as number) - share * (component[d] as number);
  }
  return normalizeRows(result);
}

/** By power iteration, on evenly spaced rows where there are many. */
export function firstComponent(rows: Vectors, seed: number): Float32Array {
  const random = randomFrom(seed);
  let component = Float32Array.from({ length: rows.width }, () => random() - 0.5);
  const step = Math.max(1, Math.floor(rows.count / SAMPLE));
  for (let round = 0; round < ITERATIONS; round += 1) {
    const next = new Float32Array(rows.width);
    for (let at = 0; at < rows.count; at += step) {
      const row = rowOf(rows, at);
      const share = dot(row, component);
      for (let d = 0; d < next.length; d += 1) next[d] = (next[d] as number) + share * (row[d] as number);
    }
    scaleTo(next, 1);
    component = next;
  }
  return component;
}
