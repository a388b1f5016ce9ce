/**
 * Communities of a weighted graph by the Louvain method (Blondel et al. 2008) with a resolution: higher gives more and
 * smaller ones (Reichardt and Bornholdt 2006). Deterministic by seed. Own, and on flat arrays: the packaged ones hold
 * every edge as an object, which at 50,000 keywords costs a gigabyte.
 */
import { aggregate, type Graph } from './graph.rules.ts';
import { shuffled } from './random.rules.ts';
import { compact, type Labels } from './vectors.rules.ts';

export interface LouvainOptions {
  resolution: number;
  seed: number;
}

const MAX_SWEEPS = 30;
const MAX_LEVELS = 20;

export function louvain(graph: Graph, { resolution, seed }: LouvainOptions): { labels: Labels; count: number } {
  let labels: Labels = Int32Array.from({ length: graph.loops.length }, (_, at) => at);
  let current = graph;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const moved = moveNodes(current, resolution, seed + level);
    const { labels: merged, count } = compact(moved);
    labels = labels.map((label) => merged[label] as number);
    if (count === current.loops.length) break;
    current = aggregate(current, merged, count);
  }
  return compact(labels);
}

/** Moves single nodes to the neighbouring community that gains most, until a sweep moves none. */
function moveNodes(graph: Graph, resolution: number, seed: number): Labels {
  const { starts, targets, weights, loops } = graph;
  const count = loops.length;
  const degrees = new Float64Array(count);
  let total = 0;
  for (let node = 0; node < count; node += 1) {
    let degree = loops[node] as number;
    for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge += 1) degree += weights[edge] as number;
    degrees[node] = degree;
    total += degree;
  }
  const labels: Labels = Int32Array.from({ length: count }, (_, at) => at);
  if (total === 0) return labels;
  const totals = degrees.slice();
  const towards = new Float64Array(count);
  const order = shuffled(count, seed);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    let moves = 0;
    for (const node of order) {
      const from = labels[node] as number;
      const seen: number[] = [];
      for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge += 1) {
        const label = labels[targets[edge] as number] as number;
        if (towards[label] === 0) seen.push(label);
        towards[label] = (towards[label] as number) + (weights[edge] as number);
      }
      const degree = degrees[node] as number;
      totals[from] = (totals[from] as number) - degree;
      const gainOf = (label: number) => (towards[label] as number) - (resolution * degree * (totals[label] as number)) / total;
      let best = from;
      let bestGain = gainOf(from);
      for (const label of seen) {
        const gain = gainOf(label);
        if (gain > bestGain + 1e-12) [best, bestGain] = [label, gain];
      }
      totals[best] = (totals[best] as number) + degree;
      for (const label of seen) towards[label] = 0;
      if (best === from) continue;
      labels[node] = best;
      moves += 1;
    }
    if (moves === 0) break;
  }
  return labels;
}
