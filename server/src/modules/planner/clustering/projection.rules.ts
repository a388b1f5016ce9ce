/**
 * Sparse term weights into a few dense dimensions, keeping cosines (Johnson-Lindenstrauss with random signs: Achlioptas
 * 2003). The error of a cosine is about 1 / sqrt(width).
 */
import { randomFrom } from './random.rules.ts';
import type { TermRows } from './tfidf.rules.ts';
import { normalizeRows, rowOf, type Vectors, vectors } from './vectors.rules.ts';

export function projectTerms({ rows, vocabulary }: TermRows, weights: Float32Array, width: number, seed: number): Vectors {
  const words = Math.ceil(width / 32);
  const random = randomFrom(seed);
  const signs = Uint32Array.from({ length: vocabulary.length * words }, () => random() * 2 ** 32);
  const projected = vectors(rows.length, width);
  rows.forEach((terms, at) => {
    const row = rowOf(projected, at);
    for (const term of terms) {
      const weight = weights[term] as number;
      for (let d = 0; d < width; d += 1) {
        const isPositive = ((signs[term * words + (d >>> 5)] as number) >>> (d & 31)) & 1;
        row[d] = (row[d] as number) + (isPositive ? weight : -weight);
      }
    }
  });
  return normalizeRows(projected);
}
