import { describe, expect, it } from 'vitest';
import { coffeeKeywords } from '../../../../test/kit/keywords.ts';
import { clusterKeywords } from './clustering.ts';
import { type Clustering, type ClusteringKeyword, type Group, LEVELS, type Level, type Standing } from './clustering.types.ts';
import { vectors } from './vectors.rules.ts';

const keywords = coffeeKeywords.map(([text, volume], at): ClusteringKeyword => ({ id: `k${at}`, text, volume }));
const clustering = clusterKeywords({ keywords });

const groupsAt = ({ groups }: Clustering, level: Level) => groups.filter((group) => group.level === level);
const groupOf = ({ groups, places }: Clustering, level: Level, keywordId: string): Group | null => {
  const standing = places.find((place) => place.keywordId === keywordId)?.[level];
  return standing ? (groups[standing.group] as Group) : null;
};
const idOf = (text: string) => keywords.find((keyword) => keyword.text === text)?.id ?? '';
const membersOf = ({ places }: Clustering, level: Level, number: number) =>
  places.filter((place) => place[level]?.group === number).map(({ keywordId }) => keywordId);

describe('clustering', () => {
  it('puts each keyword in exactly one place at each level, and invents none', () => {
    expect(clustering.places.map(({ keywordId }) => keywordId)).toEqual(keywords.map(({ id }) => id));
    for (const level of LEVELS) {
      const counted = groupsAt(clustering, level).reduce((sum, group) => sum + group.keywords, 0);
      const placed = clustering.places.filter((place) => place[level] !== null);
      expect(placed.every((place) => clustering.groups[(place[level] as Standing).group]?.level === level)).toBe(true);
      expect(counted).toBe(placed.length);
      expect(placed.length).toBeGreaterThan(30);
    }
  });

  it('has every finer group within the broader one that is its parent', () => {
    for (const [level, broader] of [['standard', 'broad'] as const, ['fine', 'standard'] as const]) {
      const inside = clustering.places.filter((place) => place[level] !== null);
      expect(inside.length).toBeGreaterThan(0);
      for (const place of inside) expect(clustering.groups[place[level]?.group ?? -1]?.parent).toBe(place[broader]?.group);
    }
    const counts = LEVELS.map((level) => groupsAt(clustering, level).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(groupsAt(clustering, 'broad').every(({ parent }) => parent === null)).toBe(true);
  });

  it('counts what a group holds', () => {
    const [largest] = groupsAt(clustering, 'standard');
    const own = membersOf(clustering, 'standard', clustering.groups.indexOf(largest as Group));
    expect(largest?.keywords).toBe(own.length);
    expect(largest?.volume).toBe(keywords.filter(({ id }) => own.includes(id)).reduce((sum, { volume }) => sum + volume, 0));
    expect(largest?.cohesion).toBeGreaterThan(0);
  });

  it('answers the same again', () => {
    expect(clusterKeywords({ keywords })).toEqual(clustering);
  });

  it('gives every group of a level a name of its own, and none that is taken', () => {
    const taken = groupsAt(clustering, 'standard')[0]?.name as string;
    const names = groupsAt(clusterKeywords({ keywords, takenNames: [taken.toUpperCase()] }), 'standard').map(({ name }) =>
      name.toLowerCase(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(taken.toLowerCase());
  });

  it('brings later keywords to the cluster that exists, at every level, before it makes a new one', () => {
    const existing = [{ id: 'c1', keywords: keywords.filter(({ text }) => text.includes('cold brew')) }];
    const later = [{ id: 'new', text: 'cold brew coffee at home', volume: 10 }];
    const { groups, places } = clusterKeywords({ keywords: later, existing });
    expect(groups.map(({ level, clusterId, keywords: count }) => [level, clusterId, count])).toEqual(
      LEVELS.map((level) => [level, 'c1', 1]),
    );
    expect(places[0]?.reason.sharedWords).toEqual(['cold', 'brew', 'coffee']);
    expect(places[0]?.reason.closest).toHaveLength(3);
    expect(places[0]?.reason.closest.every((text) => text.includes('cold brew'))).toBe(true);
  });

  it('leaves out what is like nothing, and names the nearest, be it a cluster that nobody joins', () => {
    const odd = { id: 'odd', text: 'wellington boots', volume: 0 };
    expect(LEVELS.map((level) => groupOf(clusterKeywords({ keywords: [...keywords, odd] }), level, 'odd'))).toEqual([null, null, null]);
    const existing = [{ id: 'c1', keywords: keywords.filter(({ text }) => text.includes('moka')) }];
    const far = { id: 'far', text: 'brass pot plant stand for a balcony rail', volume: 0 };
    const { groups, places } = clusterKeywords({ keywords: [far], existing });
    expect(places[0]).toMatchObject({ broad: null, standard: null, fine: null });
    expect(groups[places[0]?.nearest?.group ?? -1]).toMatchObject({ clusterId: 'c1', keywords: 0 });
    expect(places[0]?.nearest?.score).toBeGreaterThan(0);
  });

  it('takes nothing, one keyword and keywords without a word', () => {
    expect(clusterKeywords({ keywords: [] })).toEqual({ groups: [], places: [] });
    expect(clusterKeywords({ keywords: [{ id: 'a', text: 'moka pot', volume: 1 }] }).places[0]).toMatchObject({
      standard: null,
      nearest: null,
    });
    const two = ['?', '!'].map((text, at) => ({ id: `${at}`, text, volume: 0 }));
    expect(clusterKeywords({ keywords: two }).places.map(({ standard }) => standard)).toEqual([null, null]);
  });
});

describe('the reasons', () => {
  const place = (text: string) => clustering.places.find(({ keywordId }) => keywordId === idOf(text));

  it('are the words that most of the group has, and the keywords most like it there', () => {
    const reason = place('clean moka pot')?.reason;
    expect(reason?.sharedWords).toEqual(expect.arrayContaining(['moka', 'pot']));
    expect(reason?.closest.length).toBeGreaterThan(0);
    const own = groupOf(clustering, 'standard', idOf('clean moka pot'));
    for (const text of reason?.closest ?? []) expect(groupOf(clustering, 'standard', idOf(text))).toBe(own);
  });

  it('name as runner-up another group than its own, less like it', () => {
    for (const { standard, nearest } of clustering.places) {
      if (!standard || !nearest) continue;
      expect(nearest.group).not.toBe(standard.group);
    }
    const moka = place('clean moka pot');
    expect(moka?.nearest?.score).toBeLessThan(moka?.standard?.score ?? 0);
  });

  it('say whether meaning was compared', () => {
    const meaning = vectors(5, 4, Float32Array.of(1, 0, 0, 0.2, 1, 0.1, 0, 0.2, 0, 0, 1, 0.2, 0, 0.1, 1, 0.2, 0, 0, 0, 0));
    const texts = ['sofa', 'couch', 'mortgage', 'loan', 'hypothek'].map((text, at) => ({ id: `${at}`, text, volume: 0 }));
    const { places } = clusterKeywords({ keywords: texts, sentences: meaning });
    expect(places.map(({ reason }) => reason.byMeaning)).toEqual([true, true, true, true, false]);
    expect(places[0]?.standard?.group).toEqual(expect.any(Number));
    expect(places[0]?.standard?.group).toBe(places[1]?.standard?.group);
    expect(places[0]?.reason).toMatchObject({ sharedWords: [], closest: ['couch'] });
    expect(places[4]).toMatchObject({ standard: null, reason: { closest: [] } });
  });
});

describe('grouping anew', () => {
  const before = groupsAt(clustering, 'standard').map((group) => membersOf(clustering, 'standard', clustering.groups.indexOf(group)));
  const regrouped = clusterKeywords({
    keywords: keywords.map((keyword) => {
      const cluster = before.findIndex((members) => members.includes(keyword.id));
      return { ...keyword, from: cluster < 0 ? null : `c${cluster}` };
    }),
  });

  it('of what was grouped so keeps every cluster with its keywords', () => {
    before.forEach((members, cluster) => {
      for (const id of members) expect(groupOf(regrouped, 'standard', id)?.clusterId).toBe(`c${cluster}`);
    });
  });

  it('keeps a cluster alive in the group that most of it goes to, and moves the rest', () => {
    const [first = [], second = []] = before;
    const from = (id: string) => (first.includes(id) || id === second[0] ? 'one' : second.includes(id) ? 'two' : null);
    const result = clusterKeywords({ keywords: keywords.map((keyword) => ({ ...keyword, from: from(keyword.id) })) });
    expect(groupOf(result, 'standard', first[0] as string)?.clusterId).toBe('one');
    expect(groupOf(result, 'standard', second[1] as string)?.clusterId).toBe('two');
    expect(groupOf(result, 'standard', second[0] as string)?.clusterId).toBe('two');
  });

  it('leaves a keyword that has nothing else with its cluster where it belongs there', () => {
    const lone = { id: 'lone', text: 'moka pot accessories', volume: 0, from: 'm' };
    const moka = keywords.filter(({ text }) => text.includes('moka')).map((keyword) => ({ ...keyword, from: 'm' }));
    const result = clusterKeywords({ keywords: [...moka, lone] });
    expect(groupOf(result, 'standard', 'lone')?.clusterId).toBe('m');
  });
});
