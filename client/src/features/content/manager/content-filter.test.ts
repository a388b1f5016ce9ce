import { expect, it } from 'vitest';
import { filterOf, noFilters, sortOf, writeSort } from './content-filter.ts';

const view = (set: Partial<typeof noFilters>) =>
  Object.fromEntries(Object.entries({ ...noFilters, ...set }).map(([name, value]) => [name, () => value])) as never;

it('nothing is filtered where nothing is set', () => {
  expect(filterOf(view({ search: '  ' }))).toEqual({});
});

it('what is set is filtered by, and nothing else', () => {
  expect(filterOf(view({ search: ' kettle ', type: ['PAGE'] as never, needsCluster: true }))).toEqual({
    search: 'kettle',
    contentTypes: ['PAGE'],
    needsCluster: true,
  });
});

it('an order is written short', () => {
  expect(sortOf('-UPDATED_AT')).toEqual({ field: 'UPDATED_AT', direction: 'DESC' });
  expect(writeSort({ field: 'TITLE', direction: 'ASC' })).toBe('TITLE');
});
