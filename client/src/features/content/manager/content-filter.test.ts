import { expect, it } from 'vitest';
import { canonicalQuery, filterOf, noFilters, orderOf, readView, sortShown } from './content-filter.ts';

it('nothing is filtered where nothing is set', () => {
  expect(filterOf({ ...noFilters, search: '  ' })).toEqual({});
});

it('what is set is filtered by, and nothing else', () => {
  const set = { ...noFilters, search: ' kettle ', type: ['PAGE'], term: ['t'], structure: ['GUIDE'], needsCluster: true, conflict: true };
  expect(filterOf(set)).toEqual({
    search: 'kettle',
    contentTypes: ['PAGE'],
    contentStructures: ['GUIDE'],
    taxonomyTermIds: ['t'],
    needsCluster: true,
    conflict: true,
  });
});

it.each([
  '',
  'search=hand+grinder&type=ARTICLE&type=PAGE&missing=1&sort=-TITLE&columns=type%2Cstatus.120',
  'deleted=1&sort=CLUSTER',
  'search=%22two+words%22+-one&structure=GUIDE&status=DRAFT&cluster=a&cluster=b&taxonomy=TAG&term=t&source=WORDPRESS&conflict=1',
])('a view survives its address: %j', (query) => {
  expect(canonicalQuery(readView(query))).toBe(query);
});

it('two addresses that show the same are the same view', () => {
  const one = readView('sort=TITLE&type=PAGE&type=ARTICLE&search=+kettle&needsCluster=true&view=x&dialog=publish&row=y');
  const other = readView('search=kettle&type=ARTICLE&type=PAGE&needsCluster=1&sort=TITLE&missing=');
  expect(canonicalQuery(one)).toBe(canonicalQuery(other));
  expect(filterOf(one)).toEqual(filterOf(other));
});

it('an order that is none is the one of the start, which no column shows', () => {
  expect(orderOf('')).toEqual({ field: 'UPDATED_AT', direction: 'DESC' });
  expect(orderOf('-DROP')).toEqual({ field: 'UPDATED_AT', direction: 'DESC' });
  expect(orderOf('-CLUSTER')).toEqual({ field: 'CLUSTER', direction: 'DESC' });
  expect([sortShown(''), sortShown('-UPDATED_AT'), sortShown('TITLE')]).toEqual([
    undefined,
    undefined,
    { field: 'TITLE', direction: 'ASC' },
  ]);
});
