import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { serve, TEST } from './kit.ts';

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
async function testOf(url: string, user: { username?: string; applicationPassword?: string } = sandbox, on = api) {
  const { createSite } = await on.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: `Site ${number++}`, url, wpUsername: user.username, wpApplicationPassword: user.applicationPassword },
  });
  return (await on.ok(TEST, { id: createSite.site.id })).testSiteConnection;
}

const html: Parameters<typeof serve>[0] = (_request, answer) =>
  answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Hello</h1>');

describe('a connection test', () => {
  it('goes through every step, and keeps what it found', async () => {
    const test = await testOf(sandbox.url);
    expect(test).toMatchObject({
      ok: true,
      site: { connectedAt: expect.any(String), pluginVersion: '0.2.0', wordpressVersion: sandbox.wordpressVersion },
    });
    expect(test.steps.map((step: { name: string; ok: boolean }) => [step.name, step.ok])).toEqual([
      ['ADDRESS', true],
      ['REST_API', true],
      ['CREDENTIALS', true],
      ['RIGHTS', true],
      ['PLUGIN', true],
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
    const plain = await serve((request, answer) => {
      if (!request.url?.startsWith('/?rest_route=')) return html(request, answer);
      const [, route = '', query = ''] = /^\/\?rest_route=\/([^&]*)&?(.*)$/.exec(request.url) ?? [];
      void fetch(`${sandbox.url}/wp-json/${route}?${query}`, { headers: { authorization: request.headers.authorization ?? '' } }).then(
        async (come) => answer.writeHead(come.status, { 'content-type': 'application/json' }).end(await come.text()),
      );
    });
    expect(await testOf(plain.url)).toMatchObject({
      ok: true,
      steps: [{}, { message: expect.stringContaining('?rest_route=/') }, {}, {}, {}],
    });
    await plain.stop();
  });

  it('says that the password is wrong, and that a user who may not write needs another role', async () => {
    expect(await testOf(sandbox.url, { username: sandbox.username, applicationPassword: 'abcd efgh ijkl mnop qrst uvwx' })).toMatchObject({
      ok: false,
      steps: [
        { ok: true },
        { ok: true },
        { name: 'CREDENTIALS', ok: false, code: 'BAD_CREDENTIALS', message: expect.stringContaining('does not accept') },
      ],
    });
    expect(await testOf(sandbox.url, { username: 'nobody', applicationPassword: 'abcd' })).toMatchObject({
      ok: false,
      steps: [{}, {}, { code: 'BAD_CREDENTIALS' }],
    });
    expect(await testOf(sandbox.url, {})).toMatchObject({ ok: false, steps: [{}, {}, { code: 'NOT_CONNECTED' }] });
    const subscriber = await sandbox.createUser('subscriber');
    expect(await testOf(sandbox.url, subscriber)).toMatchObject({
      ok: false,
      steps: [{}, {}, { ok: true }, { name: 'RIGHTS', ok: false, code: 'NO_RIGHTS' }],
    });
    const author = await sandbox.createUser('author');
    expect(await testOf(sandbox.url, author)).toMatchObject({
      ok: true,
      steps: [{}, {}, {}, { ok: true, message: expect.stringContaining('posts of other people') }, {}],
    });
  });

  it('says that a revoked password was revoked', async () => {
    const editor = await sandbox.createUser('editor');
    await sandbox.php(`WP_Application_Passwords::delete_all_application_passwords( ${editor.id} );`);
    expect(await testOf(sandbox.url, editor)).toMatchObject({
      ok: false,
      steps: [{}, {}, { code: 'BAD_CREDENTIALS', message: expect.stringContaining('revoked') }],
    });
  });

  it('tells HTML, a password prompt, a closed REST API, a redirect, a dead address and an unknown name apart', async () => {
    const cases: [Parameters<typeof serve>[0], string, string][] = [
      [html, 'REST_API', 'NOT_JSON'],
      [(_, answer) => answer.writeHead(401, { 'www-authenticate': 'Basic realm="Staging"' }).end('no'), 'ADDRESS', 'BASIC_AUTH'],
      [
        (_, answer) =>
          answer
            .writeHead(401, { 'content-type': 'application/json' })
            .end('{"code":"rest_login_required","message":"REST API restricted."}'),
        'REST_API',
        'REST_OFF',
      ],
      [(_, answer) => answer.writeHead(403, { 'content-type': 'text/html' }).end('Forbidden'), 'REST_API', 'REST_OFF'],
      [(_, answer) => answer.writeHead(301, { location: 'https://www.elsewhere.example/wp-json/' }).end(), 'ADDRESS', 'REDIRECTED'],
      [(_, answer) => answer.writeHead(500).end('Fatal error'), 'ADDRESS', 'SERVER_ERROR'],
    ];
    for (const [listener, name, code] of cases) {
      const server = await serve(listener);
      const test = await testOf(server.url);
      expect([code, test]).toMatchObject([code, { ok: false }]);
      expect([code, test.steps.at(-1)]).toMatchObject([code, { name, ok: false, code, message: expect.stringMatching(/\w{3,}.*\./) }]);
      await server.stop();
    }
    const down = await serve(html);
    await down.stop();
    expect(await testOf(down.url)).toMatchObject({
      ok: false,
      steps: [{ name: 'ADDRESS', code: 'UNREACHABLE', message: expect.stringContaining('Nothing answers') }],
    });
    expect(await testOf('https://no-such-host.invalid')).toMatchObject({ ok: false, steps: [{ name: 'ADDRESS', code: 'NAME_NOT_FOUND' }] });
  });

  it('names the address that a site sends us on to', async () => {
    const server = await serve((_, answer) => answer.writeHead(301, { location: 'https://www.elsewhere.example/wp-json/' }).end());
    const test = await testOf(server.url);
    expect(test.steps.at(-1).message).toContain('give https://www.elsewhere.example as its address');
    await server.stop();
  });
});

describe('a site that moves to another address', () => {
  const UPDATE =
    'mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { url hasCredentials connectedAt } } }';

  it('never sends a password to a server that it was not given for', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = await serve((request, answer) => {
      asked.push(request.headers.authorization);
      answer.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"rest_login_required","message":"Sign in."}');
    });
    const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
      input: { name: 'Moves', url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
    });
    const { id } = createSite.site;
    const health = async () =>
      (await api.ok('query ($id: ID!) { site(id: $id) { health { status problems { code } } } }', { id })).site.health;
    const moved = (input: object) => api.ok(UPDATE, { id, input }).then((data) => data.updateSite.site);
    expect((await api.ok(TEST, { id })).testSiteConnection.ok).toBe(true);

    expect(await moved({ url: `${sandbox.url}/` })).toMatchObject({ hasCredentials: true, connectedAt: expect.any(String) });
    expect(await moved({ url: `${sandbox.url}/shop` })).toMatchObject({ hasCredentials: true, connectedAt: null });
    expect(await moved({ url: elsewhere.url })).toMatchObject({ url: elsewhere.url, hasCredentials: false, connectedAt: null });
    expect((await api.ok(TEST, { id })).testSiteConnection.ok).toBe(false);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((header) => header !== undefined)).toEqual([]);

    const input = { url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword };
    expect(await moved(input)).toMatchObject({ hasCredentials: true });
    await api.ok(TEST, { id });
    expect(await health()).toMatchObject({ status: 'NEEDS_ATTENTION', problems: [{ code: 'NEVER_IMPORTED' }] });
    expect(await moved({ wpApplicationPassword: 'wrong' })).toMatchObject({ connectedAt: expect.any(String) });
    await api.ok(TEST, { id });
    expect(await health()).toMatchObject({ status: 'FAILING', problems: [{ code: 'CONNECTION_FAILED' }, { code: 'NEVER_IMPORTED' }] });
    await moved(input);
    expect((await api.ok(TEST, { id })).testSiteConnection.ok).toBe(true);
    expect((await health()).status).toBe('NEEDS_ATTENTION');
    await elsewhere.stop();
  });
});

describe('without IGNY8_ALLOW_PRIVATE_SITES', () => {
  it('a private address is refused in every form, also behind a name', async () => {
    const guarded = await startApi();
    const port = new URL(sandbox.url).port;
    const addresses = [
      sandbox.url,
      `http://localhost:${port}`,
      `http://2130706433:${port}`,
      `http://0x7f.1:${port}`,
      `http://[::1]:${port}`,
      `http://[::ffff:127.0.0.1]:${port}`,
      'http://10.0.0.1',
      'http://192.168.1.1',
      'http://172.16.0.1',
      'http://169.254.169.254',
      'http://100.64.0.1',
      'http://0.0.0.0',
      'http://[fd00::1]',
      'http://[fe80::1]',
    ];
    for (const address of addresses) {
      const test = await testOf(address, sandbox, guarded);
      expect([address, test]).toMatchObject([
        address,
        { ok: false, steps: [{ name: 'ADDRESS', code: 'ADDRESS_REFUSED', message: expect.stringContaining('IGNY8_ALLOW_PRIVATE_SITES') }] },
      ]);
    }
    await guarded.stop();
  });
});
