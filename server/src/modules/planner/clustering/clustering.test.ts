import { describe, expect, it } from 'vitest';
import { coffeeKeywords } from '../../../../test/kit/keywords.ts';
import { clusterKeywords } from './clustering.ts';

const keywords = coffeeKeywords.map(([text, volume], at) => ({ id: `k${at}`, text, volume }));
const placed = ({ joined, created, unclustered }: ReturnType<typeof clusterKeywords>) => [
  ...joined.flatMap(({ members }) => members.map(({ keywordId }) => keywordId)),
  ...created.flatMap(({ members }) => members.map(({ keywordId }) => keywordId)),
  ...unclustered,
];

describe('clustering', () => {
  it('puts each keyword in exactly one place, and invents none', () => {
    expect(placed(clusterKeywords({ keywords })).sort()).toEqual(keywords.map(({ id }) => id).sort());
  });

  it('answers the same again', () => {
    expect(clusterKeywords({ keywords })).toEqual(clusterKeywords({ keywords }));
  });

  it('gives every cluster a name of its own', () => {
    const names = clusterKeywords({ keywords }).created.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('brings later keywords to the cluster that exists before it makes a new one', () => {
    const existing = [{ id: 'c1', keywords: keywords.filter(({ text }) => text.includes('cold brew')) }];
    const later = [{ id: 'new', text: 'cold brew coffee at home', volume: 10 }];
    const { joined, created } = clusterKeywords({ keywords: later, existing });
    expect(joined).toEqual([{ clusterId: 'c1', members: [{ keywordId: 'new', score: expect.any(Number) }] }]);
    expect(created).toEqual([]);
  });

  it('leaves out what is like nothing', () => {
    const odd = { id: 'odd', text: 'wellington boots', volume: 0 };
    expect(clusterKeywords({ keywords: [...keywords, odd] }).unclustered).toContain('odd');
  });

  it('takes nothing, one keyword and keywords without a word', () => {
    expect(clusterKeywords({ keywords: [] })).toEqual({ joined: [], created: [], unclustered: [] });
    const two = [
      { id: 'a', text: '?', volume: 0 },
      { id: 'b', text: '!', volume: 0 },
    ];
    expect(clusterKeywords({ keywords: two }).unclustered).toEqual(['a', 'b']);
  });

  it('makes finer clusters of a finer level', () => {
    const size = (level: 'broad' | 'standard' | 'fine') => clusterKeywords({ keywords, level });
    const groups = (level: 'broad' | 'standard' | 'fine') => size(level).created.length + size(level).unclustered.length;
    expect(groups('broad')).toBeLessThanOrEqual(groups('standard'));
    expect(groups('standard')).toBeLessThanOrEqual(groups('fine'));
  });
});
