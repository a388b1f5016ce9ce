/**
 * So many requests a minute for each who asks: a bucket that holds a minute's worth and fills evenly. Kept in this process;
 * with several, each counts for itself.
 */
export interface Turn {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the next one is allowed; 0 where it is. */
  retryAfterSeconds: number;
  /** Until the whole limit is there again. */
  resetSeconds: number;
}

interface Bucket {
  left: number;
  at: number;
}

const MINUTE = 60_000;
/** Beyond these, those who have not asked for a minute are forgotten: theirs is full. */
const MOST_KEPT = 10_000;

export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  take(key: string): Turn {
    const now = this.#now();
    const limit = this.#perMinute;
    const bucket = this.#buckets.get(key) ?? { left: limit, at: now };
    bucket.left = Math.min(limit, bucket.left + ((now - bucket.at) * limit) / MINUTE);
    bucket.at = now;
    const allowed = bucket.left >= 1;
    if (allowed) bucket.left -= 1;
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MOST_KEPT) this.#forget(now);
    const secondsFor = (requests: number) => Math.ceil((requests * MINUTE) / limit / 1000);
    return {
      allowed,
      limit,
      remaining: Math.floor(bucket.left),
      retryAfterSeconds: allowed ? 0 : secondsFor(1 - bucket.left),
      resetSeconds: secondsFor(limit - bucket.left),
    };
  }

  #forget(now: number): void {
    for (const [key, { at }] of this.#buckets) if (now - at > MINUTE) this.#buckets.delete(key);
  }
}
