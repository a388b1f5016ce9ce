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
  return enter(api, await api.services.authentication.newOwnerLink(), name);
}

/** Somebody who was invited with a role, and accepted. */
export async function joined(api: TestApi, name: string, role: 'OWNER' | 'EDITOR' | 'VIEWER'): Promise<SignedIn & { id: string }> {
  const { inviteUser } = await api.ok('mutation ($role: Role!) { inviteUser(input: { role: $role }) { link } }', { role });
  const session = await enter(api, new URL(inviteUser.link).searchParams.get('link') ?? '', name);
  const { data } = await session.send('{ viewer { id } }');
  return { ...session, id: data.viewer.id };
}

export const PASSWORD = 'slow mornings only';
export const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;

async function enter(api: TestApi, link: string, name: string): Promise<SignedIn> {
  const session = await api.services.authentication.acceptLink(link, { email: emailOf(name), name, password: PASSWORD });
  const isSecure = api.services.config.publicUrl?.startsWith('https:') ?? false;
  const cookie = `${isSecure ? '__Host-' : ''}igny8_session=${session}`;
  return { send: sendWith(api, cookie), cookie };
}

/** GraphQL from the browser that has this cookie. */
export const sendWith =
  (api: TestApi, cookie: string): Send =>
  async (query, variables = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Awaited<ReturnType<Send>>;
  };
