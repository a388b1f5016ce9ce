import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const post = async (path: string, body: unknown, cookie?: string) => {
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json, cookie: response.headers.get('set-cookie') };
};
const asViewer = async (cookie: string) => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{"query":"{ viewer { name isToken scopes } }"}',
  });
  return { status: response.status, body: (await response.json()) as Json };
};

describe('without a session or a token', () => {
  it('nothing answers but health, whatever is asked', async () => {
    for (const query of ['{ viewer { name } }', '{ nonsense', 'mutation { createSite { nothing } }', '{ __schema { types { name } } }']) {
      const answer = await api.send(query, {}, { token: null });
      expect(answer.status, query).toBe(401);
      expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect((await api.send('{ viewer { name } }', {}, { token: 'wrong' })).status).toBe(401);
    expect(
      (
        await fetch(`${api.url}/graphql/stream`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query":"subscription { jobs(siteId: 1) { id } }"}',
        })
      ).status,
    ).toBe(401);
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  });
});

describe('the link from the terminal', () => {
  const account = { email: 'mara@example.com', name: 'Mara Reyes', password: 'slow mornings only' };

  it('makes the owner once, and signs them in', async () => {
    const link = await api.services.authentication.newOwnerLink();
    expect((await post('/auth/accept-link', { link, ...account, password: 'short' })).body.errors[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fieldErrors: [{ path: 'password' }],
    });
    const accepted = await post('/auth/accept-link', { link, ...account });
    expect(accepted.status).toBe(200);
    expect(accepted.cookie).toMatch(/^igny8_session=[^;]+;.*HttpOnly.*SameSite=Lax/i);
    expect((await asViewer(accepted.cookie ?? '')).body.data.viewer).toEqual({
      name: 'Mara Reyes',
      isToken: false,
      scopes: ['READ', 'WRITE', 'PUBLISH', 'ADMIN'],
    });
    expect((await post('/auth/accept-link', { link, ...account, email: 'eve@example.com' })).status).toBe(401);
    const [stored] = await api.sql('select password_hash from app_user');
    expect(stored?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is ended by a newer one', async () => {
    const old = await api.services.authentication.newOwnerLink();
    await api.services.authentication.newOwnerLink();
    expect((await post('/auth/accept-link', { link: old, ...account, email: 'late@example.com' })).status).toBe(401);
  });

  it('lets them sign in again, and out', async () => {
    const session = await post('/auth/sign-in', { email: 'MARA@example.com ', password: account.password });
    expect(session.status).toBe(200);
    const cookie = session.cookie ?? '';
    expect((await asViewer(cookie)).status).toBe(200);
    await post('/auth/sign-out', {}, cookie);
    expect((await asViewer(cookie)).status).toBe(401);
  });

  it('gives one answer for an unknown address and for a wrong password', async () => {
    const unknown = await post('/auth/sign-in', { email: 'nobody@example.com', password: 'whatever it is' });
    const wrong = await post('/auth/sign-in', { email: account.email, password: 'whatever it is' });
    expect(unknown.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });
});

describe('an API token', () => {
  it('opens what its scopes name, is stored as a hash, and ends when it is revoked', async () => {
    const { createApiToken } = await api.ok(
      'mutation { createApiToken(input: { name: "reader", scopes: [READ] }) { secret apiToken { id hint } } }',
    );
    const token: string = createApiToken.secret;
    expect(token).toMatch(/^igny8_/);
    expect((await api.ok('{ viewer { name scopes } }', {}, { token })).viewer).toEqual({ name: 'reader', scopes: ['READ'] });
    expect(await api.fails('mutation { createSite(input: { name: "x", url: "x.example" }) { site { id } } }', {}, { token })).toMatchObject(
      { code: 'FORBIDDEN' },
    );
    expect(JSON.stringify(await api.sql('select * from api_token'))).not.toContain(token);
    await api.ok('mutation ($id: ID!) { revokeApiToken(id: $id) { apiToken { revokedAt } } }', { id: createApiToken.apiToken.id });
    expect((await api.send('{ viewer { name } }', {}, { token })).status).toBe(401);
  });
});
