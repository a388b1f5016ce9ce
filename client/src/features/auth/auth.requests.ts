/** The doors that open without a session. They are plain HTTP: GraphQL has none. */
import { type Failure, failureOf, type ServerError, UNREACHABLE } from '../../lib/failure.ts';

export const signIn = (account: { email: string; password: string }) => post('/auth/sign-in', account);

/** Makes the account that a one-time link stands for, and signs in. */
export const acceptLink = (account: { link: string; name: string; email: string; password: string }) => post('/auth/accept-link', account);

/** @returns what went wrong, or undefined when the session cookie is set. */
async function post(path: string, body: object): Promise<Failure | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return undefined;
    const { errors } = (await response.json()) as { errors?: ServerError[] };
    return failureOf(errors ?? []);
  } catch {
    return UNREACHABLE;
  }
}

/** Ends the session. The whole page goes with it, and with the page all that it had loaded for this person. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST' }).catch(() => undefined);
  location.replace('/sign-in');
}
