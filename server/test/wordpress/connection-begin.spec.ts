import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { type SignedIn, signedIn } from '../kit/people.ts';
import { answerInWordPress } from './approval.ts';
import { serve, TEST } from './kit.ts';

let api: TestApi;
let sandbox: Sandbox;
let mara: SignedIn;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ title: 'Slow Morning & Sons' })]);
  mara = await signedIn(api, 'Mara Reyes');
});
afterAll(async () => {
  await api?.stop();
  await sandbox?.stop();
});

const BEGIN = `mutation ($siteId: ID, $url: String, $name: String) { beginSiteConnection(siteId: $siteId, url: $url, name: $name) {
  authorizeUrl expiresAt site { id name url hasCredentials } steps { name ok code message } } }`;

async function begin(variables: Json, who = mara): Promise<Json> {
  const { data, errors } = await who.send(BEGIN, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.beginSiteConnection;
}
const comeBack = (url: URL, who: { cookie?: string } = mara) =>
  fetch(url, { redirect: 'manual', headers: { ...(who.cookie && { cookie: who.cookie }) } });
const siteOf = async (id: string) => (await api.ok('query ($id: ID!) { site(id: $id) { url wpUsername hasCredentials } }', { id })).site;
const remove = async (id: string) => {
  const { site } = await api.ok('query ($id: ID!) { site(id: $id) { name } }', { id });
  await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id });
  await api.ok('mutation ($id: ID!, $name: String!) { deleteSite(id: $id, name: $name) { id } }', { id, name: site.name });
};
const SOON = { timeout: 20_000, interval: 300 };
const applications = async (): Promise<Json[]> =>
  JSON.parse(
    (await sandbox.php('echo "\\n" . wp_json_encode( array_values( WP_Application_Passwords::get_user_application_passwords( 1 ) ) );'))
      .split('\n')
      .at(-1) ?? '',
  );

