import { expect, it } from 'vitest';
import { clusterSorts, readClusterSort, sortLabel, writeClusterSort } from './cluster-sort.ts';

it('every order is read as it was written, and has a name of its own', () => {
  const fields = ['NAME', 'VOLUME', 'KEYWORDS', 'CREATED_AT'];
  const all = fields.flatMap((field) => (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })));
  expect(all.map((sort) => readClusterSort(writeClusterSort(sort)))).toEqual(all);
  expect(new Set(all.map(sortLabel)).size).toBe(all.length);
});

it('the most searched come first without a word in the address, and where the word says nothing', () => {
  expect(writeClusterSort({ field: 'VOLUME', direction: 'DESC' })).toBe('');
  expect([readClusterSort(''), readClusterSort('-PRICE'), readClusterSort('NAME; drop')]).toEqual(Array(3).fill(clusterSorts[0]?.sort));
});
