import { expect, it } from 'vitest';
import { best, fits } from './palette-match.ts';

it('fits where every typed word begins a word of the name, in any case and order', () => {
  expect(fits('gen clu', 'Generate clusters')).toBe(2);
  expect(fits('CLUST gen', 'Generate clusters')).toBe(2);
  expect(fits('lusters', 'Generate clusters')).toBe(0);
  expect(fits('generate ideas', 'Generate clusters')).toBe(0);
  expect(fits('über', 'Über uns')).toBe(3);
});

it('fits by the words that go with a name too, but less well than by the name', () => {
  expect(fits('dark', 'Dark colours', 'theme')).toBeGreaterThan(fits('theme', 'Dark colours', 'theme'));
  expect(fits('theme dark', 'Dark colours', 'theme')).toBe(1);
});

it('nothing typed fits nothing, nor do signs alone', () => {
  expect(fits('  ', 'Keywords')).toBe(0);
  expect(fits('?!', 'Keywords')).toBe(0);
});

it('puts the best first and leaves equal ones in their order', () => {
  const entries = [{ label: 'Map of the clusters' }, { label: 'Sites', words: 'cluster' }, { label: 'Clusters' }, { label: 'New cluster' }];
  expect(best('clus', entries).map(({ label }) => label)).toEqual(['Clusters', 'Map of the clusters', 'New cluster', 'Sites']);
});
