/**
 * Keywords into clusters: to the clusters that exist first, the rest into new ones with a name each; what is like nothing
 * stays out. Every keyword is in exactly one place. Deterministic; runs to the end, so it belongs into a worker thread.
 */
import { describeCluster, nameClusters } from './naming.rules.ts';
import { nearestIn } from './neighbours.ts';
import { withoutCommonComponent } from './principal-component.rules.ts';
import { stemOf, wordsOf } from './terms.rules.ts';
import { termRows, termWeights } from './tfidf.rules.ts';
import { type Partition, spaceOf, topicTree } from './topic-tree.ts';
import { dot, meansOf, normalizeRows, rowOf, sizesOf, type Vectors, vectors } from './vectors.rules.ts';

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

export type Level = 'broad' | 'standard' | 'fine';

export interface ClusteringInput {
  keywords: ClusteringKeyword[];
  existing?: ExistingCluster[];
  /** Of the keywords and then of the existing clusters' own, in that order; null where only words are to count. */
  sentences?: Vectors | null;
  /** As the sentences; by ISO 639-1. */
  languages?: string[];
  level?: Level;
  seed?: number;
  onProgress?: (share: number) => void;
}

/** Mean cosine a keyword needs to join a cluster, and the share of that cluster's own cohesion: stricter than merging is. */
const JOIN_LIKENESS = 0.2;
const JOIN_CLOSENESS = 0.5;
const MIN_MEMBERS = 2;

export function clusterKeywords({
  keywords,
  existing = [],
  sentences = null,
  languages,
  level = 'standard',
  seed = 1,
  onProgress,
}: ClusteringInput): Clustering {
  const everyone = [...keywords, ...existing.flatMap((cluster) => cluster.keywords)];
  const stems = everyone.map(({ text }, at) => wordsOf(text).map((word) => stemOf(word, languages?.[at] ?? 'en')));
  const homes = existing.length > 0 ? homesOf(keywords.length, existing, stems, sentences, seed) : keywords.map(() => null);

  const joined = new Map<number, Membership[]>();
  const rest: number[] = [];
  homes.forEach((home, at) => {
    if (!home) rest.push(at);
    else joined.set(home.cluster, [...(joined.get(home.cluster) ?? []), membership(keywords[at], home.score)]);
  });

  const terms = termRows(rest.map((at) => stems[at] as string[]));
  const tree = topicTree(terms, sentences && picked(sentences, rest), { seed, onProgress });
  const groups = groupsOf(tree[level], tree.space).map(({ members }) =>
    members.map(({ at, score }) => ({ keyword: keywords[rest[at] as number] as ClusteringKeyword, score })),
  );
  const kept = groups.filter((group) => group.length >= MIN_MEMBERS);
  const names = nameClusters(kept.map((group) => group.map(({ keyword }) => keyword)));
  return {
    joined: [...joined].map(([cluster, members]) => ({ clusterId: (existing[cluster] as ExistingCluster).id, members })),
    created: kept.map((group, at) => ({
      name: names[at] as string,
      description: describeCluster(group.map(({ keyword }) => keyword)),
      members: group.map(({ keyword, score }) => membership(keyword, score)),
    })),
    unclustered: groups.filter((group) => group.length < MIN_MEMBERS).flatMap((group) => group.map(({ keyword }) => keyword.id)),
  };
}

/** The existing cluster that each keyword belongs to, or null. */
function homesOf(count: number, existing: ExistingCluster[], stems: string[][], sentences: Vectors | null, seed: number) {
  const terms = termRows(stems);
  const space = spaceOf(terms, termWeights(terms), sentences && withoutCommonComponent(sentences, seed), seed);
  const labels = new Int32Array(space.count).fill(-1);
  let at = count;
  existing.forEach((cluster, number) => {
    labels.fill(number, at, at + cluster.keywords.length);
    at += cluster.keywords.length;
  });
  const means = meansOf(space, labels, existing.length);
  const sizes = sizesOf(labels, existing.length);
  const cohesions = Array.from(sizes, (size, number) => {
    const own = dot(rowOf(means, number), rowOf(means, number));
    return size < 2 ? 0 : (own * size - 1) / (size - 1);
  });
  const centres = normalizeRows(vectors(means.count, means.width, means.data.slice()));
  const queries = picked(
    space,
    Array.from({ length: count }, (_, keyword) => keyword),
  );
  const near = nearestIn(centres, queries, CANDIDATES);
  return Array.from({ length: count }, (_, keyword) => {
    let home: { cluster: number; score: number } | null = null;
    for (const cluster of near.ids.subarray(keyword * CANDIDATES, (keyword + 1) * CANDIDATES)) {
      if (cluster < 0) continue;
      const score = dot(rowOf(space, keyword), rowOf(means, cluster));
      const needed = Math.max(JOIN_LIKENESS, JOIN_CLOSENESS * (cohesions[cluster] as number));
      if (score >= needed && score > (home?.score ?? 0)) home = { cluster, score };
    }
    return home;
  });
}

const CANDIDATES = 5;

/** The groups, largest first, their members from the middle outwards, each with its mean cosine to the others. */
function groupsOf({ labels, count }: Partition, space: Vectors): { members: { at: number; score: number }[] }[] {
  const means = meansOf(space, labels, count);
  const sizes = sizesOf(labels, count);
  const groups = Array.from({ length: count }, () => ({ members: [] as { at: number; score: number }[] }));
  labels.forEach((label, at) => {
    const size = sizes[label] as number;
    const score = size < 2 ? 0 : (dot(rowOf(space, at), rowOf(means, label)) * size - 1) / (size - 1);
    groups[label]?.members.push({ at, score });
  });
  for (const group of groups) group.members.sort((a, b) => b.score - a.score || a.at - b.at);
  return groups.sort((a, b) => b.members.length - a.members.length);
}

const membership = (keyword: ClusteringKeyword | undefined, score: number): Membership => ({
  keywordId: keyword?.id ?? '',
  score: Math.min(1, Math.max(0, score)),
});

function picked(rows: Vectors, numbers: number[]): Vectors {
  const result = vectors(numbers.length, rows.width);
  numbers.forEach((number, at) => {
    rowOf(result, at).set(rowOf(rows, number));
  });
  return result;
}
