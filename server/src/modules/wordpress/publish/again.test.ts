import { beforeEach, describe, expect, it, vi } from 'vitest';
import { upstream } from '../../../platform/errors/app-error.ts';
import { isPassing, persistently } from './again.ts';

/** How long was waited, in place of waiting. */
const waits = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void waits.push(ms) }));
beforeEach(() => void waits.splice(0));

/** Fails so often with this, and then answers. */
const host = (fails: number, reason: string, details: object = {}) => {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= fails) throw upstream('No.', { reason, ...details });
    return asked;
  };
};

describe('a request that may be made again', () => {
  it('is, ever later, and not for ever', async () => {
    await expect(persistently(host(9, 'CUT'), isPassing)).rejects.toThrow('No.');
    expect(waits).toEqual([500, 1_500, 4_000]);
  });

  it('waits for as long as the host asks for', async () => {
    expect(await persistently(host(1, 'BUSY', { retryAfterMs: 30_000 }), isPassing)).toBe(2);
    expect(waits).toEqual([30_000]);
  });

  it('does not wait for an hour, nor for what does not pass', async () => {
    await expect(persistently(host(1, 'BUSY', { retryAfterMs: 3_600_000 }), isPassing)).rejects.toThrow('No.');
    await expect(persistently(host(1, 'REFUSED'), isPassing)).rejects.toThrow('No.');
    expect(waits).toEqual([]);
  });
});
