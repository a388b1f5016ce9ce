import { expect, it } from 'vitest';
import { readSort, writeSort } from './sort.ts';

const fallback = { field: 'VOLUME', direction: 'DESC' } as const;

it('an order survives the address', () => {
  for (const direction of ['ASC', 'DESC'] as const) {
    const sort = { field: 'TEXT', direction };
    expect(readSort(writeSort(sort), ['TEXT', 'VOLUME'], fallback)).toEqual(sort);
  }
});

it.each(['', 'CPC', 'TEXT; drop', '--TEXT'])('%j is no order, and the usual one stands', (written) => {
  expect(readSort(written, ['TEXT', 'VOLUME'], fallback)).toEqual(fallback);
});
