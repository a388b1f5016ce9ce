/** People who are signed in: what only a person can do is asked as one. */
import type { Json, TestApi } from './api.ts';

export type Send = (query: string, variables?: Json) => Promise<{ data: Json; errors?: { message: string; extensions: Json }[] }>;

/** Somebody who is signed in, in a browser of their own. */
export const person = async (api: TestApi, name: string): Promise<Send> => (await signedIn(api, name)).send;

export interface SignedIn {
  send: Send;
  /** What their browser brings along. */
  cookie: string;
}

export async function signedIn(api: TestApi, name: string): Promise<SignedIn> {
  const link = await api.services.authentication.newOwnerLink();
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  const session = await api.services.authentication.acceptLink(link, { email, name, password: 'slow mornings only' }, undefined);
  const cookie = `igny8_session=${session}`;
  const send: Send = async (query, variables = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Awaited<ReturnType<Send>>;
  };
  return { send, cookie };
}
