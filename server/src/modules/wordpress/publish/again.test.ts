import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { upstream } from '../../../platform/errors/app-error.ts';
import { isPassing, persistently } from './again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails so often with this, and then answers; notes when it was asked. */
const host = (fails: number, reason: string, details: object = {}) => {
  const asked: number[] = [];
  const since = Date.now();
  const work = async () => {
    asked.push(Date.now() - since);
    if (asked.length <= fails) throw upstream('No.', { reason, ...details });
    return 'yes';
  };
  return { asked, work };
};

describe('a request that may be made again', () => {
  it('is, ever later, and not for ever', async () => {
    const { asked, work } = host(9, 'CUT');
    const answer = persistently(work, isPassing).catch((error) => error.details.reason);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('CUT');
    expect(asked).toEqual([0, 500, 2_000, 6_000]);
  });

  it('waits for as long as the host asks for', async () => {
    const { asked, work } = host(1, 'BUSY', { retryAfterMs: 30_000 });
    const answer = persistently(work, isPassing);
    await vi.runAllTimersAsync();
    expect(await answer).toBe('yes');
    expect(asked).toEqual([0, 30_000]);
  });

  it('does not wait for an hour, nor for what does not pass', async () => {
    for (const { work, asked } of [host(1, 'BUSY', { retryAfterMs: 3_600_000 }), host(1, 'REFUSED')]) {
      await expect(persistently(work, isPassing)).rejects.toThrow('No.');
      expect(asked).toHaveLength(1);
    }
  });
});
