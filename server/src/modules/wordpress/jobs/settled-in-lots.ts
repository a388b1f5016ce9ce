/**
 * Settles what ends one after the other a few at a time: each lot is one transaction that counts anew. What a killed worker
 * had not told yet is found done, or done again, by the next one.
 */
import type { JobRun, Settled } from '../../jobs/index.ts';

const EVERY_MS = 250;

export class SettledInLots {
  readonly #run: Pick<JobRun, 'settle'>;
  #waiting: Settled[] = [];
  #telling: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #broken: { error: unknown } | undefined;

  constructor(run: Pick<JobRun, 'settle'>) {
    this.#run = run;
  }

  /** @throws what an earlier lot could not be told for. */
  add(item: Settled): void {
    if (this.#broken) throw this.#broken.error;
    this.#waiting.push(item);
    this.#timer ??= setTimeout(() => this.#tell(), EVERY_MS);
  }

  /** To be called at the end, also of work that broke. */
  async close(): Promise<void> {
    this.#tell();
    await this.#telling;
    if (this.#broken) throw this.#broken.error;
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lot = this.#waiting;
    this.#waiting = [];
    if (lot.length === 0) return;
    this.#telling = this.#telling
      .then(() => this.#run.settle(lot))
      .catch((error: unknown) => {
        this.#broken ??= { error };
      });
  }
}
