/**
 * Keywords into clusters, at three levels at once: to the clusters that exist first, the rest into new groups with a name
 * each; what is like nothing stays out. Every keyword is in exactly one place, and each says why. Deterministic; runs to
 * the end, so it belongs into a worker thread.
 */
import {
  type Clustering,
  type ClusteringInput,
  type ClusteringKeyword,
  type Group,
  LEVELS,
  type Level,
  type Place,
  type Standing,
} from './clustering.types.ts';
import { homesOf } from './homes.ts';
import { type LevelGroup, type LevelGroups, levelGroups } from './level-groups.ts';
import { describeCluster, nameClusters } from './naming.rules.ts';
import { type Neighbours, nearestIn } from './neighbours.ts';
import { withoutCommonComponent } from './principal-component.rules.ts';
import { type Explained, explain } from './reasons.ts';
import { stemOf, wordsOf } from './terms.rules.ts';
import { type TermRows, termRows, termWeights } from './tfidf.rules.ts';
import { CONFIGURATION, spaceOf, topicTree } from './topic-tree.ts';
import { picked, rowOf, type Vectors } from './vectors.rules.ts';

/** Of the work: the rest is finding the reasons and the names. */
const TREE_SHARE = 0.85;

export function clusterKeywords(input: ClusteringInput): Clustering {
  const { keywords, existing = [], sentences = null, takenNames = [], seed = 1, onProgress = () => {} } = input;
  const everyone = [...keywords, ...existing.flatMap((cluster) => cluster.keywords)];
  const languages = everyone.map((_, at) => input.languages?.[at] ?? 'en');
  const stems = everyone.map(({ text }, at) => wordsOf(text).map((word) => stemOf(word, languages[at])));

  const shared = existing.length > 0 ? spaceOfAll(termRows(stems), sentences, seed) : null;
  const homes = shared ? homesOf(keywords.length, existing, shared) : keywords.map(() => null);
  const rest = homes.flatMap((home, at) => (home ? [] : [at]));
  const tree = topicTree(termRows(rest.map((at) => stems[at] as string[])), sentences && picked(sentences, rest), {
    seed,
    onProgress: (share) => onProgress(TREE_SHARE * share),
  });

  const levels = levelGroups({ keywords, existing, homes, rest, tree });
  // Clusters that nobody joins can still be the nearest of somebody.
  const beside = existing.filter(({ id }) => !levels.standard.groups.some(({ clusterId }) => clusterId === id));
  const explained = explain({
    texts: everyone.map(({ text }) => text),
    languages,
    ...(shared ? { space: shared, near: neighboursOf(shared, keywords.length) } : { space: tree.space, near: tree.near }),
    labels: labelsOf(input, levels.standard, beside),
    groups: levels.standard.groups.length + beside.length,
    byMeaning: (at) => sentences !== null && rowOf(sentences, at).some((value) => value !== 0),
  });
  return answer(keywords, levels, beside, explained, takenNames);
}

const spaceOfAll = (terms: TermRows, sentences: Vectors | null, seed: number): Vectors =>
  spaceOf(terms, termWeights(terms), sentences && withoutCommonComponent(sentences, seed), seed);

const neighboursOf = (space: Vectors, count: number): Neighbours => {
  const queries = picked(
    space,
    Array.from({ length: count }, (_, at) => at),
  );
  return nearestIn(space, queries, CONFIGURATION.neighbours + 1);
};

/** The standard group of each keyword, and of those that the existing clusters hold already. */
function labelsOf({ existing = [] }: ClusteringInput, { groups, of }: LevelGroups, beside: { id: string }[]): Int32Array {
  const numbers = new Map([
    ...groups.flatMap(({ clusterId }, group) => (clusterId ? [[clusterId, group] as const] : [])),
    ...beside.map(({ id }, at) => [id, groups.length + at] as const),
  ]);
  const own = existing.flatMap((cluster) => cluster.keywords.map(() => numbers.get(cluster.id) as number));
  return Int32Array.from([...of, ...own]);
}

function answer(
  keywords: ClusteringKeyword[],
  levels: Record<Level, LevelGroups>,
  beside: { id: string }[],
  explained: Explained[],
  takenNames: string[],
): Clustering {
  const groups: Group[] = [];
  const starts = {} as Record<Level, number>;
  const broader = { broad: null, standard: 'broad', fine: 'standard' } as const;
  for (const level of LEVELS) {
    starts[level] = groups.length;
    const above = broader[level];
    const parentOf = ({ members: [first] }: LevelGroup) =>
      above && first ? (starts[above] as number) + (levels[above].of[first.at] as number) : null;
    groups.push(
      ...described(level, levels[level].groups, keywords, takenNames).map((group, at) => ({
        ...group,
        parent: parentOf(levels[level].groups[at] as LevelGroup),
      })),
    );
  }
  // They come last, and only where they are somebody's nearest.
  const firstBeside = levels.standard.groups.length;
  const besideNumbers = new Map<number, number>();
  const numberOf = (group: number): number => {
    if (group < firstBeside) return starts.standard + group;
    const known = besideNumbers.get(group) ?? groups.push(empty((beside[group - firstBeside] as { id: string }).id)) - 1;
    besideNumbers.set(group, known);
    return known;
  };
  const standings = Object.fromEntries(LEVELS.map((level) => [level, standingsOf(levels[level], starts[level])])) as Record<
    Level,
    (Standing | null)[]
  >;
  const places = keywords.map(({ id }, at): Place => {
    const { nearest, reason } = explained[at] as Explained;
    const [broad, standard, fine] = LEVELS.map((level) => standings[level][at] ?? null) as [
      Standing | null,
      Standing | null,
      Standing | null,
    ];
    return { keywordId: id, broad, standard, fine, nearest: nearest && { group: numberOf(nearest.group), score: nearest.score }, reason };
  });
  return { groups, places };
}

function described(level: Level, groups: LevelGroup[], keywords: ClusteringKeyword[], takenNames: string[]): Omit<Group, 'parent'>[] {
  const members = groups.map((group) => group.members.map(({ at }) => keywords[at] as ClusteringKeyword));
  const isNew = groups.map(({ clusterId }) => clusterId === null);
  const names = nameClusters(
    members.filter((_, at) => isNew[at]),
    takenNames,
  ).values();
  return groups.map(({ clusterId, members: own }, at) => ({
    level,
    clusterId,
    name: isNew[at] ? (names.next().value as string) : '',
    description: isNew[at] ? describeCluster(members[at] as ClusteringKeyword[]) : '',
    keywords: own.length,
    volume: (members[at] as ClusteringKeyword[]).reduce((sum, { volume }) => sum + volume, 0),
    cohesion: bounded(own.reduce((sum, { score }) => sum + score, 0) / own.length),
  }));
}

const empty = (clusterId: string): Group => ({
  level: 'standard',
  parent: null,
  clusterId,
  name: '',
  description: '',
  keywords: 0,
  volume: 0,
  cohesion: 0,
});

function standingsOf({ groups, of }: LevelGroups, start: number): (Standing | null)[] {
  const standings: (Standing | null)[] = Array.from(of, () => null);
  groups.forEach(({ members }, group) => {
    for (const { at, score } of members) standings[at] = { group: start + group, score: bounded(score) };
  });
  return standings;
}

const bounded = (score: number): number => Math.min(1, Math.max(0, score));
