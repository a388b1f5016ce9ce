import { expect, it } from 'vitest';
import type { TermRow } from '../../taxonomy/index.ts';
import { termsToMake } from './payload.rules.ts';

const term = (id: string, parentId: string | null = null, externalId: number | null = null): TermRow => ({
  id,
  name: id,
  slug: id,
  description: null,
  type: 'category',
  taxonomy: 'category',
  externalId,
  parentId,
});
const made = (chosen: string[], ...terms: TermRow[]) => {
  const known = new Map(terms.map((one) => [one.id, one]));
  return termsToMake(
    chosen.flatMap((id) => known.get(id) ?? []),
    known,
  ).map(({ id }) => id);
};

it('terms to be made come after the parents that they need, each once, and none above one that is there', () => {
  const line = [term('Coffee', 'Drinks'), term('Drinks', 'All'), term('All', null, 7), term('Tea', 'Drinks')];
  expect(made(['Coffee', 'Tea'], ...line)).toEqual(['Drinks', 'Coffee', 'Tea']);
  // One that is chosen beside its child, too.
  expect(made(['Drinks', 'Coffee'], ...line)).toEqual(['Drinks', 'Coffee']);
  expect(made(['All'], ...line)).toEqual([]);
});

it('a ring of parents ends', () => {
  expect(made(['a'], term('a', 'b'), term('b', 'a'))).toEqual(['b', 'a']);
});
