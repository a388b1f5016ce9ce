/**
 * How much is asked of a host at once, and how long it may take. Asked too much (too slow, cut, out of memory), it is asked for
 * half, and given longer; fast and light, for twice as much again. Large answers count as much as slow ones: they are kept in
 * memory whole.
 */
import type { ReadingPace } from './wordpress-rest.ts';

/** What a checkpoint keeps of it. */
export interface PaceState {
  limit: number;
  totalMs: number;
  /** So many at once were too many. */
  tooMany: number | null;
}

const FIRST_MS = 30_000;
const LONGEST_MS = 120_000;
const FAST_MS = 4_000;
const SLOW_MS = 15_000;
const MANY_CHARS = 4 * 1024 * 1024;
/** One post alone may be as large as it likes, nearly. */
const ONE_CHARS = 64 * 1024 * 1024;
/** After so many good pages, what was too many once is tried again. */
const FORGIVEN_AFTER = 20;
const MOST_AT_ONCE = 2;

export class Pace implements ReadingPace {
  readonly #most: number;
  #state: PaceState;
  #good = 0;
  /** Quick answers on end. The first one says enough of a host that has failed at nothing yet. */
  #quick = FORGIVEN_AFTER - 1;

  constructor(most: number, kept?: PaceState) {
    this.#most = most;
    this.#state = kept ? { ...kept, limit: Math.min(kept.limit, most) } : { limit: most, totalMs: FIRST_MS, tooMany: null };
  }

  get limit(): number {
    return this.#state.limit;
  }

  get totalMs(): number {
    return this.#state.totalMs;
  }

  get maxBytes(): number {
    return this.limit === 1 ? ONE_CHARS : MANY_CHARS;
  }

  /** How many requests may be on their way together. */
  get atOnce(): number {
    return this.#quick >= FORGIVEN_AFTER ? MOST_AT_ONCE : 1;
  }

  get state(): PaceState {
    return { ...this.#state };
  }

  took(chars: number, ms: number): void {
    this.#good += 1;
    const { limit } = this.#state;
    if (limit > 1 && (ms > SLOW_MS || chars > MANY_CHARS / 2)) this.#state.limit = Math.floor(limit / 2);
    this.#quick = ms > FAST_MS ? 0 : this.#quick + 1;
    if (ms > FAST_MS || chars > MANY_CHARS / 4) return;
    if (this.#good >= FORGIVEN_AFTER) this.#state.tooMany = null;
    const more = Math.min(this.#most, limit * 2);
    this.#state.limit = more < (this.#state.tooMany ?? Number.POSITIVE_INFINITY) ? more : limit;
  }

  /** Told of each request that failed, for whatever reason. */
  failed(): void {
    this.#quick = 0;
  }

  /** @returns whether less can still be asked for, or the same for longer. */
  tooMuch(asked: number): boolean {
    const { limit, totalMs } = this.#state;
    if (limit === 1 && totalMs === LONGEST_MS) return false;
    this.#good = 0;
    this.#state = {
      limit: Math.max(1, Math.floor(asked / 2)),
      totalMs: Math.min(LONGEST_MS, totalMs * 2),
      tooMany: asked > 1 ? asked : this.#state.tooMany,
    };
    return true;
  }
}
