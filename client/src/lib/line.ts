/**
 * The line to the server, as this window knows it: whether what was asked can be answered just now, who wants to know when it
 * can again, and the tries in between. Whoever meets a fault of the line says so here (`noteAway`), once for all screens.
 */
import { createSignal } from 'solid-js';

/** What is missing: the browser has no net, the server does not answer, or it answers that its database does not. */
export type Away = 'offline' | 'server' | 'database';

const [away, setAway] = createSignal<Away>();
const [lineLost, setLineLost] = createSignal(false);

/** `lineLost`: what the server tells by itself does not come for now. It is asked again and again until it does. */
export { away, lineLost, setLineLost };

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;
/** A line that breaks again so soon was not mended: the pauses go on growing. */
const MENDED_MS = 15_000;

const listeners = new Set<() => void>();
let probe: (() => Promise<unknown>) | undefined;
let isTrying = false;
let tries = 0;
let backAt = 0;
let hurryUp = () => {};

/** @returns what takes the wish back. `listener` is called whenever the line is there again. */
export function onBack(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when the line is there again; rejects when `signal` aborts. */
export function untilBack(signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      forget();
      signal?.removeEventListener('abort', stop);
    };
    const forget = onBack(() => {
      end();
      resolve();
    });
    const stop = () => {
      end();
      reject(signal?.reason);
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

export function noteAway(what: Away): void {
  if (away() === undefined && Date.now() - backAt > MENDED_MS) tries = 0;
  setAway(navigator.onLine ? what : 'offline');
  void tryUntilBack();
}

/** Somebody was answered. */
export function noteBack(): void {
  if (away() === undefined) return;
  backAt = Date.now();
  setAway(undefined);
  hurryUp();
  tell();
}

/** The next try, at once. */
export const tryNow = (): void => hurryUp();

/** @param by asks the server the smallest thing; the answer notes itself */
export function watchLine(by: () => Promise<unknown>): void {
  if (!probe) {
    addEventListener('offline', () => noteAway('offline'));
    // A net that is new may have missed what was told on the old one.
    addEventListener('online', () => (away() === undefined ? tell() : hurryUp()));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurryUp());
  }
  probe = by;
  if (away() !== undefined) void tryUntilBack();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

async function tryUntilBack(): Promise<void> {
  if (isTrying || !probe) return;
  isTrying = true;
  while (away() !== undefined) {
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
    tries += 1;
    await new Promise<void>((resolve) => {
      // Not all windows at once.
      const timer = setTimeout(resolve, pause * (0.8 + Math.random() * 0.4));
      hurryUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (away() !== undefined) await probe();
  }
  isTrying = false;
}
