import { expect, it } from 'vitest';
import { expiryOf, tokenState } from './token-state.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

it.each([
  ['alive', { revokedAt: null, expiresAt: null }],
  ['alive', { revokedAt: null, expiresAt: '2026-11-22T12:00:01Z' }],
  ['expired', { revokedAt: null, expiresAt: '2026-11-22T12:00:00Z' }],
  ['revoked', { revokedAt: '2026-11-01T00:00:00Z', expiresAt: '2026-11-02T00:00:00Z' }],
])('a token is %s by its dates', (state, token) => {
  expect(tokenState(token, now)).toBe(state);
});

it('an expiry is counted in days from now, and may be never', () => {
  expect(expiryOf('30', now)).toBe('2026-12-22T12:00:00.000Z');
  expect(expiryOf('', now)).toBeNull();
});
