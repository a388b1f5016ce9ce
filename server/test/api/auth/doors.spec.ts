/** What stands before the doors: how often somebody may try, from where a request may come, and what the cookie is like. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../src/app/http.ts';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { type Running, startServices } from '../../../src/app/start.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { createLogger } from '../../../src/platform/logging/logger.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { emailOf, joined, PASSWORD, type SignedIn } from '../../kit/people.ts';

const PUBLIC = 'https://igny8.example.com';
let api: TestApi;
let mara: SignedIn;
/** Two more processes on the same database, behind a proxy that speaks https. */
const others: { running: Running; app: FastifyInstance }[] = [];
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  mara = await joined(api, 'Mara Reyes', 'OWNER');
  for (const DATA_DIR of [api.services.config.dataDir, api.services.config.dataDir]) {
    const env = { PORT: '0', DATA_DIR, DATABASE_URL: api.databaseUrl, IGNY8_PUBLIC_URL: PUBLIC, IGNY8_LOG_LEVEL: 'silent' };
    const running = await startServices({ config: readConfig(env) });
    others.push({ running, app: await createHttpServer(running.services, await buildApiSchema(running.services)) });
  }
});
afterAll(async () => {
  for (const { app, running } of others) {
    await app.close();
    await running.stop();
  }
  await api.stop();
});

/** Asks one of the processes behind the proxy, which adds the address that it was asked from. */
const post = (url: string, payload: object, { from = '203.0.113.7', forged = '', headers = {}, process = 0 } = {}) =>
  (others[process] as { app: FastifyInstance }).app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: '10.0.0.2',
    headers: { 'x-forwarded-for': forged ? `${forged}, ${from}` : from, 'x-forwarded-proto': 'https', ...headers },
  });
const signIn = (password: string, where: Parameters<typeof post>[2] = {}, email = emailOf('Mara Reyes')) =>
  post('/auth/sign-in', { email, password }, where);

describe('trying passwords', () => {
  it('ends after ten for one account from one address, over all processes, and says when to try again', async () => {
    const tries = [];
    for (let n = 0; n < 10; n += 1) tries.push((await signIn('guess', { process: n % 2, forged: `198.51.100.${n}` })).statusCode);
    expect(tries).toEqual(Array(10).fill(401));
    for (const process of [0, 1]) {
      const refused = await signIn(PASSWORD, { process });
      expect(refused.statusCode, 'the right one too').toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
      expect(refused.json().errors[0]).toMatchObject({
        message: 'That was tried too often. Try again in 15 minutes. Whoever is signed in already stays so.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      });
    }
  });

  it('does not shut out the person whose account it is', async () => {
    expect((await mara.send('{ viewer { name } }')).data.viewer.name).toBe('Mara Reyes');
    expect((await signIn(PASSWORD, { from: '192.0.2.1' })).statusCode).toBe(200);
    await api.sql(`update sign_in_count set ends_at = now() - interval '1 second'`);
    expect((await signIn(PASSWORD)).statusCode, 'nor for longer than a quarter of an hour').toBe(200);
  });

  it('ends after fifty from one address, whichever accounts, counting a household’s IPv6 as one', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 51; n += 1) {
      statuses.push(
        (await signIn('guess', { from: `2001:db8:1:2::${n.toString(16)}`, process: n % 2 }, `nobody${n}@example.com`)).statusCode,
      );
    }
    expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([50, 429]);
    expect((await signIn('guess', { from: '2001:db8:1:3::1' })).statusCode).toBe(401);
  });

  it('counts only what was wrong', async () => {
    for (let n = 0; n < 12; n += 1) expect((await signIn(PASSWORD, { from: '192.0.2.9' })).statusCode).toBe(200);
  });

  it('gives an unknown address the same answer, bounded as well', async () => {
    const unknown = await signIn('guess', { from: '192.0.2.20' }, 'nobody@example.com');
    const wrong = await signIn('guess', { from: '192.0.2.20' });
    expect([unknown.statusCode, unknown.json()]).toEqual([wrong.statusCode, wrong.json()]);
  });

  it('holds for links and for one’s own password too', async () => {
    let status = 0;
    for (let n = 0; n < 31; n += 1) status = (await post('/auth/link', { link: `igny8_link_${n}` }, { from: '192.0.2.30' })).statusCode;
    expect(status).toBe(429);
    const CHANGE = 'mutation { changePassword(input: { currentPassword: "guess", newPassword: "long enough now" }) { revoked } }';
    let code: unknown;
    for (let n = 0; n < 11; n += 1) code = (await mara.send(CHANGE)).errors?.[0]?.extensions.code;
    expect(code).toBe('LIMIT_EXCEEDED');
  });
});

describe('the doors that open to anybody', () => {
  it('read no more than a form holds', async () => {
    const answer = await post('/auth/sign-in', { email: 'x'.repeat(17 * 1024), password: '' }, { from: '192.0.2.50' });
    expect([answer.statusCode, answer.json().errors[0]]).toEqual([
      413,
      { message: expect.stringContaining('at most 16 kB'), extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
  });

  it('keep the secret of a link out of the log', async () => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => void lines.push(line) });
    const app = await createHttpServer({ ...api.services, log }, await buildApiSchema(api.services));
    await app.inject('/sign-in?link=igny8_link_secret');
    expect(lines.join('')).toContain('"path":"/sign-in"');
    expect(lines.join('')).not.toContain('igny8_link_secret');
  });
});

describe('the cookie of a session', () => {
  it('goes over https alone where browsers come by https, and no other host of the domain can set it', async () => {
    const cookie = String((await signIn(PASSWORD, { from: '192.0.2.40' })).headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-igny8_session=igny8_session_[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const [named = ''] = cookie.split(';');
    const ask = (sent: string) => post('/graphql', { query: '{ viewer { name } }' }, { headers: { cookie: sent } });
    expect((await ask(named)).json().data.viewer.name).toBe('Mara Reyes');
    expect((await ask(named.replace('__Host-', ''))).statusCode, 'the name without the promise is not read').toBe(401);
    const out = await post('/auth/sign-out', {}, { headers: { cookie: named } });
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-igny8_session=; .*Secure/);
    expect((await ask(named)).statusCode).toBe(401);
  });
});

describe('a request in the name of somebody who is signed in', () => {
  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['another host of our domain', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }, 403],
    ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['a page that hides where it is', { origin: 'null' }, 403],
    ['another site, with the password of the proxy', { 'sec-fetch-site': 'cross-site', authorization: 'Basic bWFyYTp4' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: PUBLIC }, 200],
    ['our own page in an old browser', { origin: PUBLIC }, 200],
    ['our own page by another name that it has', { origin: 'http://localhost:4000', host: 'localhost:4000' }, 200],
    ['a program, which is no browser', {}, 200],
    ['a program with a token', { 'sec-fetch-site': 'cross-site', authorization: 'Bearer igny8_x' }, 200],
  ])('from %s', async (_who, headers, status) => {
    const answer = await post('/auth/sign-out', {}, { headers });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json().errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('is checked at every door that changes something, uploads among them', async () => {
    const headers = { cookie: mara.cookie, 'sec-fetch-site': 'cross-site', 'x-requested-with': 'x' };
    for (const url of ['/uploads', '/auth/sign-in', '/auth/link', '/auth/accept-link'])
      expect((await post(url, {}, { headers })).statusCode, url).toBe(403);
  });
});
