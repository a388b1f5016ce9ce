/** The doors that open without a session. They are plain HTTP: GraphQL has none. */
import { type Failure, failureOf, type ServerError, UNREACHABLE } from '../../lib/failure.ts';

/** What a one-time link is for, as the server tells whoever opens it. */
export interface LinkFacts {
  purpose: 'owner' | 'invitation' | 'password';
  role: 'owner' | 'editor' | 'viewer';
  /** Whose account it is, or the only address that the invitation is for. */
  email: string | null;
  name: string | null;
  invitedBy: string | null;
}

export const signIn = (account: { email: string; password: string }) => failing('/auth/sign-in', account);

/** What stands behind a link, which it does not use up. */
export const lookAtLink = (link: string) => post<LinkFacts>('/auth/link', { link });

/** Makes the account that a one-time link stands for, or gives it the password, and signs in. */
export const acceptLink = (account: { link: string; name?: string; email?: string; password: string }) =>
  failing('/auth/accept-link', account);

/** @returns what went wrong, or undefined when the session cookie is set. */
const failing = async (path: string, body: object): Promise<Failure | undefined> => (await post(path, body)).failure;

async function post<Answer>(
  path: string,
  body: object,
): Promise<{ answer: Answer; failure?: never } | { answer?: never; failure: Failure }> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer & { errors?: ServerError[] };
    return response.ok ? { answer } : { failure: failureOf(answer.errors ?? []) };
  } catch {
    return { failure: UNREACHABLE };
  }
}

/** Ends the session. The whole page goes with it, and with the page all that it had loaded for this person. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST' }).catch(() => undefined);
  location.replace('/sign-in');
}
