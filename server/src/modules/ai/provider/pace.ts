/**
 * Keeps the requests of this process to one account together: so many at once, and none while the provider has asked for a
 * pause. A pause that is too long to wait for refuses at once, with the words of the request that was told so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppError } from '../../../platform/errors/app-error.ts';

export interface Turn {
  signal?: AbortSignal | undefined;
  /** Told once for each pause that the turn waits for. */
  onPause?: ((seconds: number) => void) | undefined;
}

/** What a request says when it was told to wait: how long, and the words for a person if that is too long. */
export class RateLimited extends Error {
  readonly waitMs: number | null;
  readonly fault: AppError;

  constructor(waitMs: number | null, fault: AppError) {
    super(fault.message, { cause: fault });
    this.waitMs = waitMs;
    this.fault = fault;
  }
}

/** Waited for at most; after it somebody asks again, however long the provider meant, because a limit can be raised. */
const LONGEST_PAUSE_MS = 120_000;
const PAUSES = 8;
/** Where the provider does not say how long; doubled each time. */
const FIRST_PAUSE_MS = 2_000;

export class Pace {
  #free: number;
  readonly #pauses: number;
  readonly #waiting: (() => void)[] = [];
  #closedUntil = 0;
  /** What is answered to all who come in a pause that is too long to wait for. */
  #refusal: AppError | null = null;

  /** @param pauses how many are waited for before a request gives up. */
  constructor(atOnce: number, pauses = PAUSES) {
    this.#free = atOnce;
    this.#pauses = pauses;
  }

  /** Runs `request` when there is room, and again after each pause that it was told to make. */
  async run<T>(turn: Turn, request: () => Promise<T>): Promise<T> {
    await this.#enter(turn.signal);
    try {
      for (let pauses = 0; ; pauses++) {
        await this.#pass(turn);
        try {
          return await request();
        } catch (error) {
          if (!(error instanceof RateLimited)) throw error;
          this.#close(error.waitMs ?? FIRST_PAUSE_MS * 2 ** pauses, error.fault);
          if (pauses === this.#pauses) throw error.fault;
        }
      }
    } finally {
      this.#leave();
    }
  }

  #close(ms: number, fault: AppError): void {
    const tooLong = ms > LONGEST_PAUSE_MS;
    const until = Date.now() + Math.min(ms, LONGEST_PAUSE_MS);
    if (until <= this.#closedUntil) return;
    this.#closedUntil = until;
    this.#refusal = tooLong ? fault : null;
  }

  async #pass({ signal, onPause }: Turn): Promise<void> {
    for (let ms = this.#closedUntil - Date.now(); ms > 0; ms = this.#closedUntil - Date.now()) {
      if (this.#refusal) throw this.#refusal;
      onPause?.(Math.ceil(ms / 1000));
      await sleep(ms, undefined, { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }

  async #enter(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', give);
        resolve();
      };
      const give = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal?.reason);
      };
      this.#waiting.push(enter);
      signal?.addEventListener('abort', give, { once: true });
    });
  }

  /** The room goes to whoever has waited longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
