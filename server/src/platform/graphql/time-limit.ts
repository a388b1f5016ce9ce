/** Ends an operation whose time is up or whose asker has gone, down to the statement that runs for it in PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises';
import { interruptibly } from '../db/interruption.ts';
import { AppError } from '../errors/app-error.ts';

/** The answer waits this long for the rollback, so that who asks again finds no lock of before. */
const WIND_DOWN_MS = 2_000;

export interface TimeLimit {
  seconds: number;
  /** Aborts when nobody waits for the answer any longer; undefined for what is to be done all the same. */
  gone: AbortSignal | undefined;
}

/** @throws LIMIT_EXCEEDED when `work` does not end by itself. */
export async function withinTime<T>({ seconds, gone }: TimeLimit, work: () => T | Promise<T>): Promise<T> {
  const controller = new AbortController();
  const leave = () => controller.abort(new AppError('LIMIT_EXCEEDED', 'The asker has gone.'));
  const timer = setTimeout(() => controller.abort(tooLong(seconds)), seconds * 1000);
  gone?.addEventListener('abort', leave, { once: true });
  if (gone?.aborted) leave();
  try {
    const working = interruptibly(controller.signal, async () => work());
    return await Promise.race([working, endOf(controller.signal, working)]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', leave);
  }
}

function endOf(signal: AbortSignal, working: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    const end = () =>
      void Promise.race([working, sleep(WIND_DOWN_MS, undefined, { ref: false })])
        .catch(() => undefined)
        .then(() => reject(signal.reason));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

const tooLong = (seconds: number) =>
  new AppError(
    'LIMIT_EXCEEDED',
    `This took longer than ${seconds} s and was stopped; what had not been finished was undone. Ask for less at once: a smaller first, fewer ids, a narrower filter. Long work is better left to a job.`,
    { limit: { part: 'seconds', allowed: seconds } },
  );
