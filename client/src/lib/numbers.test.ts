import { expect, it } from 'vitest';
import { formatCount, formatMoney, formatShare, formatShort, plural } from './numbers.ts';

it('sets a comma at the thousands', () => {
  expect(formatCount(1284)).toBe('1,284');
  expect(formatShort(1284)).toBe('1.3K');
  expect(formatShare(0.417)).toBe('42%');
});

it.each([
  [0, 'keyword', undefined, '0 keywords'],
  [1, 'keyword', undefined, '1 keyword'],
  [1284, 'keyword', undefined, '1,284 keywords'],
  [2, 'query', 'queries', '2 queries'],
])('%i %s is said as one or as many', (count, one, many, words) => {
  expect(plural(count, one, many)).toBe(words);
});

it('shows an amount in its currency, and in figures alone without one', () => {
  expect(formatMoney(1.5, 'USD')).toBe('$1.50');
  expect(formatMoney(1.5, null)).toBe('1.50');
  expect(formatMoney(1.5, 'pounds')).toBe('1.50');
});
