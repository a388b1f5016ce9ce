/**
 * Keeps the built-in PostgreSQL running: when its process ends and nobody asked it to, it is started again on the same
 * address, at once and then with growing pauses. Those who use it meanwhile meet a database that is away. Where it never runs
 * for long, the keeper gives up and says why, rather than trying for ever at what a person has to mend.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from './embedded-postgres-server.ts';

/** Before each try. Two minutes in all: processes of a killed server hold its memory until their own statement is done. */
const PAUSES_MS = [200, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000];
/** A server that ran for this long counts as one that runs. */
const STEADY_MS = 20_000;

export interface KeeperOptions {
  start: () => Promise<RunningServer>;
  warn: (message: string) => void;
  /** Nobody starts it any more. */
  onGivenUp: (lastFault: Error) => void;
  pauses?: number[];
}

/** @returns what stops it for good, also in the middle of a start. */
export function keepRunning(first: RunningServer, { start, warn, onGivenUp, pauses = PAUSES_MS }: KeeperOptions): () => Promise<void> {
  const ending = new AbortController();
  const guard = async () => {
    let server = first;
    let since = Date.now();
    let tries = 0;
    for (;;) {
      const fault = await Promise.race([server.ended, aborted(ending.signal)]);
      if (fault === undefined) return server.stop();
      if (Date.now() - since >= STEADY_MS) tries = 0;
      warn(`the built-in PostgreSQL ended by itself (${fault}): it is started again`);
      const next = await startAgain(fault);
      if (!next) return;
      warn('the built-in PostgreSQL runs again');
      server = next;
      since = Date.now();
    }

    /** Undefined when it was stopped, or all tries were in vain. */
    async function startAgain(fault: string): Promise<RunningServer | undefined> {
      let last = new Error(fault);
      while (tries < pauses.length) {
        await sleep(pauses[tries], undefined, { signal: ending.signal }).catch(() => undefined);
        if (ending.signal.aborted) return undefined;
        tries += 1;
        try {
          return await start();
        } catch (error) {
          last = error as Error;
          warn(`the built-in PostgreSQL did not start (try ${tries} of ${pauses.length}): ${last.message.split('\n').at(-1)}`);
        }
      }
      onGivenUp(last);
      return undefined;
    }
  };
  const guarded = guard();
  return async () => {
    ending.abort();
    await guarded;
  };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
