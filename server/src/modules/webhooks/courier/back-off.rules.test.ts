import { describe, expect, it } from 'vitest';
import { type Failure, MAX_ATTEMPTS, pauseReason, restMs, waitMs } from './back-off.rules.ts';

const HOUR = 3_600_000;
const failure = (facts: Partial<Failure>): Failure => ({
  attempts: 1,
  failuresInARow: 1,
  failingForMs: 0,
  status: 500,
  retryAfterMs: undefined,
  ...facts,
});
const waits = (random: number) => Array.from({ length: MAX_ATTEMPTS }, (_, n) => waitMs(failure({ attempts: n + 1 }), random));

describe('a delivery that failed', () => {
  it('is tried eight times in all, each time later, within about a day', () => {
    const middle = waits(0.5);
    expect(middle).toHaveLength(8);
    expect(middle.at(-1)).toBeNull();
    const between = middle.slice(0, -1) as number[];
    expect(between).toEqual([...between].sort((a, b) => a - b));
    expect(between[0]).toBe(30_000);
    const total = between.reduce((sum, wait) => sum + wait, 0);
    expect(total / HOUR).toBeGreaterThan(20);
    expect(total / HOUR).toBeLessThan(24);
  });

  it('waits a fifth less or more, so that what failed together does not come back together', () => {
    expect(waits(0)[0]).toBe(24_000);
    expect(waits(1)[0]).toBe(36_000);
  });

  it('waits as long as the receiver asks for, but never less than it would, and at most a day', () => {
    expect(waitMs(failure({ retryAfterMs: 5 * HOUR }), 0.5)).toBe(5 * HOUR);
    expect(waitMs(failure({ retryAfterMs: 1_000 }), 0.5)).toBe(30_000);
    expect(waitMs(failure({ retryAfterMs: 400 * HOUR }), 0.5)).toBe(24 * HOUR);
  });
});

it('a receiver that fails again and again is left alone longer and longer, up to a minute, or as long as it asks, up to an hour', () => {
  expect([1, 2, 3, 7, 500].map((failuresInARow) => restMs(failure({ failuresInARow })))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  expect(restMs(failure({ retryAfterMs: 120_000 }))).toBe(120_000);
  expect(restMs(failure({ retryAfterMs: 9 * HOUR }))).toBe(HOUR);
});

describe('a webhook is paused', () => {
  it('at once where the receiver says 410', () => {
    expect(pauseReason(failure({ status: 410 }))).toContain('410');
    expect(pauseReason(failure({ status: 404 }))).toBeNull();
  });

  it('after three days of nothing but failure, and not for the few things that failed in a quiet week', () => {
    expect(pauseReason(failure({ failingForMs: 71 * HOUR, failuresInARow: 900 }))).toBeNull();
    expect(pauseReason(failure({ failingForMs: 200 * HOUR, failuresInARow: 15 }))).toBeNull();
    expect(pauseReason(failure({ failingForMs: 73 * HOUR, failuresInARow: 1_200, status: null }))).toBe(
      'Nothing could be delivered for 3 days, in 1,200 attempts.',
    );
  });
});
