/**
 * What a first clustering says about words: a word whose texts lie in one cluster tells the topic, one that is spread
 * over all of them does not. The weights for a second round, and the measure that says whether to keep it.
 */
import type { TermRows } from './tfidf.rules.ts';
import { dot, type Labels, meansOf, normalizeRows, rowOf, type Vectors } from './vectors.rules.ts';

/** A word seen once or twice says little: as if it had been in this many pairs, of which this share lay together. */
const PRIOR_PAIRS = 2;
const PRIOR_TOGETHER = 0.3;

/** For each word the chance that two texts with it are in one cluster (Simpson's index, smoothed). */
export function concentrations({ rows, vocabulary }: TermRows, labels: Labels): Float32Array {
  const counts: Map<number, number>[] = vocabulary.map(() => new Map());
  rows.forEach((terms, at) => {
    const label = labels[at] as number;
    for (const term of terms) counts[term]?.set(label, (counts[term].get(label) ?? 0) + 1);
  });
  return Float32Array.from(counts, (byCluster) => {
    let [total, together] = [0, 0];
    for (const count of byCluster.values()) {
      total += count;
      together += count * (count - 1);
    }
    return (together + PRIOR_PAIRS * PRIOR_TOGETHER) / (total * (total - 1) + PRIOR_PAIRS);
  });
}

export interface Judgement {
  mean: number;
  /** Standard error of the mean. */
  error: number;
}

/** By more than the standard error of the difference: of few texts the second round must be much better to be believed. */
export const risesClearly = (before: Judgement, after: Judgement): boolean =>
  after.mean - before.mean > Math.hypot(before.error, after.error);

/**
 * How much nearer rows are to the centre of their own cluster than to the next one, -1 to 1 (Hruschka's simplified
 * silhouette, by cosine). On a sample of evenly spaced rows where there are many.
 */
export function simplifiedSilhouette(rows: Vectors, labels: Labels, clusters: number): Judgement {
  const centres = normalizeRows(meansOf(rows, labels, clusters));
  const step = Math.max(1, Math.floor(rows.count / SILHOUETTE_SAMPLE));
  const values: number[] = [];
  for (let at = 0; at < rows.count; at += step) {
    const row = rowOf(rows, at);
    let [own, next] = [1, 2];
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      const distance = 1 - dot(row, rowOf(centres, cluster));
      if (cluster === labels[at]) own = distance;
      else if (distance < next) next = distance;
    }
    values.push((next - own) / Math.max(own, next, 1e-9));
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1);
  return { mean, error: Math.sqrt(variance / (values.length || 1)) };
}

const SILHOUETTE_SAMPLE = 5000;
