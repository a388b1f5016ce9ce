/** Weighted undirected graphs on flat arrays: the nearest neighbours as one, and one with groups for nodes. */
import type { Neighbours } from './neighbours.ts';
import type { Labels } from './vectors.rules.ts';

/** Undirected, in compressed rows: the neighbours of node n are targets[starts[n] .. starts[n + 1]], each edge in both rows. */
export interface Graph {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** Weight inside each node: edges of what was merged into it, each counted twice. */
  readonly loops: Float64Array;
}

/** An edge where either of two counts the other among its nearest; of `minimum` cosine and less none. */
export function neighbourGraph({ ids, cosines, k }: Neighbours, minimum: number): Graph {
  const count = ids.length / k;
  const rows: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (let at = 0; at < ids.length; at += 1) {
    const [node, other, cosine] = [Math.floor(at / k), ids[at] as number, cosines[at] as number];
    if (other < 0 || cosine <= minimum) continue;
    rows[node]?.set(other, cosine);
    rows[other]?.set(node, cosine);
  }
  return graphOf(rows);
}

export function graphOf(rows: Map<number, number>[], loops = new Float64Array(rows.length)): Graph {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] as number) + row.size;
  });
  const targets = new Int32Array(starts[rows.length] as number);
  const weights = new Float64Array(targets.length);
  rows.forEach((row, at) => {
    let edge = starts[at] as number;
    for (const [target, weight] of row) {
      targets[edge] = target;
      weights[edge] = weight;
      edge += 1;
    }
  });
  return { starts, targets, weights, loops };
}

/** One node for each group; the edges between two groups become one. */
export function aggregate({ starts, targets, weights, loops }: Graph, labels: Labels, count: number): Graph {
  const sums: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const inside = new Float64Array(count);
  for (let node = 0; node < loops.length; node += 1) {
    const from = labels[node] as number;
    inside[from] = (inside[from] as number) + (loops[node] as number);
    for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge += 1) {
      const to = labels[targets[edge] as number] as number;
      const weight = weights[edge] as number;
      if (to === from) inside[from] = (inside[from] as number) + weight;
      else sums[from]?.set(to, (sums[from].get(to) ?? 0) + weight);
    }
  }
  return graphOf(sums, inside);
}
