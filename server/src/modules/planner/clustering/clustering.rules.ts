/**
 * Groups keywords by lexical likeness: TF-IDF over stems, cosine, average-link merging, cut at a threshold. Pure and
 * deterministic; needs no network. Keywords go to existing clusters first; what is like nothing stays out.
 */
import { stemsOf } from './terms.rules.ts';

export interface ClusteringKeyword {
  id: string;
  text: string;
  /** Searches a month; unknown counts as none. */
  volume: number;
}

export interface ExistingCluster {
  id: string;
  keywords: ClusteringKeyword[];
}

export interface Membership {
  keywordId: string;
  /** Mean cosine with the other members, 0 to 1. */
  score: number;
}

export interface Clustering {
  joined: { clusterId: string; members: Membership[] }[];
  created: { name: string; description: string; members: Membership[] }[];
  unclustered: string[];
}

/** Mean cosine under which two groups are not merged. */
export const MERGE_THRESHOLD = 0.25;
/** Mean cosine a keyword needs to join a cluster that exists. */
export const JOIN_THRESHOLD = 0.3;
const MIN_MEMBERS = 2;

type Vector = Map<string, number>;

export function clusterKeywords(keywords: ClusteringKeyword[], existing: ExistingCluster[] = []): Clustering {
  const everyone = [...keywords, ...existing.flatMap((cluster) => cluster.keywords)];
  const vectors = tfidf(everyone);
  const vectorOf = (keyword: ClusteringKeyword): Vector => vectors.get(keyword.id) ?? new Map();

  const joined = new Map<string, Membership[]>();
  const rest: ClusteringKeyword[] = [];
  const centroids = existing.map((cluster) => ({ id: cluster.id, vector: mean(cluster.keywords.map(vectorOf)) }));
  for (const keyword of keywords) {
    const [best] = centroids.map(({ id, vector }) => ({ id, score: dot(vectorOf(keyword), vector) })).sort((a, b) => b.score - a.score);
    if (best && best.score >= JOIN_THRESHOLD) {
      joined.set(best.id, [...(joined.get(best.id) ?? []), { keywordId: keyword.id, score: Math.min(1, best.score) }]);
    } else rest.push(keyword);
  }

  const groups = averageLink(rest.map(vectorOf), MERGE_THRESHOLD).map((group) => group.map((at) => rest[at] as ClusteringKeyword));
  const kept = groups.filter((group) => group.length >= MIN_MEMBERS);
  return {
    joined: [...joined].map(([clusterId, members]) => ({ clusterId, members })),
    created: kept.map((group) => ({
      ...describe(group, vectorOf),
      members: group.map((keyword) => ({ keywordId: keyword.id, score: meanCosine(keyword, group, vectorOf) })),
    })),
    unclustered: groups.filter((group) => group.length < MIN_MEMBERS).flatMap((group) => group.map((keyword) => keyword.id)),
  };
}

/** L2-normalised TF-IDF vectors by keyword id. */
function tfidf(keywords: ClusteringKeyword[]): Map<string, Vector> {
  const stems = keywords.map((keyword) => stemsOf(keyword.text));
  const documents = new Map<string, number>();
  for (const list of stems) for (const stem of list) documents.set(stem, (documents.get(stem) ?? 0) + 1);
  return new Map(
    keywords.map((keyword, at) => {
      const vector: Vector = new Map((stems[at] ?? []).map((stem) => [stem, Math.log(1 + keywords.length / (documents.get(stem) ?? 1))]));
      return [keyword.id, normalized(vector)];
    }),
  );
}

/**
 * Average-link agglomeration over the pairs that share a stem; the others have cosine 0. A merged pair's likeness to a
 * third group is the size-weighted mean of its parts', so nothing is computed twice.
 */
function averageLink(vectors: Vector[], threshold: number): number[][] {
  const members = new Map<number, number[]>(vectors.map((_, at) => [at, [at]]));
  const likeness = new Map<number, Map<number, number>>(vectors.map((_, at) => [at, new Map()]));
  for (const [a, b] of pairsSharingAStem(vectors)) {
    const cosine = dot(vectors[a] as Vector, vectors[b] as Vector);
    likeness.get(a)?.set(b, cosine);
    likeness.get(b)?.set(a, cosine);
  }
  const nearest = new Map<number, Neighbour | null>();
  for (const [group, others] of likeness) nearest.set(group, nearestOf(others));
  for (;;) {
    const best = closestPair(nearest);
    if (!best || best.cosine < threshold) break;
    const touched = mergeGroups(best.a, best.b, members, likeness);
    nearest.delete(best.b);
    for (const group of [best.a, ...touched]) nearest.set(group, nearestOf(likeness.get(group) ?? new Map()));
  }
  return [...members.values()].sort((x, y) => y.length - x.length || (x[0] ?? 0) - (y[0] ?? 0));
}