describe('a site that is connected in one click', () => {
  it('is made from whatever was pasted, under the name that WordPress has', async () => {
    const bare = sandbox.url.replace('http://', '');
    for (const pasted of [
      ` ${bare} `,
      `${sandbox.url}/wp-admin/edit.php?post_type=page`,
      `${bare}/wp-login.php?redirect_to=x#y`,
      `${sandbox.url}/hello-world/`,
    ]) {
      const begun = await begin({ url: pasted });
      expect([pasted, begun.site]).toMatchObject([pasted, { name: 'Slow Morning & Sons', url: sandbox.url, hasCredentials: false }]);
    }
    expect((await api.ok('{ sites { totalCount } }')).sites.totalCount).toBe(1);
    expect((await begin({ url: bare })).steps).toMatchObject([
      { name: 'ADDRESS', ok: true },
      { name: 'HTTPS', ok: true, code: 'NO_HTTPS' },
      { name: 'REST_API', ok: true },
      { name: 'CREDENTIALS', ok: true },
    ]);
  });

  it('sends the person to a page of WordPress itself, and the password that comes back works and is nowhere to be read', async () => {
    const { site, authorizeUrl, expiresAt } = await begin({ url: sandbox.url });
    const asked = new URL(authorizeUrl);
    expect(asked.origin + asked.pathname).toBe(`${sandbox.url}/wp-admin/authorize-application.php`);
    expect(asked.searchParams.get('success_url')).toContain(`${api.url}/connection/approved?state=`);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(60_000);
    const back = await answerInWordPress(sandbox, authorizeUrl, 'approve');
    const password = back.searchParams.get('password') ?? '';
    expect(password).toMatch(/^\w{24}$/);

    const answer = await comeBack(back);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/sites/${site.id}/settings?connection=approved`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await answer.text()).not.toContain(password);
    expect(await siteOf(site.id)).toEqual({ url: sandbox.url, wpUsername: sandbox.username, hasCredentials: true });
    expect((await api.ok(TEST, { id: site.id })).testSiteConnection.ok).toBe(true);
    expect(JSON.stringify(await api.sql('select * from site'))).not.toContain(password);
    expect(await api.sql('select 1 from site_connecting where site_id = $1 and url is null', [site.id])).toEqual([]);

    expect((await comeBack(back)).headers.get('location')).toBe('/sites?connection=expired');
    const again = await mara.send(BEGIN, { url: sandbox.url });
    expect(again.errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('is here already') });
  });

  it('connected anew, has its old password revoked in WordPress; deleted, its last one; nobody else’s is touched', async () => {
    const { nodes } = (await api.ok('{ sites { nodes { id } } }')).sites;
    const before = (await applications()).filter(({ app_id }) => app_id);
    expect(before).toHaveLength(1);
    const begun = await begin({ siteId: nodes[0].id });
    await comeBack(await answerInWordPress(sandbox, begun.authorizeUrl, 'approve'));
    await expect
      .poll(async () => (await applications()).filter(({ app_id }) => app_id).map(({ uuid }) => uuid), SOON)
      .not.toContain(before[0]?.uuid);
    expect((await applications()).filter(({ app_id }) => app_id)).toHaveLength(1);
    await remove(nodes[0].id);
    await expect.poll(async () => (await applications()).filter(({ app_id }) => app_id), SOON).toEqual([]);

    const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
      input: { name: 'Pasted', url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
    });
    await remove(createSite.site.id);
    expect((await api.ok('{ sites { totalCount } }')).sites.totalCount).toBe(0);
    expect((await applications()).map(({ name }) => name)).toEqual([expect.stringContaining('IGNY8 sandbox')]);
  });

  it('that is not approved says so, and can be begun again', async () => {
    const { site, authorizeUrl } = await begin({ url: sandbox.url, name: 'Ours' });
    expect(site.name).toBe('Ours');
    const back = await answerInWordPress(sandbox, authorizeUrl, 'reject');
    expect((await comeBack(back)).headers.get('location')).toBe(`/sites/${site.id}/settings?connection=rejected`);
    expect(await siteOf(site.id)).toMatchObject({ hasCredentials: false });
    expect((await begin({ url: sandbox.url })).site.id).toBe(site.id);
  });
});

describe('the way back', () => {
  it('opens for the person who began it alone, from the site they began it for, within its time', async () => {
    const noah = await signedIn(api, 'Noah Okafor');
    const { site, authorizeUrl } = await begin({ url: sandbox.url });
    const success = new URL(new URL(authorizeUrl).searchParams.get('success_url') ?? '');
    const from = (siteUrl: string, state = success.searchParams.get('state') ?? '') => {
      const url = new URL(success);
      url.search = new URLSearchParams({ state, site_url: siteUrl, user_login: 'admin', password: 'abcd efgh' }).toString();
      return url;
    };
    expect((await comeBack(from(sandbox.url), {})).headers.get('location')).toBe('/sites?connection=not-yours');
    expect((await comeBack(from(sandbox.url), noah)).headers.get('location')).toBe('/sites?connection=expired');
    expect((await comeBack(from(sandbox.url, 'igny8_connect_made-up'))).headers.get('location')).toBe('/sites?connection=expired');
    expect((await comeBack(from('https://elsewhere.example'))).headers.get('location')).toBe(
      `/sites/${site.id}/settings?connection=other-site`,
    );
    const later = await begin({ url: sandbox.url });
    const state = new URL(new URL(later.authorizeUrl).searchParams.get('success_url') ?? '').searchParams.get('state') ?? '';
    await api.sql("update site_connecting set expires_at = now() - interval '1 second'");
    expect((await comeBack(from(sandbox.url, state))).headers.get('location')).toBe('/sites?connection=expired');
    expect(await siteOf(site.id)).toMatchObject({ hasCredentials: false });

    const third = await begin({ url: sandbox.url });
    const last = new URL(new URL(third.authorizeUrl).searchParams.get('success_url') ?? '').searchParams.get('state') ?? '';
    const move = 'mutation ($id: ID!, $url: String!) { updateSite(id: $id, input: { url: $url }) { site { url } } }';
    await api.ok(move, { id: site.id, url: 'https://moved.example' });
    expect((await comeBack(from(sandbox.url, last))).headers.get('location')).toBe(`/sites/${site.id}/settings?connection=other-site`);
    expect(await siteOf(site.id)).toMatchObject({ url: 'https://moved.example', hasCredentials: false });
    await api.ok(move, { id: site.id, url: sandbox.url });
  });

  it('leads to where the browser is, whatever address the program listens at', async () => {
    const ask = async (headers: Record<string, string>, to = api) => {
      const response = await fetch(`${to.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: BEGIN, variables: { url: sandbox.url } }),
      });
      const { data } = (await response.json()) as Json;
      return new URL(new URL(data.beginSiteConnection.authorizeUrl).searchParams.get('success_url') ?? '').origin;
    };
    expect(await ask({ cookie: mara.cookie })).toBe(api.url);
    expect(await ask({ cookie: mara.cookie, origin: 'http://localhost:4000' })).toBe('http://localhost:4000');
    const taken = await serve(() => undefined);
    await taken.stop();
    const { port } = new URL(taken.url);
    const behind = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', IGNY8_PUBLIC_URL: 'https://igny8.example.com/', PORT: port });
    const local = { ...behind, url: `http://127.0.0.1:${port}` };
    const { cookie } = await signedIn(local, 'Mara Reyes');
    expect(await ask({ cookie, origin: 'http://localhost:4000' }, local)).toBe('https://igny8.example.com');
    await behind.stop();
  });

  it('is not written down: a password in the address reaches no log, whatever is logged', async () => {
    const lines: string[] = [];
    const written = vi.spyOn(fs, 'writeSync').mockImplementation(((_fd: number, line: string | Buffer) => {
      lines.push(String(line));
      return Buffer.byteLength(line);
    }) as typeof fs.writeSync);
    const logging = await startApi({ IGNY8_LOG_LEVEL: 'debug', IGNY8_SECRET_KEY: 'given, so that no file is written for it' });
    const address = (path: string) => new URL(`${logging.url}${path}?state=s&site_url=x&user_login=u&password=never-to-be-seen`);
    await fetch(address('/healthz-like'));
    for (const path of ['/connection/approved', '/connection/rejected']) await comeBack(address(path), await signedIn(logging, `P${path}`));
    await logging.stop();
    written.mockRestore();
    // What any other request leaves there.
    expect(lines.join('')).toContain('/healthz-like');
    expect(lines.join('')).not.toMatch(/never-to-be-seen.*connection|connection.*never-to-be-seen/);
    expect(lines.filter((line) => line.includes('never-to-be-seen') && !line.includes('/healthz-like'))).toEqual([]);
  });

  it('needs a person: a token is told what to do instead', async () => {
    const failure = await api.fails(BEGIN, { url: sandbox.url });
    expect(failure).toMatchObject({ code: 'FORBIDDEN', message: expect.stringMatching(/dashboard.*wpApplicationPassword/) });
  });
});

