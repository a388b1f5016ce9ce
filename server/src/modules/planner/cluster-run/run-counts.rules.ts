/** What a proposal comes to at each level, and the sentence that says so. */
import { type Clustering, type ClusteringKeyword, LEVELS, type Level } from '../clustering/clustering.types.ts';

export interface RunCounts {
  level: Level;
  newClusters: number;
  /** Clusters that were there before and that keywords go to. */
  existingClusters: number;
  clustered: number;
  unclustered: number;
  /** Keywords that leave the cluster they are in. */
  moved: number;
  /** Clusters that are left without a keyword; they stay. */
  emptied: number;
}

/** @param staying how many keywords each cluster keeps in any case. */
export function countsOf(clustering: Clustering, keywords: ClusteringKeyword[], staying: ReadonlyMap<string, number>): RunCounts[] {
  return LEVELS.map((level) => {
    const groups = clustering.groups.filter((group) => group.level === level && group.keywords > 0);
    const filled = new Set(groups.flatMap(({ clusterId }) => clusterId ?? []));
    const left = new Set(keywords.flatMap(({ from }) => (from && !filled.has(from) && !staying.get(from) ? [from] : [])));
    const clustered = clustering.places.filter((place) => place[level] !== null).length;
    return {
      level,
      newClusters: groups.filter(({ clusterId }) => clusterId === null).length,
      existingClusters: filled.size,
      clustered,
      unclustered: clustering.places.length - clustered,
      moved: clustering.places.filter((place, at) => {
        const from = keywords[at]?.from;
        const standing = place[level];
        return from && (standing === null || clustering.groups[standing.group]?.clusterId !== from);
      }).length,
      emptied: left.size,
    };
  });
}

export function summaryOf(counts: RunCounts, byWordsAlone: number, { applied }: { applied: boolean }): string {
  const parts = [`${counted(counts.newClusters, 'new cluster')}`];
  if (counts.existingClusters > 0)
    parts.push(`${counted(counts.existingClusters, 'existing one')} with keywords for ${counts.existingClusters === 1 ? 'it' : 'them'}`);
  if (counts.moved > 0) parts.push(`${counted(counts.moved, 'keyword')} ${applied ? 'moved' : 'to move'}`);
  if (counts.unclustered > 0)
    parts.push(`${counted(counts.unclustered, 'keyword')} like no other, which ${counts.unclustered === 1 ? 'stays' : 'stay'} unclustered`);
  const sentences = [`${applied ? '' : 'Proposed: '}${parts.join(', ')}.`];
  if (counts.emptied > 0) sentences.push(`${counted(counts.emptied, 'cluster')} ${counts.emptied === 1 ? 'is' : 'are'} left empty.`);
  if (byWordsAlone > 0)
    sentences.push(
      `${counted(byWordsAlone, 'keyword')} ${byWordsAlone === 1 ? 'was' : 'were'} compared by words alone: meaning is known for English.`,
    );
  return sentences.join(' ');
}

const counted = (count: number, thing: string): string => `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
