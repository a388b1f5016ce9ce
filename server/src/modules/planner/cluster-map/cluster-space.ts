/** Clusters as vectors, by the meaning of their keywords and by their words; and which of them are most alike. */
import { languageReader } from '../clustering/language.rules.ts';
import { nearestNeighbours } from '../clustering/neighbours.ts';
import { withoutCommonComponent } from '../clustering/principal-component.rules.ts';
import { isEmptyWord, stemOf, wordsOf } from '../clustering/terms.rules.ts';
import { termRows, termWeights } from '../clustering/tfidf.rules.ts';
import { spaceOf } from '../clustering/topic-tree.ts';
import type { Vectors } from '../clustering/vectors.rules.ts';
import type { Likeness } from './cluster-map.rules.ts';

const SEED = 1;
const NEIGHBOURS = 6;
/** A word speaks for a cluster when at least this share of its keywords hold it. */
const SHARED = 0.2;

/**
 * @param texts the keywords of each cluster; its name where it has none.
 * @param sentences the mean vector of each cluster's keywords, a row of zeros where none is known; null for none at all.
 */
export function clusterSpace(texts: string[][], sentences: Vectors | null): Vectors {
  const languageOf = languageReader(texts.map((own) => own.join('. ')));
  const terms = termRows(texts.map((own) => sharedStems(own, languageOf(own.join('. ')))));
  return spaceOf(terms, termWeights(terms), sentences && withoutCommonComponent(sentences, SEED), SEED);
}

function sharedStems(texts: string[], language: string): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = wordsOf(text).filter((word) => !isEmptyWord(word));
    for (const stem of new Set(words.map((word) => stemOf(word, language)))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= SHARED * texts.length).map(([stem]) => stem);
}

/** Each pair once, of those where one is among the nearest of the other. */
export function likenesses(space: Vectors): Likeness[] {
  const { ids, cosines, k } = nearestNeighbours(space, Math.min(NEIGHBOURS, Math.max(1, space.count - 1)));
  const pairs = new Map<string, Likeness>();
  ids.forEach((other, at) => {
    const likeness = cosines[at] as number;
    if (other < 0 || likeness <= 0) return;
    const [a, b] = [Math.min(other, Math.floor(at / k)), Math.max(other, Math.floor(at / k))];
    pairs.set(`${a}:${b}`, { a, b, likeness: Math.min(1, likeness) });
  });
  return [...pairs.values()];
}
