/**
 * Keeps the built-in PostgreSQL running: when its process ends and nobody asked it to, it is started again on the same
 * address, at once and then with growing pauses. Those who use it meanwhile meet a database that is away. Where it never runs
 * for long, the keeper gives up and says why, rather than trying for ever at what a person has to mend; but for a full disk,
 * which ends PostgreSQL: it waits until there is room.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from './embedded-postgres-server.ts';

/** What PostgreSQL says on a full disk, in its language C. */
export const saysDiskIsFull = (words: string): boolean => /no space left on device/i.test(words);

/** Of the last lines of its log, the one that says what happened; what it told those who came too early is not it. */
export function tellingLine(log: string): string {
  const lines = log.trim().split('\n');
  const own = lines.filter((line) => !/FATAL:\s+the database system is/.test(line));
  const telling = own.find(saysDiskIsFull) ?? own.find((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? log;
  return telling.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s*/i, '');
}

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
    /** For room on the disk; no tries, for they say nothing against it. */
    let waits = 0;
    for (;;) {
      const fault = await Promise.race([server.ended, aborted(ending.signal)]);
      if (fault === undefined) return server.stop();
      if (Date.now() - since >= STEADY_MS) tries = waits = 0;
      else if (saysDiskIsFull(fault)) [tries, waits] = [Math.max(0, tries - 1), waits + 1];
      warn(`the built-in PostgreSQL ended by itself (${tellingLine(fault)}): it is started again`);
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
        const pause = pauses[Math.min(tries + waits, pauses.length - 1)];
        await sleep(pause, undefined, { signal: ending.signal }).catch(() => undefined);
        if (ending.signal.aborted) return undefined;
        try {
          const started = await start();
          // One that never runs for long is no better than one that does not start.
          tries += 1;
          return started;
        } catch (error) {
          last = error as Error;
          const isFull = saysDiskIsFull(last.message);
          if (isFull) waits += 1;
          else tries += 1;
          const until = isFull ? 'it is tried until there is room' : `try ${tries} of ${pauses.length}`;
          warn(`the built-in PostgreSQL did not start (${until}): ${tellingLine(last.message)}`);
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
