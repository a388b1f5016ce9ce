import { describe, expect, it } from 'vitest';
import type { Clustering, Group, Level, Place, Standing } from '../clustering/clustering.types.ts';
import { reviewed } from './review.rules.ts';
import { batchesOf, heirsOf } from './review-batches.rules.ts';

const group = (
  level: Level,
  keywords: number,
  parent: number | null,
  clusterId: string | null = null,
  name = `${level} ${keywords}`,
): Group => ({
  level,
  parent,
  clusterId,
  name,
  description: '',
  keywords,
  volume: 0,
  cohesion: 0.5,
});
const at = (number: number | null): Standing | null => (number === null ? null : { group: number, score: 0.5 });
const place = (id: number, broad: number | null, standard: number | null, fine: number | null, nearest: number | null = null): Place => ({
  keywordId: `k${id}`,
  broad: at(broad),
  standard: at(standard),
  fine: at(fine),
  nearest: at(nearest),
  reason: { sharedWords: [], closest: [], byMeaning: true },
});

/** Two broad groups: one with the standard groups 2 (five keywords) and 3 (two), one with 4 (three, an existing cluster). */
const clustering: Clustering = {
  groups: [
    group('broad', 7, null),
    group('broad', 3, null, 'c1'),
    group('standard', 5, 0, null, 'Five'),
    group('standard', 2, 0, null, 'Two'),
    group('standard', 3, 1, 'c1'),
    group('fine', 5, 2),
  ],
  places: [
    ...[0, 1, 2, 3, 4].map((id) => place(id, 0, 2, 5, 3)),
    ...[5, 6].map((id) => place(id, 0, 3, null, 2)),
    ...[7, 8, 9].map((id) => place(id, 1, 4, null, 3)),
  ],
};
const volumes = clustering.places.map(() => 10);
const review = (change: object) => reviewed(clustering, { names: new Map(), same: [], strays: [], ...change }, volumes, ['Taken']);
const standardOf = ({ places }: Clustering) => places.map(({ standard }) => standard?.group ?? null);

