import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

const LIGHT = 10_000;
const FAST = 200;

describe('the pace of reading a host', () => {
  it('asks for half, and gives it longer, where it was too much; down to one, and to a last long try', () => {
    const pace = new Pace(100);
    expect([pace.limit, pace.totalMs]).toEqual([100, 30_000]);
    const limits: number[] = [];
    while (pace.tooMuch(pace.limit)) limits.push(pace.limit);
    expect(limits).toEqual([50, 25, 12, 6, 3, 1]);
    expect(pace.totalMs).toBe(120_000);
  });

  it('asks for more again where answers are fast and light, but not for what was too much a moment ago', () => {
    const pace = new Pace(100);
    pace.tooMuch(100);
    pace.tooMuch(50);
    const limits = Array.from({ length: 30 }, () => {
      pace.took(LIGHT, FAST);
      return pace.limit;
    });
    expect(limits.slice(0, 19).every((limit) => limit === 25)).toBe(true);
    expect(limits.at(-1)).toBe(100);
  });

  it('asks for less where answers are slow, or large, and lets one post be as large as it likes', () => {
    const slow = new Pace(100);
    slow.took(LIGHT, 20_000);
    expect(slow.limit).toBe(50);
    const large = new Pace(500);
    large.took(3 * 1024 * 1024, FAST);
    expect(large.limit).toBe(250);
    const steady = new Pace(100, { limit: 40, totalMs: 60_000, tooMany: null });
    steady.took(LIGHT, 8_000);
    expect([steady.limit, steady.totalMs]).toEqual([40, 60_000]);
    const one = new Pace(100, { limit: 1, totalMs: 30_000, tooMany: null });
    expect(one.maxBytes).toBeGreaterThan(steady.maxBytes * 4);
  });

  it('asks for two things at once when answers are quick; after one that failed or was slow, not for many answers', () => {
    const pace = new Pace(100);
    const atOnce = (answers: number) =>
      Array.from({ length: answers }, () => {
        pace.took(LIGHT, FAST);
        return pace.atOnce;
      });
    expect(pace.atOnce).toBe(1);
    expect(atOnce(1)).toEqual([2]);
    pace.failed();
    expect(pace.atOnce).toBe(1);
    expect(atOnce(20)).toEqual([...Array(19).fill(1), 2]);
    pace.took(LIGHT, 8_000);
    expect(pace.atOnce).toBe(1);
    expect(atOnce(1)).toEqual([1]);
  });

  it('goes on after a restart as it went before, within what the way of reading allows', () => {
    expect(new Pace(100, { limit: 7, totalMs: 60_000, tooMany: 14 }).state).toEqual({ limit: 7, totalMs: 60_000, tooMany: 14 });
    expect(new Pace(100, { limit: 500, totalMs: 30_000, tooMany: null }).limit).toBe(100);
  });
});
