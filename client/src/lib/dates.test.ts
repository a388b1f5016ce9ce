import { expect, it } from 'vitest';
import { formatDate, formatMoment, formatSecond } from './dates.ts';

const now = new Date(2026, 10, 22, 17);

it('leaves out this year, and names another', () => {
  expect(formatDate(new Date(2026, 10, 21, 9), now)).toBe('21 Nov');
  expect(formatDate(new Date(2025, 0, 3, 9), now)).toBe('3 Jan 2025');
});

it('says the time of day in 24 hours', () => {
  expect(formatMoment(new Date(2026, 10, 22, 9, 38, 5), now)).toBe('22 Nov, 09:38');
  expect(formatSecond(new Date(2026, 10, 22, 21, 38, 5))).toBe('21:38:05');
});
