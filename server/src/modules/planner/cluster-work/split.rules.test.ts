import { describe, expect, it } from 'vitest';
import type { Clustering, Place } from '../clustering/clustering.types.ts';
import { freeName, nameKey } from './free-name.rules.ts';
import { partFaults, partsOf, splitOf } from './split.rules.ts';

const place = (keywordId: string, group: number | null): Place => ({
  keywordId,
  broad: null,
  standard: null,
  fine: group === null ? null : { group, score: 1 },
  nearest: null,
  reason: { sharedWords: [], closest: [], byMeaning: true },
});

const clustering = (groupOf: Record<string, number | null>, names: string[]): Clustering => ({
  groups: names.map((name) => ({ level: 'fine', parent: 0, clusterId: null, name, description: '', keywords: 1, volume: 0, cohesion: 1 })),
  places: Object.entries(groupOf).map(([id, group]) => place(id, group)),
});

describe('the parts that the engine sees', () => {
  it('are all its groups but the largest, which stays with what is like no other', () => {
    const found = clustering({ a: 0, b: 1, c: 1, d: 1, e: null, f: 0 }, ['Small', 'Large']);
    const parts = partsOf(found, 'fine');
    expect(parts).toEqual([{ name: 'Small', keywordIds: ['a', 'f'] }]);
    const { stays, leaves } = splitOf('Coffee', parts, ['a', 'b', 'c', 'd', 'e', 'f']);
    expect(stays).toEqual({ name: 'Coffee', keywordIds: ['b', 'c', 'd', 'e'] });
    expect(leaves).toEqual(parts);
  });

  it('are none where it sees one group, or none', () => {
    expect(partsOf(clustering({ a: 0, b: 0 }, ['One']), 'fine')).toEqual([]);
    expect(partsOf(clustering({ a: null }, []), 'fine')).toEqual([]);
  });
});

describe('the parts that a person names', () => {
  it('lose or double no keyword: every fault is told with its place', () => {
    const faults = partFaults(
      [
        { name: 'One', keywordIds: ['a', 'x'] },
        { name: ' one ', keywordIds: ['a'] },
        { name: '', keywordIds: [] },
      ],
      new Set(['a', 'b']),
    );
    expect(faults.map((fault) => fault.path)).toEqual([
      'parts.0.keywordIds',
      'parts.1.name',
      'parts.1.keywordIds',
      'parts.2.name',
      'parts.2.keywordIds',
    ]);
    expect(partFaults([{ name: 'One', keywordIds: ['a'] }], new Set(['a', 'b']))).toEqual([]);
  });

  it('leave the largest in the cluster where they name every keyword', () => {
    const parts = [
      { name: 'Small', keywordIds: ['a'] },
      { name: ' Large ', keywordIds: ['b', 'c'] },
    ];
    expect(splitOf('Coffee', parts, ['a', 'b', 'c'])).toEqual({
      stays: { name: 'Large', keywordIds: ['b', 'c'] },
      leaves: [{ name: 'Small', keywordIds: ['a'] }],
    });
  });
});

describe('a free name', () => {
  it('is the wanted one, or that with the next number, whatever its case', () => {
    const taken = new Set(['moka', 'moka (2)']);
    // The database takes these two for one, and would refuse the second.
    expect(freeName('İstanbul', new Set([nameKey('istanbul')]))).toBe('İstanbul (2)');
    expect([freeName('Moka', taken), freeName('moka', taken), freeName('Drip', taken)]).toEqual(['Moka (3)', 'moka (4)', 'Drip']);
  });
});
