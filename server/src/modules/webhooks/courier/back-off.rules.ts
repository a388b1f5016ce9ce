/** When a delivery that failed is tried again, how long its receiver is left alone, and when a webhook is given up. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After the first failure, the second and so on: with the first try, eight in about 23 hours. */
const WAITS_MS = [30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 14 * HOUR];
/** So that those that failed together do not come back together. */
const JITTER = 0.2;
const LONGEST_WAIT_MS = 24 * HOUR;
const LONGEST_REST_MS = HOUR;

export const MAX_ATTEMPTS = WAITS_MS.length + 1;

export interface Failure {
  /** How often this delivery has been tried, this time included. */
  attempts: number;
  /** How often anything to this webhook failed in a row, this time included. */
  failuresInARow: number;
  /** How long it has been failing. */
  failingForMs: number;
  /** What the receiver answered, where it did. */
  status: number | null;
  retryAfterMs: number | undefined;
}

/** @param random from 0 to 1. @returns null after the last attempt. */
export function waitMs({ attempts, retryAfterMs = 0 }: Failure, random: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const jittered = wait * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.min(Math.max(jittered, retryAfterMs), LONGEST_WAIT_MS));
}

/** How long nothing at all is sent: a receiver that is down is not asked once for each thing that waits. */
export function restMs({ failuresInARow, retryAfterMs = 0 }: Failure): number {
  const rest = Math.min(1_000 * 2 ** (failuresInARow - 1), MINUTE);
  return Math.min(Math.max(rest, retryAfterMs), LONGEST_REST_MS);
}

const GONE = 410;
const GIVEN_UP_AFTER_DAYS = 3;
/** So that one that is rarely told anything is not given up for the little that failed. */
const GIVEN_UP_AFTER_FAILURES = 2 * MAX_ATTEMPTS;

/** @returns why the webhook is paused, or null where it is not. */
export function pauseReason({ status, failuresInARow, failingForMs }: Failure): string | null {
  if (status === GONE) return 'The receiver answered 410 Gone: it wants no more of this.';
  const days = failingForMs / (24 * HOUR);
  if (days < GIVEN_UP_AFTER_DAYS || failuresInARow < GIVEN_UP_AFTER_FAILURES) return null;
  return `Nothing could be delivered for ${Math.floor(days)} days, in ${failuresInARow.toLocaleString('en')} attempts.`;
}
