/** The doors of the API: nobody unknown, no other site's page, no page inside another's; and what every answer says to browsers. */
import { type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { getMetadataStorage, Query, Resolver } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../src/app/http.ts';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';

const FRIEND = 'https://app.example.com';

let api: TestApi;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_CORS_ORIGINS: `${FRIEND}, http://localhost:5555` });
  schema = await buildApiSchema(api.services);
});
afterAll(() => api.stop());

const ask = (address: string, init: RequestInit = {}, token: string | null = ADMIN_TOKEN) =>
  fetch(api.url + address, { ...init, headers: { ...(token && { authorization: `Bearer ${token}` }), ...init.headers } });
const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): RequestInit => ({
  method: 'POST',
  body,
  headers,
});
const VIEWER = '{"query":"{ viewer { name } }"}';

describe('somebody unknown', () => {
  const requests: [what: string, init: RequestInit, query?: string][] = [
    ['a query', post(VIEWER)],
    ['a body that is no JSON', post('{{{')],
    ['a batch', post(`[${VIEWER},${VIEWER}]`)],
    ['an empty body', post('')],
    ['a syntax error', post('{"query":"{ viewer {"}')],
    ['an unknown field', post('{"query":"{ nothing }"}')],
    [
      'input that does not fit',
      post('{"query":"query ($first: Int!) { sites(first: $first) { totalCount } }","variables":{"first":"many"}}'),
    ],
    ['more than 8 MB', post('x'.repeat(8 * 1024 * 1024 + 1))],
    ['a form', post('query={viewer{name}}', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['introspection', post(JSON.stringify({ query: getIntrospectionQuery() }))],
    ['a GET', {}, '?query={viewer{name}}'],
    ['a GET of nothing', {}],
  ];

  it.each(requests)('with %s learns nothing but that they are to sign in', async (_, init, query = '') => {
    for (const address of ['/graphql', '/graphql/stream']) {
      for (const token of [null, 'igny8_wrong']) {
        const answer = await ask(address + query, init, token);
        expect([answer.status, await answer.json()]).toEqual([
          401,
          { errors: [{ message: expect.stringContaining('Sign in'), extensions: { code: 'UNAUTHENTICATED' } }] },
        ]);
      }
    }
  });
});

describe('somebody signed in', () => {
  it('may introspect', async () => {
    const { data } = (await (await ask('/graphql', post(JSON.stringify({ query: getIntrospectionQuery() })))).json()) as {
      data: { __schema: object };
    };
    expect(data.__schema).toHaveProperty('types');
  });
});

describe('an operation that says not who may call it', () => {
  it('keeps the program from starting, by name', async () => {
    @Resolver()
    class Forgotten {
      @Query(() => String, { description: 'Declared without a scope.' })
      openToAll(): string {
        return 'anything';
      }
    }
    void Forgotten;
    try {
      await expect(buildApiSchema(api.services)).rejects.toThrow(
        "No scope is declared for openToAll. Say who may call it, as with @Needs('read').",
      );
    } finally {
      // The next file of this worker is to find the API as it is.
      const { queries } = getMetadataStorage();
      queries.splice(
        queries.findIndex(({ target }) => target === Forgotten),
        1,
      );
    }
  });
});

describe('a page of another site', () => {
  // What a browser sends without asking for leave: with the cookie of a session, and without a header of ours.
  const simple: [what: string, init: RequestInit, query?: string][] = [
    ['a GET', {}, '?query={viewer{name}}'],
    ['what a proxy’s password comes along with', { headers: { authorization: 'Basic bWFyYTp4' } }, '?query={viewer{name}}'],
    ['a form', post('query={viewer{name}}', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a text', post(VIEWER, { 'content-type': 'text/plain' })],
    [
      'a text that claims to be JSON',
      post('{"query":"subscription { jobs(siteId: 1) { id } }"}', { 'content-type': 'text/plain;application/json' }),
    ],
    ['a text without a type', post(VIEWER, { 'content-type': '' })],
  ];

  it.each(simple)('cannot send %s in the name of whoever looks at it', async (_, init, query = '') => {
    const accepted = await fetch(
      `${api.url}/auth/accept-link`,
      post(
        JSON.stringify({
          link: await api.services.authentication.newOwnerLink(),
          email: `${crypto.randomUUID()}@example.com`,
          name: 'Mara',
          password: 'a long password',
        }),
      ),
    );
    const cookie = accepted.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await ask('/graphql', { ...post(VIEWER), headers: { cookie, 'content-type': 'application/json' } }, null)).status).toBe(200);
    for (const address of ['/graphql', '/graphql/stream']) {
      const answer = await ask(address + query, { ...init, headers: { ...init.headers, cookie } }, null);
      expect(answer.status, address).toBeGreaterThanOrEqual(400);
      expect(answer.status, address).toBeLessThan(416);
      expect(await answer.text()).not.toContain('"data"');
    }
  });

  it('asks with a token where its origin is named, and is told nothing where it is not', async () => {
    const preflight = (origin: string, address = '/graphql') =>
      ask(
        address,
        {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
        },
        null,
      );
    for (const origin of [FRIEND, 'http://localhost:5555']) {
      for (const address of ['/graphql', '/graphql/stream', '/uploads']) {
        const allowed = await preflight(origin, address);
        expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('vary')]).toEqual([
          204,
          origin,
          'Origin',
        ]);
        expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
        expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      }
    }
    const answered = await ask('/graphql', post(VIEWER, { 'content-type': 'application/json', origin: FRIEND }));
    expect([answered.status, answered.headers.get('access-control-allow-origin')]).toEqual([200, FRIEND]);
    for (const origin of ['https://evil.example', `${FRIEND}.evil.example`, 'http://app.example.com', 'null']) {
      for (const answer of [await preflight(origin), await ask('/graphql', post(VIEWER, { 'content-type': 'application/json', origin }))]) {
        expect(answer.headers.get('access-control-allow-origin'), origin).toBeNull();
      }
    }
    expect((await preflight(FRIEND, '/auth/sign-in')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is closed out altogether where none is named', async () => {
    const closed = await createHttpServer({ ...api.services, config: { ...api.services.config, corsOrigins: [] } }, schema);
    const answer = await closed.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: FRIEND, 'access-control-request-method': 'POST' },
    });
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([404, undefined]);
  });
});

describe('every answer', () => {
  it.each([
    ['of the API', '/graphql', post(VIEWER), 200],
    ['that is an error', '/graphql', post('{'), 400],
    ['to somebody unknown', '/graphql', post(VIEWER), 401],
    ['of the program’s health', '/healthz', {}, 200],
    ['where nothing is', '/nothing', {}, 404],
  ] as [string, string, RequestInit, number][])('%s keeps browsers from what they need not do', async (_, address, init, status) => {
    const answer = await ask(address, init, status === 401 ? null : ADMIN_TOKEN);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    const policy = headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split(';')).toContain(directive);
    }
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers.get('x-powered-by')).toBeNull();
    // By plain http it would lock people out who have no https.
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('by https keeps browsers on https', async () => {
    const secure = await createHttpServer(
      { ...api.services, config: { ...api.services.config, publicUrl: 'https://igny8.example.com' } },
      schema,
    );
    expect((await secure.inject('/healthz')).headers['strict-transport-security']).toBe('max-age=31536000');
  });
});
