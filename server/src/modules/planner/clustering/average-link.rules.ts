/**
 * Average-link merging of groups given as mean vectors: the likeness of two groups is the mean cosine between their
 * members. By nearest-neighbour chains (Murtagh 1983), which need each pair once: exact, quadratic in the groups.
 */
import { dot, type Labels, rowOf, type Vectors } from './vectors.rules.ts';

/** Two groups become one, at a mean cosine. Groups are named by their lowest original number. */
export interface Merge {
  a: number;
  b: number;
  likeness: number;
}

/** All merges down to `floor`, most alike first. */
export function averageLink(means: Vectors, sizes: ArrayLike<number>, floor: number): Merge[] {
  const count = means.count;
  const likeness = likenessMatrix(means);
  const weights = Float64Array.from(sizes);
  const alive = new Uint8Array(count).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  for (let start = 0; start < count; ) {
    if (chain.length === 0) {
      if (alive[start] !== 1) {
        start += 1;
        continue;
      }
      chain.push(start);
    }
    const top = chain[chain.length - 1] as number;
    const below = chain[chain.length - 2] ?? -1;
    let best = below;
    let bestLikeness = below < 0 ? floor : (likeness[top * count + below] as number);
    for (let other = 0; other < count; other += 1) {
      const value = likeness[top * count + other] as number;
      if (value > bestLikeness && other !== top && alive[other] === 1) [best, bestLikeness] = [other, value];
    }
    if (best < 0) {
      // Nothing is like it enough: it stays as it is, and no later merge can bring it nearer than the mean of its parts.
      alive[top] = 2;
      chain.pop();
    } else if (best === below) {
      chain.length -= 2;
      const [a, b] = top < below ? [top, below] : [below, top];
      merges.push({ a, b, likeness: bestLikeness });
      unite(likeness, weights, alive, count, a, b);
    } else chain.push(best);
  }
  return merges.sort((x, y) => y.likeness - x.likeness);
}

function likenessMatrix(means: Vectors): Float32Array {
  const likeness = new Float32Array(means.count * means.count);
  for (let a = 0; a < means.count; a += 1) {
    const row = rowOf(means, a);
    for (let b = 0; b < a; b += 1) {
      const value = dot(row, rowOf(means, b));
      likeness[a * means.count + b] = value;
      likeness[b * means.count + a] = value;
    }
  }
  return likeness;
}

/** The united group's likeness to a third is the size-weighted mean of its parts' (Lance and Williams 1967). */
function unite(likeness: Float32Array, weights: Float64Array, alive: Uint8Array, count: number, a: number, b: number): void {
  const [sizeA, sizeB] = [weights[a] as number, weights[b] as number];
  for (let other = 0; other < count; other += 1) {
    if (alive[other] !== 1 || other === a || other === b) continue;
    const value = ((likeness[a * count + other] as number) * sizeA + (likeness[b * count + other] as number) * sizeB) / (sizeA + sizeB);
    likeness[a * count + other] = value;
    likeness[other * count + a] = value;
  }
  weights[a] = sizeA + sizeB;
  alive[b] = 0;
}

/** The group of each original one after the merges at or above `threshold`, or until `target` groups are left. */
export function cut(merges: Merge[], count: number, { threshold = -1, target = 1 }: { threshold?: number; target?: number }): Labels {
  const parents = Int32Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] as number;
    parents[at] = root;
    return root;
  };
  let groups = count;
  for (const { a, b, likeness } of merges) {
    if (likeness < threshold || groups <= target) break;
    parents[rootOf(b)] = rootOf(a);
    groups -= 1;
  }
  return parents.map((_, at) => rootOf(at));
}
