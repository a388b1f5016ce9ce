import { describe, expect, it } from 'vitest';
import { aggregate, graphOf } from './graph.rules.ts';
import { louvain } from './louvain.rules.ts';

/** Rings of four cliques of five nodes, each tied to the next by one edge. */
function cliques() {
  const rows = Array.from({ length: 20 }, () => new Map<number, number>());
  const tie = (a: number, b: number, weight: number) => {
    rows[a]?.set(b, weight);
    rows[b]?.set(a, weight);
  };
  for (let clique = 0; clique < 20; clique += 5) {
    for (let a = 0; a < 5; a += 1) for (let b = 0; b < a; b += 1) tie(clique + a, clique + b, 1);
    tie(clique, (clique + 5) % 20, 0.5);
  }
  return graphOf(rows);
}

describe('communities', () => {
  it('finds cliques', () => {
    const { labels, count } = louvain(cliques(), { resolution: 1, seed: 1 });
    expect(count).toBe(4);
    for (let at = 0; at < 20; at += 1) expect(labels[at]).toBe(labels[at - (at % 5)]);
  });

  it('finds more and smaller ones at a higher resolution', () => {
    expect(louvain(cliques(), { resolution: 50, seed: 1 }).count).toBe(20);
  });

  it('leaves nodes without edges alone', () => {
    expect(louvain(graphOf([new Map(), new Map()]), { resolution: 1, seed: 1 }).count).toBe(2);
  });

  it('keeps all weight when groups become nodes', () => {
    const graph = cliques();
    const small = aggregate(
      graph,
      Int32Array.from({ length: 20 }, (_, at) => Math.floor(at / 5)),
      4,
    );
    const weight = ({ weights, loops }: typeof graph) => [...weights, ...loops].reduce((sum, value) => sum + value, 0);
    expect(weight(small)).toBeCloseTo(weight(graph));
  });
});
