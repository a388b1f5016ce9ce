import { expect, it } from 'vitest';
import { deedsOf } from './drift-words.ts';

it('what was changed can be brought in, what is gone is recreated or unlinked', () => {
  expect(
    deedsOf([
      { id: 'a', kind: 'CHANGED' },
      { id: 'b', kind: 'TRASHED' },
      { id: 'c', kind: 'DELETED' },
      { id: 'd', kind: 'CHANGED' },
    ]),
  ).toEqual({ changed: ['a', 'd'], gone: ['b', 'c'] });
});
