/** Learns from labelled trials what speaks for a cluster, and what tells a right choice from a wrong one. */
import { choose, rankingFeatures, standardised, type Weights } from '../../server/src/modules/planner/matching/judgement.rules.ts';
import { type Example, fitted } from '../../server/src/modules/planner/matching/logistic.rules.ts';
import type { Trial } from './trials.ts';

/** Examples that each set counts for, however large it is. */
const EACH_SET = 500;
/** So little that it only keeps weights finite. */
const HOLD = 1;

/** @param sets the trials of each set. */
export function learn(sets: Trial[][]): Weights {
  const pairs = sets.flatMap((trials) =>
    ofOneSet(
      trials.flatMap(({ likeness, contents }) =>
        contents.flatMap(({ text, cluster }) => {
          const near = likeness.nearest(text);
          return near.some((one) => one.cluster === cluster)
            ? near.map((one) => ({ x: Float64Array.from([...rankingFeatures(one), 1]), isRight: one.cluster === cluster }))
            : [];
        }),
      ),
    ),
  );
  const ranking = [...fitted(pairs, new Float64Array(rankingSize(pairs)), HOLD)];
  const choices = sets.map((trials) =>
    trials.flatMap(({ likeness, contents }) =>
      contents.flatMap(({ text, cluster }) => {
        const choice = choose(likeness.nearest(text), likeness.knownShare(text), ranking);
        return choice ? [{ signs: choice.signs, isRight: choice.best.cluster === cluster }] : [];
      }),
    ),
  );
  const scale = scaleOf(choices.flat().map(({ signs }) => signs));
  const examples = choices.flatMap((own) => ofOneSet(own.map(({ signs, isRight }) => ({ x: standardised(signs, scale), isRight }))));
  const judging = [...fitted(examples, new Float64Array(scale.means.length + 1), HOLD)];
  return { ranking, judging, ...scale };
}

const rankingSize = ([first]: Example[]): number => first?.x.length ?? 0;

const ofOneSet = (examples: Omit<Example, 'weight'>[]): Example[] =>
  examples.map((example) => ({ ...example, weight: EACH_SET / examples.length }));

function scaleOf(rows: number[][]): { means: number[]; spreads: number[] } {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] as number));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = columns.map(mean);
  const spreads = columns.map((values, at) => Math.sqrt(mean(values.map((value) => (value - (means[at] as number)) ** 2))) || 1);
  return { means, spreads };
}
