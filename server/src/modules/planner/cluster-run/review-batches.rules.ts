/** What of the groups a model is shown: the largest, those of one broader topic together, each by a few of its keywords. */
import type { Clustering, ClusteringKeyword, Group, Level } from '../clustering/clustering.types.ts';
import type { GroupToReview } from '../prompts/clusters.prompt.ts';

export interface Batch {
  groups: GroupToReview[];
  /** Number of each of them in the clustering. */
  numbers: number[];
  /** Number of the place of each keyword that is shown, in the order shown. */
  places: number[];
  /** Whether what is said of sameness and strays counts: at the standard level, which decides for the others. */
  isChecked: boolean;
}

export interface BatchLimits {
  groupsARequest: number;
  requests: number;
}

/** Most of what is shown is what the group is about; its edge is where strays are. */
const CENTRAL = 8;
const EDGE = 4;

export function batchesOf(
  clustering: Clustering,
  keywords: ClusteringKeyword[],
  nameOf: (clusterId: string) => string,
  { groupsARequest, requests }: BatchLimits,
): { batches: Batch[]; leftOut: number } {
  const heirs = heirsOf(clustering);
  const wanted = (level: Level) =>
    [...clustering.groups.keys()].filter((number) => {
      const group = clustering.groups[number] as Group;
      return group.level === level && group.keywords > 0 && (level === 'standard' || (group.clusterId === null && !heirs.has(number)));
    });
  const batches: Batch[] = [];
  let leftOut = 0;
  for (const level of ['standard', 'broad', 'fine'] as const) {
    const all = wanted(level).sort((a, b) => (clustering.groups[b] as Group).keywords - (clustering.groups[a] as Group).keywords || a - b);
    const shown = all.slice(0, (requests - batches.length) * groupsARequest);
    leftOut += all.length - shown.length;
    const parentOf = (number: number) => clustering.groups[number]?.parent ?? -1;
    shown.sort((a, b) => parentOf(a) - parentOf(b) || a - b);
    const members = membersOf(clustering, level);
    for (let from = 0; from < shown.length; from += groupsARequest)
      batches.push(batch(clustering, keywords, nameOf, members, shown.slice(from, from + groupsARequest), level));
  }
  return { batches, leftOut };
}

function batch(
  { groups }: Clustering,
  keywords: ClusteringKeyword[],
  nameOf: (clusterId: string) => string,
  members: Map<number, number[]>,
  numbers: number[],
  level: Level,
): Batch {
  const shown = numbers.map((number) => excerpt(members.get(number) ?? []));
  return {
    numbers,
    places: shown.flat(),
    isChecked: level === 'standard',
    groups: numbers.map((number, at) => {
      const { clusterId, name } = groups[number] as Group;
      return {
        name: clusterId ? nameOf(clusterId) : name,
        isExisting: clusterId !== null,
        keywords: (shown[at] as number[]).map((place) => {
          const { text, volume } = keywords[place] as ClusteringKeyword;
          return { text, volume };
        }),
      };
    }),
  };
}

const excerpt = (places: number[]): number[] =>
  places.length <= CENTRAL + EDGE ? places : [...places.slice(0, CENTRAL), ...places.slice(-EDGE)];

/** The places of each group of a level, the most central first. */
function membersOf({ places }: Clustering, level: Level): Map<number, number[]> {
  const members = new Map<number, number[]>();
  places.forEach((place, at) => {
    const standing = place[level];
    if (!standing) return;
    const own = members.get(standing.group);
    if (own) own.push(at);
    else members.set(standing.group, [at]);
  });
  const scoreOf = (at: number) => places[at]?.[level]?.score ?? 0;
  for (const own of members.values()) own.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
  return members;
}

/** Groups of other levels that hold just what a standard group holds: they bear its name, and need not be asked for. */
export function heirsOf({ groups }: Clustering): Map<number, number> {
  const heirs = new Map<number, number>();
  groups.forEach((group, number) => {
    const parent = group.parent === null ? null : groups[group.parent];
    if (!parent || group.clusterId !== null || parent.clusterId !== null || parent.keywords !== group.keywords) return;
    if (group.level === 'fine') heirs.set(number, group.parent as number);
    if (group.level === 'standard') heirs.set(group.parent as number, number);
  });
  return heirs;
}
