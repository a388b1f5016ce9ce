/**
 * A labelled set as a site: of each group a part becomes a cluster, the rest is content to place; a quarter of the groups, and
 * those too small for a cluster, are content whose cluster does not exist.
 */
import { shuffled } from '../../server/src/modules/planner/clustering/random.rules.ts';
import { isEmptyWord, stemOf, wordsOf } from '../../server/src/modules/planner/clustering/terms.rules.ts';
import { picked, rowOf, type Vectors } from '../../server/src/modules/planner/clustering/vectors.rules.ts';
import type { SentenceEncoder } from '../../server/src/modules/planner/embeddings/sentence-encoder.ts';
import { ClusterLikeness, type TextToPlace } from '../../server/src/modules/planner/matching/likeness.rules.ts';
import { keptVectors } from '../clustering/kept-vectors.ts';
import { labelledSet } from '../clustering/sets.ts';

export interface Trial {
  likeness: ClusterLikeness;
  /** The texts of the clusters that a site would calibrate on. */
  examples: { text: number; cluster: number }[];
  contents: { text: TextToPlace /** -1 where it does not exist. */; cluster: number }[];
  clusters: number;
}

const ABSENT = 0.25;
const SMALLEST = 3;
const IN_CLUSTER = 0.6;
const MOST_IN_CLUSTER = 30;
const MOST_CONTENTS = 10;
/** Of contents, those of groups too small for a cluster. */
const SMALL_SHARE = 0.15;
/** A body is made of texts of its group, as far as it has them, and of some that are of any group. */
const [OF_ITS_GROUP, OF_ANY] = [4, 2];

/** @param withBody whether contents have a text beside their title. @returns null where the set is not there. */
export async function trialOf(
  encoder: SentenceEncoder,
  name: string,
  { seed, withBody, byMeaning }: { seed: number; withBody: boolean; byMeaning: boolean },
): Promise<Trial | null> {
  const set = labelledSet(name);
  if (!set) return null;
  const sentences: Vectors = { count: set.texts.length, width: encoder.width, data: await keptVectors(encoder, name, set.texts) };
  const stems = set.texts.map((text) => stemsOf(text));
  const groups = [
    ...Map.groupBy(
      [...set.texts.keys()].filter((at) => set.truth[at] !== null),
      (at) => set.truth[at] as string,
    ).values(),
  ];
  const order = inOrder(
    groups.filter((group) => group.length >= SMALLEST),
    seed,
  );
  const absent = Math.floor(order.length * ABSENT);

  const members: number[][] = [];
  const contents: { at: number; cluster: number; group: number[] }[] = [];
  order.forEach((group, place) => {
    const own = inOrder(group, seed + place);
    const size = place < absent ? 0 : Math.max(1, Math.min(MOST_IN_CLUSTER, Math.round(own.length * IN_CLUSTER)));
    const cluster = size === 0 ? -1 : members.push(own.slice(0, size)) - 1;
    const rest = own.slice(size);
    for (const at of rest.slice(0, MOST_CONTENTS)) contents.push({ at, cluster, group: rest });
  });
  const small = inOrder(groups.filter((group) => group.length < SMALLEST).flat(), seed);
  for (const at of small.slice(0, Math.round(contents.length * SMALL_SHARE))) contents.push({ at, cluster: -1, group: [] });

  const texts = members.flat();
  const of = Int32Array.from(members.flatMap((own, cluster) => own.map(() => cluster)));
  const likeness = new ClusterLikeness({
    clusters: members.length,
    of,
    stems: texts.map((at) => stems[at] as string[]),
    sentences: byMeaning ? picked(sentences, texts) : null,
  });
  const bodies = withBody ? contents.map(({ at, group }, place) => bodyOf(at, group, set.texts, seed + place)) : [];
  const bodySentences = withBody ? await keptVectors(encoder, `${name}-bodies-${seed}`, bodies) : null;
  return {
    likeness,
    examples: texts.map((_, text) => ({ text, cluster: of[text] as number })),
    clusters: members.length,
    contents: contents.map(({ at, cluster }, place) => ({
      cluster,
      text: likeness.textOf(
        stems[at] as string[],
        stemsOf(bodies[place] ?? ''),
        byMeaning
          ? {
              title: rowOf(sentences, at),
              body: bodySentences?.subarray(place * encoder.width, (place + 1) * encoder.width) ?? null,
            }
          : null,
      ),
    })),
  };
}

export const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !isEmptyWord(word))
    .map((word) => stemOf(word));

function bodyOf(own: number, group: number[], texts: string[], seed: number): string {
  const others = inOrder(
    group.filter((at) => at !== own),
    seed,
  ).slice(0, OF_ITS_GROUP);
  const any = [...shuffled(texts.length, seed)].filter((at) => at !== own).slice(0, OF_ANY);
  return inOrder([...others, ...any], seed)
    .map((at) => texts[at] as string)
    .join('. ');
}

const inOrder = <T>(things: T[], seed: number): T[] => Array.from(shuffled(things.length, seed), (at) => things[at] as T);
