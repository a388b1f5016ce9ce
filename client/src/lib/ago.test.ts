import { expect, it } from 'vitest';
import { ago } from './ago.ts';

const now = Date.parse('2026-11-22T17:00:00Z');

it.each([
  ['2026-11-22T16:59:30Z', 'just now'],
  ['2026-11-22T17:00:05Z', 'just now'],
  ['2026-11-22T16:58:00Z', '2 minutes ago'],
  ['2026-11-22T15:01:00Z', '1 hour ago'],
  ['2026-11-21T16:00:00Z', 'yesterday'],
  ['2026-11-08T16:00:00Z', '2 weeks ago'],
  ['2024-11-08T16:00:00Z', '2 years ago'],
])('%s was %s', (moment, words) => {
  expect(ago(moment, now)).toBe(words);
});
