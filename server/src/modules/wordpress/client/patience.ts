/**
 * Asks a host again where it is down for a moment, and waits as long as it wants us to, however long that is. Whoever reads is
 * told until when, and can stop it at any time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';

export interface Patience {
  signal: AbortSignal;
  /** Told until when we wait, because the host asked for it. */
  waits(until: Date): Promise<void>;
}

const FIRST_WAIT_MS = 300;
/** A host that asks for no wait at all, or whose clock is behind ours, is not asked on and on. */
const SHORTEST_WAIT_MS = 1_000;
const TRIES = 3;
/** Longer than this is no wait, but a refusal. */
const LONGEST_WAIT_MS = 6 * 3_600_000;
const MOST_WAITS = 100;

/** @throws what the host answered last. */
export async function patiently<T>(ask: () => Promise<T>, { signal, waits }: Patience): Promise<T> {
  let waited = 0;
  for (let failed = 0; ; ) {
    try {
      return await ask();
    } catch (error) {
      const { retryAfterMs, status } = (error as { details?: { retryAfterMs?: number; status?: number } }).details ?? {};
      if (retryAfterMs !== undefined) {
        if (retryAfterMs > LONGEST_WAIT_MS || waited === MOST_WAITS) throw error;
        waited += 1;
        const waitMs = Math.max(SHORTEST_WAIT_MS, retryAfterMs);
        await waits(new Date(Date.now() + waitMs));
        await sleep(waitMs, undefined, { signal });
      } else if (failed < TRIES && (reasonOf(error) === 'UNREACHABLE' || status === 429 || status === 502 || status === 503)) {
        await sleep(FIRST_WAIT_MS * 3 ** failed, undefined, { signal });
        failed += 1;
      } else throw error;
    }
  }
}

/** Too slow, too large, cut, or out of memory: less at once may pass. A host that is down answers 502 or 503. */
export function askedTooMuch(error: unknown): boolean {
  const { status } = (error as { details?: { status?: number } }).details ?? {};
  return ['TIMEOUT', 'TOO_LARGE', 'CUT'].includes(reasonOf(error) ?? '') || status === 500 || status === 504;
}
