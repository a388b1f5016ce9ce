/**
 * Why each keyword is where it is: the words that it shares with its group, the keywords most like it, and the group that
 * would be next. Looks only at the neighbours of a keyword and of its group, so it stays near linear.
 */
import type { Reason, Standing } from './clustering.types.ts';
import { centresOf } from './homes.ts';
import { type Neighbours, nearestIn, nearestNeighbours } from './neighbours.ts';
import { isEmptyWord, stemOf, wordsOf } from './terms.rules.ts';
import { CONFIGURATION } from './topic-tree.ts';
import { dot, type Labels, meansOf, picked, rowOf, type Vectors } from './vectors.rules.ts';

export interface Explained {
  nearest: Standing | null;
  reason: Reason;
}

export interface ToExplain {
  texts: string[];
  /** By ISO 639-1, of each text. */
  languages: string[];
  /** Of each text, of length 1. */
  space: Vectors;
  /** Of the first texts: those that are to be explained. */
  near: Neighbours;
  /** The group of each text, or -1. */
  labels: Labels;
  groups: number;
  byMeaning: (at: number) => boolean;
}

const CLOSEST = 3;
/** Groups looked at beside those of a keyword's own neighbours. */
const NEXT_GROUPS = 5;

export function explain(input: ToExplain): Explained[] {
  const { texts, labels, near } = input;
  const count = near.ids.length / near.k;
  const next = nextGroups(input, count);
  const shared = sharedWords(input);
  return Array.from({ length: count }, (_, at) => {
    const neighbours = neighboursOf(near, at);
    const nearest = next(at, neighbours);
    const group = labels[at] === -1 ? (nearest?.group ?? -1) : (labels[at] as number);
    const alike = labels[at] === -1 ? neighbours : neighbours.filter((other) => labels[other] === group);
    return {
      nearest,
      reason: {
        sharedWords: shared(at, group),
        closest: alike.slice(0, CLOSEST).map((other) => texts[other] as string),
        byMeaning: input.byMeaning(at),
      },
    };
  });
}

/** Nearest first, those that are alike at all. Queries are not told apart from rows, so a keyword may be its own neighbour. */
const neighboursOf = ({ ids, cosines, k }: Neighbours, at: number): number[] =>
  [...ids.subarray(at * k, (at + 1) * k)].filter(
    (other, place) => other >= 0 && other !== at && (cosines[at * k + place] as number) > CONFIGURATION.minimumEdge,
  );

function nextGroups({ space, labels, groups }: ToExplain, count: number): (at: number, neighbours: number[]) => Standing | null {
  if (groups === 0) return () => null;
  const means = meansOf(space, labels, groups);
  const centres = centresOf(means);
  const beside = nearestNeighbours(centres, NEXT_GROUPS);
  const alone = Array.from({ length: count }, (_, at) => at).filter((at) => labels[at] === -1);
  const around = nearestIn(centres, picked(space, alone), NEXT_GROUPS);
  const placeAmongAlone = new Map(alone.map((at, place) => [at, place]));
  return (at, neighbours) => {
    const own = labels[at] as number;
    const others =
      own === -1
        ? slice(around, placeAmongAlone.get(at) as number)
        : [...neighbours.map((other) => labels[other] as number), ...slice(beside, own)];
    let nearest: Standing | null = null;
    for (const group of new Set(others)) {
      if (group < 0 || group === own) continue;
      const score = dot(rowOf(space, at), rowOf(means, group));
      if (score > (nearest?.score ?? 0)) nearest = { group, score: Math.min(1, score) };
    }
    return nearest;
  };
}

const slice = ({ ids, k }: Neighbours, at: number): Int32Array => ids.subarray(at * k, (at + 1) * k);

/** Words of a keyword that at least half of a group has, in the form that is commonest there. */
function sharedWords({ texts, languages, labels, groups }: ToExplain): (at: number, group: number) => string[] {
  const sizes = new Int32Array(groups);
  const counts: Map<string, { texts: number; forms: Map<string, number> }>[] = Array.from({ length: groups }, () => new Map());
  const stemsOf = (at: number): Map<string, string> =>
    new Map(wordsOf(texts[at] as string).flatMap((word) => (isEmptyWord(word) ? [] : [[stemOf(word, languages[at]), word]])));
  labels.forEach((group, at) => {
    if (group < 0) return;
    sizes[group] = (sizes[group] as number) + 1;
    for (const [stem, word] of stemsOf(at)) {
      const known = counts[group]?.get(stem) ?? { texts: 0, forms: new Map<string, number>() };
      known.texts += 1;
      known.forms.set(word, (known.forms.get(word) ?? 0) + 1);
      counts[group]?.set(stem, known);
    }
  });
  return (at, group) => {
    if (group < 0) return [];
    return [...stemsOf(at).keys()].flatMap((stem) => {
      const known = counts[group]?.get(stem);
      // A word that it alone has is shared with nobody.
      const others = (known?.texts ?? 0) - (labels[at] === group ? 1 : 0);
      if (!known || others < 1 || 2 * known.texts < (sizes[group] as number)) return [];
      return [commonest(known.forms)];
    });
  };
}

const commonest = (forms: Map<string, number>): string =>
  [...forms].reduce((most, next) => (next[1] > most[1] || (next[1] === most[1] && next[0] < most[0]) ? next : most))[0];