function pairsSharingAStem(vectors: Vector[]): [number, number][] {
  const holders = new Map<string, number[]>();
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  vectors.forEach((vector, b) => {
    for (const stem of vector.keys()) {
      for (const a of holders.get(stem) ?? []) {
        const key = a * vectors.length + b;
        if (!seen.has(key)) pairs.push([a, b]);
        seen.add(key);
      }
      holders.set(stem, [...(holders.get(stem) ?? []), b]);
    }
  });
  return pairs;
}

interface Neighbour {
  group: number;
  cosine: number;
}

function nearestOf(others: Map<number, number>): Neighbour | null {
  let best: Neighbour | null = null;
  for (const [group, cosine] of others)
    if (!best || cosine > best.cosine || (cosine === best.cosine && group < best.group)) best = { group, cosine };
  return best;
}

function closestPair(nearest: Map<number, Neighbour | null>): { a: number; b: number; cosine: number } | null {
  let best: { a: number; b: number; cosine: number } | null = null;
  for (const [group, neighbour] of nearest) {
    if (neighbour && (!best || neighbour.cosine > best.cosine)) {
      best = { a: Math.min(group, neighbour.group), b: Math.max(group, neighbour.group), cosine: neighbour.cosine };
    }
  }
  return best;
}

/** @returns the groups whose likeness to others has changed. */
function mergeGroups(a: number, b: number, members: Map<number, number[]>, likeness: Map<number, Map<number, number>>): number[] {
  const [sizeA, sizeB] = [members.get(a)?.length ?? 0, members.get(b)?.length ?? 0];
  const [toA, toB] = [likeness.get(a) ?? new Map<number, number>(), likeness.get(b) ?? new Map<number, number>()];
  const touched = [...new Set([...toA.keys(), ...toB.keys()])].filter((other) => other !== a && other !== b);
  for (const other of touched) {
    const cosine = ((toA.get(other) ?? 0) * sizeA + (toB.get(other) ?? 0) * sizeB) / (sizeA + sizeB);
    toA.set(other, cosine);
    likeness.get(other)?.set(a, cosine);
    likeness.get(other)?.delete(b);
  }
  toA.delete(b);
  likeness.delete(b);
  members.set(a, [...(members.get(a) ?? []), ...(members.get(b) ?? [])]);
  members.delete(b);
  return touched;
}

/** Named after the member most like the others; searches break near-ties, because people know the common wording. */
function describe(group: ClusteringKeyword[], vectorOf: (keyword: ClusteringKeyword) => Vector): { name: string; description: string } {
  const most = Math.max(1, ...group.map((keyword) => keyword.volume));
  const ranked = group
    .map((keyword) => ({ keyword, rank: meanCosine(keyword, group, vectorOf) + 0.15 * Math.sqrt(keyword.volume / most) }))
    .sort((a, b) => b.rank - a.rank || a.keyword.text.localeCompare(b.keyword.text));
  const name = ranked[0]?.keyword.text.trim() ?? '';
  const others = ranked.slice(1, 4).map(({ keyword }) => keyword.text.trim());
  const searches = group.reduce((sum, keyword) => sum + keyword.volume, 0);
  const size = `${group.length} keywords${searches > 0 ? `, ${searches.toLocaleString('en')} searches a month` : ''}`;
  return { name: name.charAt(0).toUpperCase() + name.slice(1), description: others.length > 0 ? `${size}: ${others.join(', ')}…` : size };
}

function meanCosine(keyword: ClusteringKeyword, group: ClusteringKeyword[], vectorOf: (keyword: ClusteringKeyword) => Vector): number {
  const others = group.filter((other) => other !== keyword);
  if (others.length === 0) return 0;
  return others.reduce((sum, other) => sum + dot(vectorOf(keyword), vectorOf(other)), 0) / others.length;
}

function mean(vectors: Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors) for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight / vectors.length);
  return sum;
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
}

function normalized(vector: Vector): Vector {
  const length = Math.hypot(...vector.values()) || 1;
  return new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}
