/**
 * One pass of a multinomial Naive Bayes classifier that learns from the groups and gives each text the group its words
 * speak for most. For few and large groups: where a group has few words it would draw everything to the largest.
 */
import type { TermRows } from './tfidf.rules.ts';
import { type Labels, sizesOf } from './vectors.rules.ts';

/** What an unseen word counts (Lidstone). */
const SMOOTHING = 0.1;

export function naiveBayes({ rows, vocabulary }: TermRows, labels: Labels, groups: number): Labels {
  const sizes = sizesOf(labels, groups);
  const counts = new Float64Array(vocabulary.length * groups).fill(SMOOTHING);
  const totals = new Float64Array(groups).fill(SMOOTHING * vocabulary.length);
  rows.forEach((terms, at) => {
    const group = labels[at] as number;
    for (const term of terms) counts[term * groups + group] = (counts[term * groups + group] as number) + 1;
    totals[group] = (totals[group] as number) + terms.length;
  });
  const logCounts = counts.map(Math.log);
  const logTotals = totals.map(Math.log);
  const priors = Float64Array.from(sizes, (size) => Math.log(size));
  return labels.map((label, at) => {
    const terms = rows[at] as Int32Array;
    let [best, bestScore] = [label, Number.NEGATIVE_INFINITY];
    for (let group = 0; group < groups; group += 1) {
      let score = (priors[group] as number) - terms.length * (logTotals[group] as number);
      for (const term of terms) score += logCounts[term * groups + group] as number;
      if (score > bestScore) [best, bestScore] = [group, score];
    }
    return best;
  });
}
