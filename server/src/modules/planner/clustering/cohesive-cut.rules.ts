/**
 * Where to cut the tree of merges. Two groups become one when they are alike enough in themselves, and also nearly as
 * alike as the members of each are: so a tight set of keywords is cut finer than a loose one, by one rule for both
 * (relative closeness: CHAMELEON, Karypis, Han, Kumar 1999).
 */
import type { Merge } from './average-link.rules.ts';
import { compact, dot, type Labels, meansOf, rowOf, sizesOf, type Vectors } from './vectors.rules.ts';

export interface CutOptions {
  /** Mean cosine between two groups under which they stay apart, whatever they are. */
  likeness: number;
  /** Share of their own cohesion that the likeness of two groups must reach. */
  closeness: number;
}

/** A group of few says little about its own cohesion: as if this many pairs of this mean cosine were in every group. */
const PRIOR_PAIRS = 10;
const PRIOR_COHESION = 0.2;

/** The group of each row. `start` is the partition that the merges speak of. */
export function cohesiveCut(
  rows: Vectors,
  start: { labels: Labels; count: number },
  merges: Merge[],
  options: CutOptions,
): { labels: Labels; count: number } {
  const sizes = Float64Array.from(sizesOf(start.labels, start.count));
  const inside = likenessInside(meansOf(rows, start.labels, start.count), sizes);
  const parents = Int32Array.from(sizes, (_, at) => at);
  const isFinal = new Uint8Array(start.count);
  const rootOf = (at: number): number => (parents[at] === at ? at : rootOf(parents[at] as number));
  const cohesionOf = (group: number) => {
    const pairs = ((sizes[group] as number) * ((sizes[group] as number) - 1)) / 2;
    return ((inside[group] as number) + PRIOR_PAIRS * PRIOR_COHESION) / (pairs + PRIOR_PAIRS);
  };
  for (const { a, b, likeness } of merges) {
    const [one, other] = [rootOf(a), rootOf(b)];
    const needed = Math.max(options.likeness, options.closeness * Math.sqrt(cohesionOf(one) * cohesionOf(other)));
    if (isFinal[one] || isFinal[other] || likeness < needed) {
      // What is above a refused merge in the tree is refused too, or the levels would not nest.
      isFinal[one] = 1;
      isFinal[other] = 1;
      continue;
    }
    inside[one] = (inside[one] as number) + (inside[other] as number) + (sizes[one] as number) * (sizes[other] as number) * likeness;
    sizes[one] = (sizes[one] as number) + (sizes[other] as number);
    parents[other] = one;
  }
  return compact(start.labels.map((label) => (label < 0 ? -1 : rootOf(label))));
}

/** Sum of the cosines of all pairs in each group. */
const likenessInside = (means: Vectors, sizes: Float64Array): Float64Array =>
  sizes.map((size, at) => (dot(rowOf(means, at), rowOf(means, at)) * size * size - size) / 2);
