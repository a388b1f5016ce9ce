/**
 * The groups of each level: existing clusters with the keywords that join them, the same at every level, and new groups
 * out of the tree, in which clusters that are grouped anew live on. The levels nest, and a group of one is none.
 */
import type { ClusteringKeyword, ExistingCluster, Level, Standing } from './clustering.types.ts';
import { LEVELS } from './clustering.types.ts';
import { belongs, cohesionsOf } from './homes.ts';
import { reconcile } from './reconcile.rules.ts';
import type { Partition, TopicTree } from './topic-tree.ts';
import { dot, meansOf, rowOf, sizesOf, type Vectors } from './vectors.rules.ts';

export interface Member {
  /** Number of the keyword. */
  at: number;
  score: number;
}

export interface LevelGroup {
  clusterId: string | null;
  /** The most central first. */
  members: Member[];
}

/** The groups of a level, largest first, and the number of each keyword's; -1 for one that is in none. */
export interface LevelGroups {
  groups: LevelGroup[];
  of: Int32Array;
}

export interface Grouped {
  keywords: ClusteringKeyword[];
  existing: ExistingCluster[];
  /** For each keyword its existing cluster, or null. */
  homes: (Standing | null)[];
  /** Numbers of the keywords without a home: the texts of the tree, in its order. */
  rest: number[];
  tree: TopicTree;
}

const MIN_MEMBERS = 2;

export function levelGroups(input: Grouped): Record<Level, LevelGroups> {
  const joined = joinedGroups(input);
  const levels = {} as Record<Level, LevelGroups>;
  let broader: LevelGroups | null = null;
  for (const level of LEVELS) {
    broader = numbered([...joined, ...newGroups(input, input.tree[level], broader)], input.keywords.length);
    levels[level] = broader;
  }
  return levels;
}

function joinedGroups({ existing, homes }: Grouped): LevelGroup[] {
  const members = existing.map((): Member[] => []);
  homes.forEach((home, at) => {
    if (home) members[home.group]?.push({ at, score: home.score });
  });
  return existing.flatMap(({ id }, cluster) => {
    const joining = members[cluster] as Member[];
    return joining.length > 0 ? [{ clusterId: id, members: joining.sort(mostCentralFirst) }] : [];
  });
}

function newGroups({ keywords, existing, rest, tree }: Grouped, partition: Partition, broader: LevelGroups | null): LevelGroup[] {
  const sets = membersOf(partition, tree.space).map((members) => members.map(({ at, score }) => ({ at: rest[at] as number, score })));
  const groups = sets.filter((members) => members.length >= MIN_MEMBERS);
  const notDissolved = new Set(existing.map(({ id }) => id));
  const originOf = ({ at }: Member): string | null => {
    const from = keywords[at]?.from ?? null;
    return from !== null && notDissolved.has(from) ? null : from;
  };
  const kept = reconcile(groups.map((members) => members.map(originOf)));
  const result = groups.map((members, group) => ({ clusterId: kept[group] ?? null, members }));
  const alone = sets.filter((members) => members.length < MIN_MEMBERS).flat();
  takeBack(alone, result, { originOf, rest, space: tree.space, broader });
  return result;
}

/** A keyword that would be alone stays with its cluster where that lives on and it still belongs there. */
function takeBack(
  alone: Member[],
  groups: LevelGroup[],
  around: { originOf: (member: Member) => string | null; rest: number[]; space: Vectors; broader: LevelGroups | null },
): void {
  const leaving = alone.filter((member) => around.originOf(member) !== null);
  if (leaving.length === 0) return;
  const rowsOf = new Map(around.rest.map((at, row) => [at, row]));
  const labels = new Int32Array(around.space.count).fill(-1);
  groups.forEach(({ members }, group) => {
    for (const { at } of members) labels[rowsOf.get(at) as number] = group;
  });
  const means = meansOf(around.space, labels, groups.length);
  const cohesions = cohesionsOf(means, sizesOf(labels, groups.length));
  const broaderOf = (at: number): number => around.broader?.of[at] ?? -1;
  const homes = new Map(groups.flatMap(({ clusterId, members }, group) => (clusterId ? [[clusterId, { group, first: members[0] }]] : [])));
  for (const member of leaving) {
    const home = homes.get(around.originOf(member) as string);
    if (!home || broaderOf(member.at) !== broaderOf(home.first?.at ?? -1)) continue;
    const score = dot(rowOf(around.space, rowsOf.get(member.at) as number), rowOf(means, home.group));
    if (belongs(score, cohesions[home.group] as number)) groups[home.group]?.members.push({ at: member.at, score });
  }
}

/** The groups of a partition, their members from the middle outwards, each with its mean cosine to the others. */
function membersOf({ labels, count }: Partition, space: Vectors): Member[][] {
  const means = meansOf(space, labels, count);
  const sizes = sizesOf(labels, count);
  const groups: Member[][] = Array.from({ length: count }, () => []);
  labels.forEach((label, at) => {
    const size = sizes[label] as number;
    const score = size < 2 ? 0 : (dot(rowOf(space, at), rowOf(means, label)) * size - 1) / (size - 1);
    groups[label]?.push({ at, score });
  });
  for (const members of groups) members.sort(mostCentralFirst);
  return groups;
}

const mostCentralFirst = (a: Member, b: Member): number => b.score - a.score || a.at - b.at;

function numbered(groups: LevelGroup[], keywords: number): LevelGroups {
  const ordered = groups.toSorted((a, b) => b.members.length - a.members.length);
  const of = new Int32Array(keywords).fill(-1);
  ordered.forEach(({ members }, group) => {
    for (const { at } of members) of[at] = group;
  });
  return { groups: ordered, of };
}
