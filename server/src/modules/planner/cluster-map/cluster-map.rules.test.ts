import { describe, expect, it } from 'vitest';
import { randomFrom } from '../clustering/random.rules.ts';
import { dot, normalizeRows, rowOf, type Vectors, vectors } from '../clustering/vectors.rules.ts';
import { type Circle, type Layout, layOut, radiiOf } from './cluster-map.rules.ts';
import { clusterSpace, likenesses } from './cluster-space.ts';

/** Topics in space, each with clusters around it. */
function topics(count: number, each: number, width = 48): Vectors {
  const random = randomFrom(5);
  const space = vectors(count * each, width);
  for (let topic = 0; topic < count; topic += 1) {
    const middle = Float32Array.from({ length: width }, () => random() - 0.5);
    for (let at = topic * each; at < (topic + 1) * each; at += 1)
      rowOf(space, at).set(middle.map((value) => value + 0.5 * (random() - 0.5)));
  }
  return normalizeRows(space);
}

const volumesOf = (count: number): number[] => {
  const random = randomFrom(9);
  return Array.from({ length: count }, () => Math.round(Math.exp(9 * random())));
};

const distance = (a: Circle, b: Circle): number => Math.hypot(a.x - b.x, a.y - b.y);

function overlaps({ circles }: Layout): number {
  let count = 0;
  circles.forEach((a, at) => {
    for (const b of circles.slice(at + 1)) if (distance(a, b) < a.radius + b.radius) count += 1;
  });
  return count;
}

/** Spearman's rank correlation. */
function rankCorrelation(a: number[], b: number[]): number {
  const ranks = (values: number[]) => {
    const order = [...values.keys()].sort((x, y) => (values[x] as number) - (values[y] as number));
    const rank: number[] = [];
    order.forEach((at, place) => {
      rank[at] = place;
    });
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  const sum = (f: (at: number) => number) => x.reduce((total, _, at) => total + f(at), 0);
  return sum((at) => ((x[at] as number) - middle) * ((y[at] as number) - middle)) / sum((at) => ((x[at] as number) - middle) ** 2);
}

describe('the map of clusters', () => {
  const space = topics(12, 20);
  const radii = radiiOf(volumesOf(space.count));
  const map = layOut(radii, space, likenesses(space));

  it('has no bubble over another, and all of them inside', () => {
    expect(overlaps(map)).toBe(0);
    for (const { x, y, radius } of map.circles) {
      expect(Math.min(x, y) - radius).toBeGreaterThan(0);
      expect(x + radius).toBeLessThan(map.width);
      expect(y + radius).toBeLessThan(map.height);
    }
  });

  it('puts alike clusters nearer to each other than unlike ones', () => {
    const [cosines, nearness]: [number[], number[]] = [[], []];
    let [within, across] = [0, 0];
    map.circles.forEach((a, at) => {
      map.circles.slice(at + 1).forEach((b, behind) => {
        const other = at + 1 + behind;
        cosines.push(dot(rowOf(space, at), rowOf(space, other)));
        nearness.push(-distance(a, b));
        if (Math.floor(at / 20) === Math.floor(other / 20)) within += distance(a, b) / (12 * 190);
        else across += distance(a, b) / (66 * 400);
      });
    });
    expect(rankCorrelation(cosines, nearness)).toBeGreaterThan(0.4);
    expect(within).toBeLessThan(0.5 * across);
  });

  it('is the same for the same clusters', () => {
    expect(layOut(radii, space, likenesses(space))).toEqual(map);
  });

  it('has bubbles whose area is their volume, none too small to see', () => {
    const [small, large, largest, none] = radiiOf([1_000, 4_000, 16_000, 0]) as [number, number, number, number];
    expect(large / small).toBeCloseTo(2);
    expect(largest / large).toBeCloseTo(2);
    expect(none).toBeGreaterThan(0);
    expect(none).toBeLessThan(small);
    expect(new Set(radiiOf([0, 0])).size).toBe(1);
  });

  it('finds room for many that stand on the same place', () => {
    const same = vectors(40, 4, new Float32Array(160).fill(0.5));
    expect(overlaps(layOut(radiiOf(volumesOf(40)), same, likenesses(same)))).toBe(0);
  });

  it('is there for one cluster, and for none', () => {
    const one = topics(1, 1);
    const alone = layOut(radiiOf([5]), one, likenesses(one));
    expect(alone.circles).toHaveLength(1);
    expect(alone.width).toBeGreaterThan(2 * (alone.circles[0]?.radius ?? 0));
    expect(layOut([], vectors(0, 4), []).circles).toEqual([]);
  });
});

describe('what clusters say', () => {
  const texts = [
    ['moka pot', 'moka pot sizes'],
    ['best moka pots', 'clean a moka pot'],
    ['dog food', 'puppy food'],
  ];

  it('is likened by words where no meaning is known', () => {
    const space = clusterSpace(texts, null);
    const likeness = (a: number, b: number) => dot(rowOf(space, a), rowOf(space, b));
    expect(likeness(0, 1)).toBeGreaterThan(likeness(0, 2) + 0.2);
  });

  it('is likened by words for a cluster whose meaning is not known, beside others whose is', () => {
    const sentences = vectors(3, 8);
    rowOf(sentences, 0).set([1, 0, 0, 0, 0, 0, 0, 0]);
    rowOf(sentences, 2).set([0, 1, 0, 0, 0, 0, 0, 0]);
    const space = clusterSpace(texts, sentences);
    for (let at = 0; at < 3; at += 1) expect(dot(rowOf(space, at), rowOf(space, at))).toBeCloseTo(1);
    expect(dot(rowOf(space, 0), rowOf(space, 1))).toBeGreaterThan(dot(rowOf(space, 1), rowOf(space, 2)));
  });
});
