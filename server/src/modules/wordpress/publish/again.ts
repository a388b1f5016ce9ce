/** Which failures of WordPress pass by themselves, and how long a request is tried again for their sake. */
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';

/** Answers after which WordPress may have saved all the same. */
const UNSURE = new Set(['TIMEOUT', 'CUT', 'SERVER_ERROR', 'NOT_JSON', 'UNEXPECTED', 'TOO_LARGE']);
export const isUnsure = (error: unknown): boolean => UNSURE.has(reasonOf(error) ?? '');

/** The host asks us to slow down, and has done nothing. */
export const isBusy = (error: unknown): boolean => reasonOf(error) === 'BUSY';

const PASSING = new Set(['TIMEOUT', 'CUT', 'SERVER_ERROR', 'BUSY']);
/** For a request that may be made twice. */
export const isPassing = (error: unknown): boolean => PASSING.has(reasonOf(error) ?? '');

const WAITS_MS = [500, 1_500, 4_000];
const LONGEST_WAIT_MS = 60_000;
/** A host that takes a minute for each answer is not asked four times. */
const ENOUGH_MS = 100_000;

/** Makes a request again, a few times and ever later, or when the host wants it. */
export async function persistently<T>(work: () => Promise<T>, again: (error: unknown) => boolean, signal?: AbortSignal): Promise<T> {
  const since = Date.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const ours = WAITS_MS[tries];
      if (ours === undefined || !again(error) || Date.now() - since > ENOUGH_MS) throw error;
      const theirs = (error as { details?: { retryAfterMs?: number } }).details?.retryAfterMs ?? 0;
      if (theirs > LONGEST_WAIT_MS) throw error;
      await sleep(Math.max(ours, theirs), undefined, { signal });
    }
  }
}
