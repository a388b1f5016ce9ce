/** Which existing cluster each keyword belongs to: later keywords go to what is there before anything new is made. */
import type { ExistingCluster, Standing } from './clustering.types.ts';
import { nearestIn } from './neighbours.ts';
import { dot, meansOf, normalizeRows, picked, rowOf, sizesOf, type Vectors, vectors } from './vectors.rules.ts';

/** Mean cosine a keyword needs to join a cluster, and the share of that cluster's own cohesion: stricter than merging is. */
const JOIN_LIKENESS = 0.2;
const JOIN_CLOSENESS = 0.5;
const CANDIDATES = 5;

/** @param cohesion mean cosine of the cluster's keywords with one another. */
export const belongs = (score: number, cohesion: number): boolean => score >= Math.max(JOIN_LIKENESS, JOIN_CLOSENESS * cohesion);

/**
 * @param space the keywords, and after them those of the existing clusters.
 * @returns for each keyword the number of its existing cluster, or null.
 */
export function homesOf(count: number, existing: ExistingCluster[], space: Vectors): (Standing | null)[] {
  if (existing.length === 0) return Array.from({ length: count }, () => null);
  const labels = new Int32Array(space.count).fill(-1);
  let at = count;
  existing.forEach((cluster, number) => {
    labels.fill(number, at, at + cluster.keywords.length);
    at += cluster.keywords.length;
  });
  const means = meansOf(space, labels, existing.length);
  const cohesions = cohesionsOf(means, sizesOf(labels, existing.length));
  const queries = picked(
    space,
    Array.from({ length: count }, (_, keyword) => keyword),
  );
  const near = nearestIn(centresOf(means), queries, CANDIDATES);
  return Array.from({ length: count }, (_, keyword) => {
    let home: Standing | null = null;
    for (const cluster of near.ids.subarray(keyword * CANDIDATES, (keyword + 1) * CANDIDATES)) {
      if (cluster < 0) continue;
      const score = dot(rowOf(space, keyword), rowOf(means, cluster));
      if (belongs(score, cohesions[cluster] as number) && score > (home?.score ?? 0)) home = { group: cluster, score };
    }
    return home;
  });
}

/** Mean cosine of the members of each group with one another; none for one member. */
export const cohesionsOf = (means: Vectors, sizes: Int32Array): Float64Array =>
  Float64Array.from(sizes, (size, number) => {
    const own = dot(rowOf(means, number), rowOf(means, number));
    return size < 2 ? 0 : (own * size - 1) / (size - 1);
  });

export const centresOf = (means: Vectors): Vectors => normalizeRows(vectors(means.count, means.width, means.data.slice()));
