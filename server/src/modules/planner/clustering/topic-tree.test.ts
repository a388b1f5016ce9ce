import { describe, expect, it } from 'vitest';
import { coffeeKeywords } from '../../../../test/kit/keywords.ts';
import { stemOf, wordsOf } from './terms.rules.ts';
import { termRows } from './tfidf.rules.ts';
import { topicTree } from './topic-tree.ts';
import { vectors } from './vectors.rules.ts';

const terms = termRows(coffeeKeywords.map(([text]) => wordsOf(text).map((word) => stemOf(word))));

describe('the tree of topics', () => {
  it('has every finer group within one coarser group', () => {
    const { broad, standard, fine } = topicTree(terms, null);
    const parentsOf = (child: Int32Array, parent: Int32Array) => {
      const parents = new Map<number, Set<number>>();
      child.forEach((label, at) => {
        parents.set(label, (parents.get(label) ?? new Set()).add(parent[at] as number));
      });
      return [...parents.values()];
    };
    for (const parents of [parentsOf(fine.labels, standard.labels), parentsOf(standard.labels, broad.labels)]) {
      expect(parents.every((set) => set.size === 1)).toBe(true);
    }
  });

  it('lets meaning bring together what shares no word', () => {
    const words = termRows([['sofa'], ['couch'], ['mortgag'], ['loan']]);
    const meaning = vectors(4, 4, Float32Array.of(1, 0, 0, 0.2, 1, 0.1, 0, 0.2, 0, 0, 1, 0.2, 0, 0.1, 1, 0.2));
    const { labels } = topicTree(words, meaning).standard;
    expect(labels[0]).toBe(labels[1]);
    expect(labels[2]).toBe(labels[3]);
    expect(labels[0]).not.toBe(labels[2]);
  });

  it('is the same for the same seed', () => {
    expect(topicTree(terms, null, { seed: 5 }).standard).toEqual(topicTree(terms, null, { seed: 5 }).standard);
  });
});