describe('a connection that can not be begun', () => {
  const index = (over: object) => ({
    name: 'Shop',
    url: '',
    home: '',
    namespaces: ['wp/v2'],
    authentication: {
      'application-passwords': { endpoints: { authorization: 'https://evil.example/wp-admin/authorize-application.php' } },
    },
    ...over,
  });
  const wordpress = (over: object) =>
    serve((request, answer) =>
      request.url?.startsWith('/wp-json/')
        ? answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(index(over)))
        : answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Shop</h1>'),
    );

  it('says what stands in the way, and sends nobody to a page of another server', async () => {
    const evil = await wordpress({});
    expect(await begin({ url: evil.url })).toMatchObject({
      authorizeUrl: null,
      site: { name: 'Shop' },
      steps: [{}, {}, {}, { code: 'UNEXPECTED', message: expect.stringContaining('evil.example') }],
    });
    await evil.stop();
    const off = await wordpress({ authentication: [] });
    expect(await begin({ url: off.url })).toMatchObject({
      authorizeUrl: null,
      steps: [{}, {}, {}, { name: 'CREDENTIALS', ok: false, code: 'APPLICATION_PASSWORDS_OFF', message: expect.stringContaining('https') }],
    });
    await off.stop();
  });

  it('makes no site where nothing was found', async () => {
    const page = await serve((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'));
    const found = await begin({ url: `${page.url}/about/us` });
    expect(found).toMatchObject({ site: null, authorizeUrl: null, expiresAt: null });
    expect(found.steps.at(-1)).toMatchObject({ name: 'REST_API', ok: false, code: 'NOT_JSON' });
    await page.stop();
    expect(await begin({ url: 'no-such-host.invalid' })).toMatchObject({
      site: null,
      steps: [{ name: 'ADDRESS', code: 'NAME_NOT_FOUND' }],
    });
    for (const url of ['ftp://example.com', 'two words', 'https://a:b@example.com', '']) {
      const { errors } = await mara.send(BEGIN, { url });
      expect([url, errors?.[0]?.extensions.code]).toEqual([url, 'BAD_USER_INPUT']);
    }
    expect((await mara.send(BEGIN, {})).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
