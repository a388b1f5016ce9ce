/** One request to a receiver, and what came of it. Knows no database. */
import type { SecretBox } from '../../../platform/crypto/secret-box.ts';
import { AppError, conflict } from '../../../platform/errors/app-error.ts';
import { type Outgoing, retryAfterMs } from '../../../platform/http/outgoing.ts';
import type { WebhookEvent } from '../event/webhook-event.enums.ts';
import { signatureOf } from './signature.rules.ts';

const TIMEOUT_MS = 10_000;
/** More of an answer is not read: it is for people who look for a fault. */
const KEPT_BYTES = 2_048;

export interface Letter {
  deliveryId: string;
  event: WebhookEvent;
  payload: string;
  url: string;
  /** Each that is still good signs. */
  secrets: SealedSecrets;
}

export interface SealedSecrets {
  secret: string;
  previous_secret: string | null;
  previous_secret_until: string | null;
}

export interface Attempt {
  delivered: boolean;
  /** Null where no answer came. */
  status: number | null;
  body: string | null;
  /** Why it is not delivered, in words. */
  error: string | null;
  durationMs: number;
  headers: Record<string, string>;
  retryAfterMs: number | undefined;
}

/** @throws only where `signal` ends it. */
export async function attempt(
  { outgoing, box }: { outgoing: Outgoing; box: SecretBox },
  { deliveryId, event, payload, url, secrets }: Letter,
  signal?: AbortSignal,
): Promise<Attempt> {
  const began = performance.now();
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'IGNY8-Webhooks',
    'x-igny8-event': event,
    'x-igny8-delivery': deliveryId,
  };
  const ended = (facts: Omit<Attempt, 'durationMs' | 'headers'>): Attempt => ({
    ...facts,
    headers,
    durationMs: Math.round(performance.now() - began),
  });
  try {
    headers['x-igny8-signature'] = signatureOf(payload, openSecrets(box, secrets), Date.now());
    const answer = await outgoing.request({
      method: 'POST',
      to: 'webhook',
      url,
      headers,
      body: payload,
      follow: false,
      totalMs: TIMEOUT_MS,
      maxBytes: KEPT_BYTES,
      cut: true,
      signal,
    });
    const { status } = answer;
    const delivered = status >= 200 && status < 300;
    return ended({
      delivered,
      status,
      // PostgreSQL keeps no NUL in a text.
      body: answer.text.replaceAll('\0', ''),
      error: delivered ? null : refusal(status, answer.headers.location),
      retryAfterMs: retryAfterMs(answer.headers['retry-after']),
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    return ended({ delivered: false, status: null, body: null, error: error.message, retryAfterMs: undefined });
  }
}

function refusal(status: number, location: string | undefined): string {
  if (status < 300 || status >= 400) return `The receiver answered ${status}. Anything from 200 to 299 says that it took it.`;
  return `The receiver answered ${status} and sends us on${location ? ` to ${location}` : ''}. That is not followed: give the address it ends at.`;
}

/** The newest first. An old one that cannot be opened any more signs nothing; without the present one nothing is sent. */
function openSecrets(box: SecretBox, { secret, previous_secret, previous_secret_until }: SealedSecrets): string[] {
  const present = opened(box, secret);
  if (present === null)
    throw conflict('The secret of this webhook was kept under another IGNY8_SECRET_KEY. Make a new secret, and give it to the receiver.');
  const isGood = previous_secret !== null && Date.parse(previous_secret_until ?? '') > Date.now();
  const previous = isGood ? opened(box, previous_secret) : null;
  return previous === null ? [present] : [present, previous];
}

function opened(box: SecretBox, sealed: string): string | null {
  try {
    return box.open(sealed);
  } catch {
    return null;
  }
}
