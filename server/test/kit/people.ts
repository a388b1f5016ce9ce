/** People who are signed in: what only a person can do is asked as one. */
import type { Json, TestApi } from './api.ts';

export type Send = (query: string, variables?: Json) => Promise<{ data: Json; errors?: { message: string; extensions: Json }[] }>;

/** Somebody who is signed in, in a browser of their own. */
export async function person(api: TestApi, name: string): Promise<Send> {
  const link = await api.services.authentication.newOwnerLink();
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  const session = await api.services.authentication.acceptLink(link, { email, name, password: 'slow mornings only' }, undefined);
  return async (query, variables = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `igny8_session=${session}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Awaited<ReturnType<Send>>;
  };
}
