/**
 * Which cluster a text belongs to, and how sure that is. What right and wrong look like in general was learned from labelled
 * sets (weights.rules.ts); how near to each other the clusters of this site are, from its own texts: each is placed as if it
 * were not there, once with its cluster, and once without it, when any answer is wrong.
 */
import type { ClusterLikeness, Likeness, TextToPlace, Without } from './likeness.rules.ts';
import { type Example, fitted, logistic, score } from './logistic.rules.ts';

export interface Verdict {
  cluster: number;
  /** From 0 to 1: the share of such verdicts that are right. */
  confidence: number;
}

export interface Weights {
  /** Of what speaks for a cluster, by which the best is chosen; the constant last. */
  ranking: number[];
  /** Of what tells a right choice from a wrong one, each less its mean and by its spread; the constant last. */
  judging: number[];
  means: number[];
  spreads: number[];
}

/** Texts of the site that are tried, evenly spread. */
const TRIED = 500;
/** Fewer tell nothing about a site. */
const FEWEST_CLUSTERS = 3;
const FEWEST_TRIED = 20;
/** Share of texts whose cluster does not exist that is reckoned with. */
const STRANGERS = 0.3;
/** How many texts of a site what was learned in general weighs. */
export const HOLD = 15;
/** Where there is no second cluster to compare with. */
const FAR_AHEAD = 5;

export const rankingFeatures = ({ meaning, nearest, titleWords, allWords, covered }: Likeness): number[] => [
  meaning,
  nearest,
  titleWords,
  allWords,
  covered,
];

export interface Choice {
  best: Likeness;
  /** What tells whether it is right, as it is. */
  signs: number[];
}

/** Null where the text is like no cluster at all. */
export function choose(likenesses: Likeness[], known: number, ranking: number[]): Choice | null {
  const weights = Float64Array.from(ranking);
  const ranked = likenesses
    .map((likeness) => ({ likeness, points: score(weights, Float64Array.from([...rankingFeatures(likeness), 1])) }))
    .sort((a, b) => b.points - a.points);
  const [first, second] = ranked;
  if (!first) return null;
  const lead = second ? first.points - second.points : FAR_AHEAD;
  return { best: first.likeness, signs: [first.points, lead, ...rankingFeatures(first.likeness), first.likeness.cohesion, known] };
}

export const standardised = (signs: number[], { means, spreads }: Pick<Weights, 'means' | 'spreads'>): Float64Array =>
  Float64Array.from([...signs.map((sign, at) => (sign - (means[at] as number)) / (spreads[at] as number)), 1]);

export class SiteJudge {
  readonly #likeness: ClusterLikeness;
  readonly #learned: Weights;
  readonly #judging: Float64Array;

  /** @param examples texts of the clusters that stand for what is to be placed: keywords and titles, not names. */
  constructor(likeness: ClusterLikeness, learned: Weights, examples: { text: number; cluster: number }[], byMeaning: boolean, hold = HOLD) {
    this.#likeness = likeness;
    this.#learned = learned;
    this.#judging = this.#calibrated(examples, byMeaning, hold);
  }

  verdict(text: TextToPlace): Verdict | null {
    const choice = this.#choice(text);
    if (!choice) return null;
    return { cluster: choice.best.cluster, confidence: logistic(score(this.#judging, standardised(choice.signs, this.#learned))) };
  }

  #choice(text: TextToPlace, without?: Without): Choice | null {
    return choose(this.#likeness.nearest(text, without), this.#likeness.knownShare(text, without), this.#learned.ranking);
  }

  #calibrated(examples: { text: number; cluster: number }[], byMeaning: boolean, hold: number): Float64Array {
    const general = Float64Array.from(this.#learned.judging);
    const sound = examples.filter(({ text }) => this.#likeness.saysSomething(text));
    const step = Math.max(1, sound.length / TRIED);
    const tried = Array.from(
      { length: Math.floor(sound.length / step) },
      (_, at) => sound[Math.floor(at * step)] as (typeof sound)[number],
    );
    if (tried.length < FEWEST_TRIED || new Set(examples.map(({ cluster }) => cluster)).size < FEWEST_CLUSTERS) return general;
    const own: Choice[] = [];
    const strangers: Choice[] = [];
    const isOwn: boolean[] = [];
    for (const { text, cluster } of tried) {
      const asked = this.#likeness.ownText(text, byMeaning);
      const home = this.#choice(asked, { text });
      if (home) isOwn[own.push(home) - 1] = home.best.cluster === cluster;
      const elsewhere = this.#choice(asked, { cluster });
      if (elsewhere) strangers.push(elsewhere);
    }
    const weighed = (choices: Choice[], share: number, right: (at: number) => boolean): Example[] =>
      choices.map(({ signs }, at) => ({
        x: standardised(signs, this.#learned),
        isRight: right(at),
        weight: (share * tried.length) / choices.length,
      }));
    return fitted(
      [...weighed(own, 1 - STRANGERS, (at) => isOwn[at] as boolean), ...weighed(strangers, STRANGERS, () => false)],
      general,
      hold,
    );
  }
}
