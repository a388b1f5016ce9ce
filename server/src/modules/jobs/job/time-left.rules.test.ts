import { describe, expect, it } from 'vitest';
import { secondsLeft } from './time-left.rules.ts';

describe('the time that a job still takes', () => {
  it('is told from the pace of this run, whatever an earlier one had done', () => {
    expect(secondsLeft({ total: 100, settled: 25, settledBefore: 0, ranMs: 10_000 })).toBe(30);
    expect(secondsLeft({ total: 100, settled: 90, settledBefore: 80, ranMs: 10_000 })).toBe(10);
    expect(secondsLeft({ total: 1_000, settled: 999, settledBefore: 0, ranMs: 2_000 })).toBe(1);
  });

  it('is not known before something is done in this run, nor from its first moment', () => {
    expect(secondsLeft({ total: 100, settled: 80, settledBefore: 80, ranMs: 60_000 })).toBeNull();
    expect(secondsLeft({ total: 100, settled: 3, settledBefore: 0, ranMs: 300 })).toBeNull();
  });

  it('is nothing when all has settled', () => {
    expect(secondsLeft({ total: 10, settled: 10, settledBefore: 10, ranMs: 50 })).toBe(0);
    expect(secondsLeft({ total: 0, settled: 0, settledBefore: 0, ranMs: 50 })).toBe(0);
    expect(secondsLeft({ total: 10, settled: 12, settledBefore: 0, ranMs: 5_000 })).toBe(0);
  });
});
