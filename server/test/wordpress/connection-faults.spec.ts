import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectionTestService } from '../../src/modules/wordpress/index.ts';
import { systemActor } from '../../src/platform/access/actor.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { type LocalServer, serve } from './kit.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' });
});
afterAll(async () => api?.stop());

type Listener = Parameters<typeof serve>[0];
const page =
  (status: number, headers: Record<string, string> = {}, body = '<!doctype html><h1>Hello</h1>'): Listener =>
  (_, answer) =>
    answer.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
const json = (status: number, body: object): Listener => page(status, { 'content-type': 'application/json' }, JSON.stringify(body));

/** Nobody waits twenty seconds for a server that never answers. */
async function testOf(url: string): Promise<Json> {
  const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: 'Site', url, wpUsername: 'mara', wpApplicationPassword: 'abcd efgh' },
  });
  return new ConnectionTestService(api.services.sites, api.services.outgoing, 700).test(systemActor, createSite.site.id);
}

// Made for 127.0.0.1 by nobody whom anybody trusts.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3+p8l8vlHujp91MX
XvL3oL52qGCFZjeNh2HKm/3lY6GhRANCAAToXh0wwGQxlTyUn2T6KXLjGZdmnHLm
1+VlCQbA5S+/D1gFocBjC7lox71L4RfHSMXgKSU1siDSFgrEM8YyZAg9
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUXSJ4Yc0Zg3W3UycI9tVr780LE2QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMzAzMTU1MFoYDzIxMjYxMDMw
MDMxNTUwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAToXh0wwGQxlTyUn2T6KXLjGZdmnHLm1+VlCQbA5S+/D1gFocBjC7lo
x71L4RfHSMXgKSU1siDSFgrEM8YyZAg9o1MwUTAdBgNVHQ4EFgQUUQQqc139UxW9
Oxf8Jx682E4pedMwHwYDVR0jBBgwFoAUUQQqc139UxW9Oxf8Jx682E4pedMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAgLWNoZ1kODr6chpnnbkH
rdx31hFSIMEUysPtdBkjsgwCIQCk9p7eX/L+pkYnVHiAiucvpUEuNXdhMpIFAu1d
9zbTiA==
-----END CERTIFICATE-----`;

async function serveTls(): Promise<LocalServer> {
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (_, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const answers: [what: string, listener: Listener, step: string, code: string, message: RegExp][] = [
  ['HTML instead of JSON', page(200), 'rest_api', 'NOT_JSON', /web page where WordPress would answer with data/],
  ['no WordPress', page(404), 'rest_api', 'NOT_JSON', /no WordPress REST API at this address/],
  ['a basic-auth wall', page(401, { 'www-authenticate': 'Basic realm="Staging"' }), 'address', 'BASIC_AUTH', /password prompt.*Exempt/],
  ['a firewall', page(403), 'rest_api', 'REST_OFF', /security plugin or firewall/],
  [
    'REST disabled for visitors',
    json(401, { code: 'rest_login_required', message: 'REST API restricted.' }),
    'rest_api',
    'REST_OFF',
    /REST API restricted.*security plugin/,
  ],
  ['posts taken out of REST', json(200, { namespaces: ['oembed/1.0'], authentication: [] }), 'rest_api', 'REST_OFF', /allow wp\/v2/],
  [
    'a redirect to another host',
    page(301, { location: 'https://www.elsewhere.example/' }),
    'address',
    'REDIRECTED',
    /give https:\/\/www\.elsewhere\.example/,
  ],
  ['a redirect in a circle', page(302, { location: '/again' }), 'address', 'REDIRECTED', /on and on/],
  ['an error of its own', page(500), 'address', 'SERVER_ERROR', /error 500.*error log/],
  ['maintenance', page(503, { 'retry-after': '600' }), 'address', 'SERVER_ERROR', /maintenance.*few minutes/],
  ['too many requests', page(429, { 'retry-after': '600' }), 'address', 'BUSY', /slow down/],
  ['an answer that never comes', () => undefined, 'address', 'TIMEOUT', /did not answer within/],
  ['a connection that breaks off', (request) => void request.socket.destroy(), 'address', 'CUT', /broke the connection off/],
];

describe('a connection test tells apart', () => {
  it.each(answers)('%s', async (_what, listener, name, code, message) => {
    const server = await serve(listener);
    const test = await testOf(server.url);
    await server.stop();
    expect(test.ok).toBe(false);
    expect(test.steps.at(-1)).toEqual({ name, ok: false, code, message: expect.stringMatching(message) });
    expect(test.steps.slice(0, -1).every(({ ok }: Json) => ok)).toBe(true);
  });

  it('a redirect to https at a port of its own, and names the address to give', async () => {
    const asked: string[] = [];
    const server = await serve((request, answer) => {
      asked.push(request.url ?? '');
      answer.writeHead(301, { location: `https://${request.headers.host}${request.url}` }).end();
    });
    const test = await testOf(server.url);
    await server.stop();
    expect(test.steps.at(-1)).toMatchObject({ code: 'REDIRECTED', message: expect.stringMatching(/give https:\/\/127\.0\.0\.1/) });
    expect(asked).toHaveLength(1);
  });

  it('a certificate, a port that speaks no https, a dead address and an unknown name', async () => {
    const tls = await serveTls();
    const plain = await serve(page(200));
    const down = await serve(page(200));
    await down.stop();
    const cases: [string, string, RegExp][] = [
      [tls.url, 'TLS', /no valid https certificate/],
      [plain.url.replace('http:', 'https:'), 'UNREACHABLE', /does not speak https/],
      [down.url, 'UNREACHABLE', /Nothing answers/],
      ['https://no-such-host.invalid', 'NAME_NOT_FOUND', /no server by the name/],
    ];
    for (const [url, code, message] of cases) {
      const { steps } = await testOf(url);
      expect([url, steps]).toEqual([url, [{ name: 'address', ok: false, code, message: expect.stringMatching(message) }]]);
    }
    await Promise.all([tls.stop(), plain.stop()]);
  });
});
