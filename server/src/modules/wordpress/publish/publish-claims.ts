/** Holds a content for as long as somebody writes its post: claims it, renews the lease, lets go of it when the work broke. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, conflict } from '../../../platform/errors/app-error.ts';
import { type NewAttempt, type PublishAttemptService, RENEW_SECONDS, TAKEN_OVER } from '../publish-attempt.service.ts';

const CLAIM_WAIT_MS = 1_000;

export interface Held {
  attemptId: string;
  /** Aborts when the claim is lost, and with the job. */
  signal: AbortSignal;
}

export class PublishClaims {
  readonly #attempts: PublishAttemptService;

  constructor(attempts: PublishAttemptService) {
    this.#attempts = attempts;
  }

  async holding<T>(attempt: NewAttempt, signal: AbortSignal, work: (held: Held) => Promise<T>): Promise<T> {
    const attemptId = await this.#claim(attempt, signal);
    const lost = new AbortController();
    const renewing = setInterval(() => {
      void this.#attempts.renew(attemptId).then(
        (ours) => ours || lost.abort(conflict(TAKEN_OVER)),
        () => undefined,
      );
    }, RENEW_SECONDS * 1000);
    try {
      return await work({ attemptId, signal: AbortSignal.any([signal, lost.signal]) });
    } catch (error) {
      await this.#attempts.fail(attemptId, error instanceof AppError ? error.message : 'It was interrupted.');
      throw error;
    } finally {
      clearInterval(renewing);
    }
  }

  /** A try of the same job that was killed is waited for, until its lease has run out. */
  async #claim(attempt: NewAttempt, signal: AbortSignal): Promise<string> {
    for (;;) {
      const claim = await this.#attempts.claim(attempt);
      if (claim.id !== null) return claim.id;
      if (claim.heldByJobId !== attempt.jobId) throw conflict('It is being published at this moment by another job. Wait for that one.');
      await sleep(CLAIM_WAIT_MS, undefined, { signal });
    }
  }
}
