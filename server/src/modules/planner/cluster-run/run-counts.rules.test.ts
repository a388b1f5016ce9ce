import { describe, expect, it } from 'vitest';
import type { Clustering, Group, Place } from '../clustering/clustering.types.ts';
import { countsOf, summaryOf } from './run-counts.rules.ts';

const group = (clusterId: string | null, keywords: number): Group => ({
  level: 'standard',
  parent: null,
  clusterId,
  name: '',
  description: '',
  keywords,
  volume: 0,
  cohesion: 0,
});
const place = (keywordId: string, standard: number | null): Place => ({
  keywordId,
  broad: null,
  standard: standard === null ? null : { group: standard, score: 1 },
  fine: null,
  nearest: null,
  reason: { sharedWords: [], closest: [], byMeaning: true },
});

// a stays in one, b goes from two to one, c from three to nowhere; d and e are new. Two keeps a keyword that a person put there.
const clustering: Clustering = {
  groups: [group('one', 2), group(null, 2), group('nearest', 0)],
  places: [place('a', 0), place('b', 0), place('c', null), place('d', 1), place('e', 1)],
};
const from: Record<string, string> = { a: 'one', b: 'two', c: 'three' };
const keywords = clustering.places.map(({ keywordId: id }) => ({ id, text: id, volume: 0, from: from[id] ?? null }));

describe('what a proposal comes to', () => {
  const [broad, standard] = countsOf(clustering, keywords, new Map([['two', 1]]));

  it('counts clusters, keywords, those that leave their cluster, and clusters left empty', () => {
    expect(standard).toEqual({
      level: 'standard',
      newClusters: 1,
      existingClusters: 1,
      clustered: 4,
      unclustered: 1,
      moved: 2,
      emptied: 1,
    });
    expect(broad).toMatchObject({ newClusters: 0, clustered: 0, unclustered: 5, moved: 3 });
  });

  it('is said in one sentence or a few', () => {
    if (!standard) throw new Error('There is no standard level.');
    expect(summaryOf(standard, 2, { applied: false })).toBe(
      'Proposed: 1 new cluster, 1 existing one with keywords for it, 2 keywords to move, 1 keyword like no other, which stays unclustered. ' +
        '1 cluster is left empty. 2 keywords were compared by words alone: meaning is known for English.',
    );
    expect(
      summaryOf({ ...standard, newClusters: 3, existingClusters: 0, moved: 0, unclustered: 0, emptied: 0 }, 0, { applied: true }),
    ).toBe('3 new clusters.');
  });
});
