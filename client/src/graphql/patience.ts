/**
 * Asking over a line that may be away. What only reads waits until it is back and is asked again, so that a screen keeps what it
 * has and needs no error of its own; what changes something is sent once, and its failure is its sender's to tell.
 */
import { type Away, noteAway, noteBack, untilBack } from '../lib/line.ts';

/** Of a question that fails again and again though others are answered, the fault is its own. */
const MOST_ROUNDS = 5;

export interface Patience {
  /** Sends once, and notes what becomes of it. */
  once: typeof fetch;
  /** Sends until it is answered. */
  patient: typeof fetch;
}

export function createPatience(send: typeof fetch): Patience {
  const once: typeof fetch = async (input, init) => {
    const { response, fault, away } = await attempt(send, input, init);
    if (away) noteAway(away);
    else if (response) noteBack();
    if (!response) throw fault;
    return response;
  };
  const patient: typeof fetch = async (input, init) => {
    for (let round = 1; ; round += 1) {
      const { response, fault, away } = await attempt(send, input, init);
      if (away && round < MOST_ROUNDS) {
        const back = untilBack(init?.signal);
        noteAway(away);
        await back;
        continue;
      }
      if (response && !away) noteBack();
      if (!response) throw fault;
      return response;
    }
  };
  return { once, patient };
}

async function attempt(
  send: typeof fetch,
  ...[input, init]: Parameters<typeof fetch>
): Promise<{ response?: Response; fault?: unknown; away?: Away | undefined }> {
  try {
    const response = await send(input, init);
    return { response, away: await awayOf(response) };
  } catch (fault) {
    return init?.signal?.aborted ? { fault } : { fault, away: 'server' };
  }
}

interface Refusal {
  errors?: { extensions?: { reason?: unknown } }[];
}

/** A full disk and a crowd are no broken line: what was asked is answered by them. */
async function awayOf(response: Response): Promise<Away | undefined> {
  if (![502, 503, 504].includes(response.status)) return undefined;
  const refusal = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Refusal | undefined;
  // What stands before the server speaks no GraphQL.
  if (!refusal?.errors) return 'server';
  return refusal.errors.some(({ extensions }) => extensions?.reason === 'DATABASE_UNREACHABLE') ? 'database' : undefined;
}
