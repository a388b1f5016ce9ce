/**
 * Which cluster lives on in which group when clusters are grouped anew: the one that the group mostly comes from. So a
 * cluster keeps its id and its name, and only keywords that truly change are moved.
 */

interface Overlap {
  group: number;
  cluster: string;
  shared: number;
  /** Shared of all in either. */
  share: number;
}

/**
 * @param groups for each group the clusters that its keywords come from; null for a keyword that comes from none.
 * @returns for each group the cluster that lives on in it, or null. No cluster twice.
 */
export function reconcile(groups: (string | null)[][]): (string | null)[] {
  const sizes = new Map<string, number>();
  for (const origins of groups) for (const origin of origins) if (origin) sizes.set(origin, (sizes.get(origin) ?? 0) + 1);
  const kept: (string | null)[] = groups.map(() => null);
  const placed = new Set<string>();
  for (const { group, cluster } of groups.flatMap((origins, group) => overlapsOf(group, origins, sizes)).sort(firstChoice)) {
    if (kept[group] !== null || placed.has(cluster)) continue;
    kept[group] = cluster;
    placed.add(cluster);
  }
  return kept;
}

/** A group may stand for a cluster only if most of the one is in the other. */
function overlapsOf(group: number, origins: (string | null)[], sizes: Map<string, number>): Overlap[] {
  const counts = new Map<string, number>();
  for (const origin of origins) if (origin) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].flatMap(([cluster, shared]) => {
    const size = sizes.get(cluster) as number;
    if (2 * shared < Math.min(size, origins.length)) return [];
    return [{ group, cluster, shared, share: shared / (size + origins.length - shared) }];
  });
}

const firstChoice = (a: Overlap, b: Overlap): number =>
  b.shared - a.shared || b.share - a.share || a.group - b.group || (a.cluster < b.cluster ? -1 : 1);

/** Whether enough of a cluster stays that what leaves it is compared with it, rather than grouped anew and matched to it. */
export const keepsItsCore = (staying: number, leaving: number): boolean => staying > 0 && staying >= leaving;