describe('what a model says of groups', () => {
  it('unites two, and the levels go on nesting', () => {
    const result = review({ same: [[3, 4]] });
    expect(standardOf(result)).toEqual([2, 2, 2, 2, 2, 4, 4, 4, 4, 4]);
    expect(result.places.slice(5).map(({ broad }) => broad?.group)).toEqual([1, 1, 1, 1, 1]);
    expect(result.groups[4]).toMatchObject({ keywords: 5, volume: 50, clusterId: 'c1' });
    expect(result.groups.map(({ keywords }) => keywords)).toEqual([5, 5, 5, 0, 5, 5]);
    expect(result.places[7]?.nearest).toBeNull();
    expect(result.places[0]?.nearest?.group).toBe(4);
  });

  it('never unites two existing clusters, and says nothing twice', () => {
    const two = { ...clustering, groups: clustering.groups.with(3, group('standard', 2, 0, 'c2')) };
    expect(
      standardOf(
        reviewed(
          two,
          {
            names: new Map(),
            same: [
              [3, 4],
              [4, 3],
            ],
            strays: [],
          },
          volumes,
          [],
        ),
      ),
    ).toEqual(standardOf(clustering));
    expect(
      standardOf(
        review({
          same: [
            [2, 3],
            [3, 2],
            [2, 2],
          ],
        }),
      ),
    ).toEqual([2, 2, 2, 2, 2, 2, 2, 4, 4, 4]);
  });

  it('lets a keyword go, which is then nearest to where it was; but never half a group', () => {
    const result = review({ strays: [0, 5] });
    expect(standardOf(result)).toEqual([null, 2, 2, 2, 2, 3, 3, 4, 4, 4]);
    expect(result.places[0]).toMatchObject({ broad: { group: 0 }, standard: null, fine: null, nearest: { group: 2 } });
    expect(result.groups[2]).toMatchObject({ keywords: 4, volume: 40 });
  });

  it('leaves no group of one: what is left of a broader group is in none either', () => {
    const lone: Clustering = { ...clustering, places: [...clustering.places.slice(5), place(10, 0, null, null, 3)] };
    const result = reviewed(lone, { names: new Map(), same: [[3, 4]], strays: [] }, [1, 1, 1, 1, 1, 1], []);
    expect(result.places.at(-1)).toMatchObject({ broad: null, standard: null, nearest: { group: 4 } });
    expect(result.groups[0]?.keywords).toBe(0);
  });

  it('gives names, but none that is taken, and none to an existing cluster', () => {
    const names = (entries: [number, string][]) => new Map(entries.map(([number, name]) => [number, { name, description: 'About.' }]));
    const nameOf = (given: [number, string][], number: number) => review({ names: names(given) }).groups[number]?.name;
    expect(review({ names: names([[2, ' Apple Trees ']]) }).groups[2]).toMatchObject({ name: 'Apple Trees', description: 'About.' });
    expect(nameOf([[2, 'TAKEN']], 2)).toBe('Five');
    expect(nameOf([[2, 'two']], 2)).toBe('Five');
    expect(
      nameOf(
        [
          [2, 'Same'],
          [3, 'same'],
        ],
        3,
      ),
    ).toBe('Two');
    expect(nameOf([[4, 'Other']], 4)).toBe(clustering.groups[4]?.name);
  });

  it('cannot lose or double a keyword, whatever it says', () => {
    for (const strays of [[], [0, 1, 2, 3, 4], [5, 9], [77]])
      for (const same of [
        [],
        [[2, 3]],
        [
          [3, 4],
          [2, 3],
        ],
        [
          [2, 4],
          [4, 3],
        ],
      ] as [number, number][][]) {
        const result = review({ strays, same });
        expect(result.places.map(({ keywordId }) => keywordId)).toEqual(clustering.places.map(({ keywordId }) => keywordId));
        for (const level of ['broad', 'standard', 'fine'] as const) {
          const sum = result.groups.filter((each) => each.level === level).reduce((total, each) => total + each.keywords, 0);
          expect(sum).toBe(result.places.filter((each) => each[level] !== null).length);
        }
        for (const { broad, standard } of result.places) if (standard) expect(result.groups[standard.group]?.parent).toBe(broad?.group);
      }
  });
});

describe('what a model is shown', () => {
  const keywords = clustering.places.map(({ keywordId }) => ({ id: keywordId, text: keywordId, volume: 1 }));
  const shown = (requests: number, groupsARequest: number) => batchesOf(clustering, keywords, () => 'Known', { requests, groupsARequest });

  it('is the standard groups, to be checked, and those of other levels that are not the same, to be named', () => {
    const { batches, leftOut } = shown(20, 60);
    expect(batches.map(({ numbers, isChecked }) => [numbers, isChecked])).toEqual([
      [[2, 3, 4], true],
      [[0], false],
    ]);
    expect(leftOut).toBe(0);
    expect(batches[0]?.groups[2]).toMatchObject({ name: 'Known', isExisting: true });
    expect(batches[0]?.places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...heirsOf(clustering)]).toEqual([[5, 2]]);
  });

  it('is the largest where there are more than may be asked for', () => {
    const { batches, leftOut } = shown(1, 2);
    expect(batches.map(({ numbers }) => numbers)).toEqual([[2, 4]]);
    expect(leftOut).toBe(2);
  });

  it('is the middle and the edge of a large group', () => {
    const large = Array.from({ length: 30 }, (_, id): Place => ({ ...place(id, 0, 1, null), standard: { group: 1, score: 1 - id / 100 } }));
    const many: Clustering = { groups: [group('broad', 30, null), group('standard', 30, 0)], places: large };
    const ids = large.map(({ keywordId }) => ({ id: keywordId, text: keywordId, volume: 1 }));
    const { batches } = batchesOf(many, ids, () => '', { requests: 1, groupsARequest: 60 });
    expect(batches[0]?.places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 26, 27, 28, 29]);
  });
});
