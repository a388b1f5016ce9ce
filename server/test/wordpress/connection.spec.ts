import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { frontOf } from './front.ts';
import { connectSite, serve, TEST, wp } from './kit.ts';

let api: TestApi;
let sandbox: Sandbox;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
});
afterAll(async () => {
  await api?.stop();
  await sandbox?.stop();
});

let number = 0;
async function testOf(url: string, user: { username?: string; applicationPassword?: string } = sandbox) {
  const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: `Site ${number++}`, url, wpUsername: user.username, wpApplicationPassword: user.applicationPassword },
  });
  return (await api.ok(TEST, { id: createSite.site.id })).testSiteConnection;
}

const stepOf = (test: Json, name: string): Json => test.steps.find((step: Json) => step.name === name) ?? {};

const html: Parameters<typeof serve>[0] = (_request, answer) =>
  answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Hello</h1>');

describe('a connection test', () => {
  it('goes through every step, and keeps what it found', async () => {
    const test = await testOf(sandbox.url);
    expect(test).toMatchObject({
      ok: true,
      site: { connectedAt: expect.any(String), pluginVersion: '0.2.0', wordpressVersion: sandbox.wordpressVersion },
    });
    expect(test.steps.map((step: Json) => [step.name, step.ok, step.code])).toEqual([
      ['ADDRESS', true, null],
      ['HTTPS', true, 'NO_HTTPS'],
      ['REST_API', true, null],
      ['CREDENTIALS', true, null],
      ['RIGHTS', true, null],
      ['PLUGIN', true, null],
      ['WRITING', true, null],
    ]);
    const [kept] = await api.sql('select capabilities from site where capabilities is not null limit 1');
    expect(kept).toMatchObject({
      capabilities: {
        restRoot: `${sandbox.url}/wp-json/`,
        postTypes: ['post', 'page', 'product'],
        userCapabilities: expect.arrayContaining(['publish_posts']),
      },
    });
    expect(JSON.stringify(test)).not.toContain(sandbox.applicationPassword);
  });

  it('finds the REST API with plain permalinks too, where /wp-json/ is the home page', async () => {
    const plain = await frontOf(sandbox.url, (asked, answer) => {
      const [, route, query = ''] = /^\/\?rest_route=\/([^&]*)&?(.*)$/.exec(asked.url ?? '') ?? [];
      if (route === undefined) {
        html(asked, answer);
        return true;
      }
      asked.url = `/wp-json/${route}?${query}`;
      return false;
    });
    const test = await testOf(plain.url);
    expect(test.ok).toBe(true);
    expect(stepOf(test, 'REST_API').message).toContain('?rest_route=/');
    await plain.stop();
  });

  it('finds it where only the pages say where it is, on the same server alone', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = await serve((request, answer) => {
      asked.push(request.url);
      html(request, answer);
    });
    const hidden = (link: () => string) =>
      frontOf(sandbox.url, (request, answer) => {
        if (request.url?.startsWith('/api/')) request.url = request.url.replace('/api/', '/wp-json/');
        else {
          answer.writeHead(200, { 'content-type': 'text/html', link: `<${link()}>; rel="https://api.w.org/"` }).end('<h1>Home</h1>');
          return true;
        }
        return false;
      });
    const moved = await hidden(() => `${moved.url}/api/`);
    const test = await testOf(moved.url);
    expect([test.ok, stepOf(test, 'REST_API').message]).toEqual([true, expect.stringContaining('/api/')]);
    await moved.stop();
    const led = await hidden(() => `${elsewhere.url}/api/`);
    expect((await testOf(led.url)).steps.at(-1)).toMatchObject({ name: 'REST_API', code: 'NOT_JSON' });
    expect(asked).toEqual([]);
    await Promise.all([led.stop(), elsewhere.stop()]);
  });

  it('says that a user who may not write needs another role, and what an author can not do', async () => {
    for (const role of ['subscriber', 'contributor'] as const) {
      const test = await testOf(sandbox.url, await sandbox.createUser(role));
      expect([role, test.ok, test.steps.at(-1)]).toMatchObject([
        role,
        false,
        { name: 'RIGHTS', ok: false, code: 'NO_RIGHTS', message: expect.stringMatching(/role author/) },
      ]);
    }
    const author = await testOf(sandbox.url, await sandbox.createUser('author'));
    expect(author.ok).toBe(true);
    expect(stepOf(author, 'RIGHTS').message).toContain('posts of other people');
  });

  it('says what is wrong with the password, where WordPress can tell', async () => {
    const wrong = { username: sandbox.username, applicationPassword: 'abcd efgh ijkl mnop qrst uvwx' };
    const revoked = await sandbox.createUser('editor');
    await sandbox.php(`WP_Application_Passwords::delete_all_application_passwords( ${revoked.id} );`);
    const off = await sandbox.createUser('editor');
    for (const user of [wrong, { username: 'nobody', applicationPassword: 'abcd' }, revoked]) {
      expect((await testOf(sandbox.url, user)).steps.at(-1)).toMatchObject({
        name: 'CREDENTIALS',
        ok: false,
        code: 'BAD_CREDENTIALS',
        message: expect.stringMatching(/they do arrive.*revoked/),
      });
    }
    expect((await testOf(sandbox.url, {})).steps.at(-1)).toMatchObject({ name: 'CREDENTIALS', code: 'NOT_CONNECTED' });
    const closed = await frontOf(sandbox.url, (asked, answer) => {
      if (!asked.url?.startsWith('/wp-json/?')) return false;
      void fetch(`${sandbox.url}/wp-json/`).then(async (come) => {
        answer.writeHead(200, { 'content-type': 'application/json' });
        answer.end(JSON.stringify({ ...((await come.json()) as object), authentication: [] }));
      });
      return true;
    });
    expect((await testOf(closed.url, { ...off, applicationPassword: 'wrong' })).steps.at(-1)).toMatchObject({
      name: 'CREDENTIALS',
      code: 'APPLICATION_PASSWORDS_OFF',
    });
    await closed.stop();
  });

  it('leaves nothing behind, and takes away what a test that was cut off had left', async () => {
    const trials = async () => (await wp(sandbox, 'GET', 'posts?slug=igny8-connection-test&status=any&context=edit')).length;
    await wp(sandbox, 'POST', 'posts', { slug: 'igny8-connection-test', status: 'draft', title: 'left behind' });
    expect((await testOf(sandbox.url)).ok).toBe(true);
    expect(await trials()).toBe(0);

    let cut = 0;
    const cutting = await frontOf(sandbox.url, (asked, answer) => {
      if (asked.method !== 'POST') return false;
      cut += 1;
      let body = '';
      asked.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      asked.on('end', () => void wp(sandbox, 'POST', 'posts', JSON.parse(body)).then(() => answer.destroy()));
      return true;
    });
    expect((await testOf(cutting.url)).steps.at(-1)).toMatchObject({ name: 'WRITING', ok: false, code: 'WRITE_REFUSED' });
    expect([cut, await trials()]).toEqual([1, 0]);
    await cutting.stop();
  });

  it('says that writing is refused where a firewall lets reads alone through', async () => {
    const readOnly = await frontOf(sandbox.url, (asked, answer) => {
      if (asked.method === 'GET') return false;
      answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>');
      return true;
    });
    expect((await testOf(readOnly.url)).steps.at(-1)).toMatchObject({
      name: 'WRITING',
      ok: false,
      code: 'WRITE_REFUSED',
      message: expect.stringContaining('firewall'),
    });
    await readOnly.stop();
  });

  it('writes nothing to the WordPress of a site that is switched off', async () => {
    const written: (string | undefined)[] = [];
    const watched = await frontOf(sandbox.url, ({ method }) => {
      if (method !== 'GET') written.push(method);
      return false;
    });
    const site = await connectSite(api, 'Off', watched.url, sandbox);
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    const test = (await api.ok(TEST, { id: site.id })).testSiteConnection;
    expect([test.ok, test.steps.at(-1).name, written]).toEqual([true, 'PLUGIN', []]);
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { id } } }', { id: site.id });
    expect((await api.ok(TEST, { id: site.id })).testSiteConnection.steps.at(-1)).toMatchObject({ name: 'WRITING', ok: true });
    expect(written).toEqual(['POST', 'DELETE']);
    await watched.stop();
  });

  it('works without the plugin and with an older one, and says what that means', async () => {
    const older = await frontOf(sandbox.url, (asked, answer) => {
      if (!asked.url?.startsWith('/wp-json/igny8/v1/health')) return false;
      void fetch(new URL(asked.url, sandbox.url), { headers: { authorization: asked.headers.authorization ?? '' } }).then(async (come) => {
        answer.writeHead(come.status, { 'content-type': 'application/json' });
        answer.end(JSON.stringify({ ...((await come.json()) as object), plugin_version: '0.1.9' }));
      });
      return true;
    });
    const test = await testOf(older.url);
    expect(test.ok).toBe(true);
    expect(stepOf(test, 'PLUGIN')).toMatchObject({ ok: true, code: 'PLUGIN_OUTDATED', message: expect.stringMatching(/0\.1\.9.*0\.2\.0/) });
    expect(test.site).toMatchObject({ pluginVersion: '0.1.9', pluginOutdated: true });
    await older.stop();
    await sandbox.php("update_option( 'active_plugins', array() );");
    const bare = await testOf(sandbox.url);
    await sandbox.php("update_option( 'active_plugins', array( 'igny8/igny8.php' ) );");
    expect(bare.ok).toBe(true);
    expect(stepOf(bare, 'PLUGIN')).toMatchObject({ ok: true, code: 'PLUGIN_ABSENT' });
    expect(bare.site).toMatchObject({ pluginVersion: null, pluginOutdated: false });
    expect((await testOf(sandbox.url)).site).toMatchObject({ pluginOutdated: false });
  });
});
