import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { frontOf, withoutAuthorization } from './front.ts';
import { type LocalServer, TEST } from './kit.ts';

let api: TestApi;
let sandbox: Sandbox;
let stripping: LocalServer;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
  stripping = await withoutAuthorization(sandbox.url);
});
afterAll(async () => {
  await stripping?.stop();
  await api?.stop();
  await sandbox?.stop();
});

let key: string;
beforeEach(async () => {
  key = (await sandbox.php('echo "\\n" . Igny8\\Api_Key::make();')).split('\n').at(-1) ?? '';
});

async function siteWith(url: string, input: Json): Promise<string> {
  const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: 'Site', url, ...input },
  });
  return createSite.site.id;
}
const testOf = async (id: string): Promise<Json> => (await api.ok(TEST, { id })).testSiteConnection;
const credentialsOf = (test: Json) => test.steps.find(({ name }: Json) => name === 'CREDENTIALS');
const password = () => ({ wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword });
const ROTATE = 'mutation ($id: ID!) { rotatePluginKey(siteId: $id) { site { id hasPluginKey } } }';
const importOf = async (id: string) =>
  (await api.ok('mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { job { state message } } }', { id })).importSite.job;

describe('a host that takes the Authorization header away', () => {
  it('is told apart from a wrong password, and works with a key of the plugin', async () => {
    const id = await siteWith(stripping.url, password());
    expect(credentialsOf(await testOf(id))).toMatchObject({
      ok: false,
      code: 'AUTHORIZATION_STRIPPED',
      message: expect.stringMatching(/takes the Authorization header away.*Settings, IGNY8/),
    });
    const { updateSite } = await api.ok(
      'mutation ($id: ID!, $key: String!) { updateSite(id: $id, input: { pluginKey: $key }) { site { hasPluginKey hasCredentials } } }',
      { id, key },
    );
    expect(updateSite.site).toEqual({ hasPluginKey: true, hasCredentials: true });
    const test = await testOf(id);
    expect([test.ok, credentialsOf(test)]).toMatchObject([true, { ok: true, code: 'AUTHORIZATION_STRIPPED' }]);
    expect(await importOf(id)).toMatchObject({ state: 'SUCCEEDED' });
    expect(JSON.stringify(await api.sql('select * from site'))).not.toContain(key);
  });

  it('can not be told apart without the plugin, so both are named', async () => {
    await sandbox.php("update_option( 'active_plugins', array() );");
    const test = await testOf(await siteWith(stripping.url, password()));
    await sandbox.php("update_option( 'active_plugins', array( 'igny8/igny8.php' ) );");
    expect(credentialsOf(test)).toMatchObject({
      code: 'BAD_CREDENTIALS',
      message: expect.stringMatching(/Check both.*Authorization header away/),
    });
  });
});

describe('a site with a key of the plugin alone', () => {
  it('is connected', async () => {
    const id = await siteWith(sandbox.url, { pluginKey: key });
    const test = await testOf(id);
    expect([test.ok, credentialsOf(test)]).toMatchObject([true, { ok: true, code: null, message: expect.stringContaining('by the key') }]);
    expect((await api.ok('query ($id: ID!) { site(id: $id) { hasCredentials health { status } } }', { id })).site).toMatchObject({
      hasCredentials: false,
      health: { status: 'NEEDS_ATTENTION' },
    });
    expect(await importOf(id)).toMatchObject({ state: 'SUCCEEDED' });
  });

  it('says that another key was made, or that the plugin is off', async () => {
    const id = await siteWith(sandbox.url, { pluginKey: key });
    await sandbox.php('Igny8\\Api_Key::make();');
    expect(credentialsOf(await testOf(id))).toMatchObject({
      ok: false,
      code: 'PLUGIN_KEY_REFUSED',
      message: expect.stringContaining('paste it'),
    });
    await sandbox.php("update_option( 'active_plugins', array() );");
    const test = await testOf(id);
    await sandbox.php("update_option( 'active_plugins', array( 'igny8/igny8.php' ) );");
    expect(credentialsOf(test)).toMatchObject({ ok: false, code: 'PLUGIN_ABSENT' });
  });
});

describe('a new key of the plugin', () => {
  it('is made by the password and by the old key, which ends; nobody is shown it', async () => {
    const id = await siteWith(sandbox.url, password());
    expect((await api.ok(ROTATE, { id })).rotatePluginKey.site).toEqual({ id, hasPluginKey: true });
    const alone = await siteWith(stripping.url, { pluginKey: key });
    expect(await api.fails(ROTATE, { id: alone })).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('does not accept the key'),
    });
    const own = await siteWith(stripping.url, {
      pluginKey: (await sandbox.php('echo "\\n" . Igny8\\Api_Key::make();')).split('\n').at(-1),
    });
    await api.ok(ROTATE, { id: own });
    expect((await testOf(own)).ok).toBe(true);
  });

  it('whose answer was lost is asked for again; with the old key alone, it says what to do', async () => {
    let lost = 0;
    const losing = await frontOf(sandbox.url, (asked, answer) => {
      if (asked.method !== 'POST' || !asked.url?.includes('/igny8/v1/key') || lost > 0) return false;
      lost += 1;
      const { authorization = '', 'x-igny8-api-key': old = '' } = asked.headers as Record<string, string>;
      void fetch(`${sandbox.url}/wp-json/igny8/v1/key`, {
        method: 'POST',
        headers: { ...(authorization && { authorization }), ...(old && { 'x-igny8-api-key': old }) },
      }).then(() => answer.destroy());
      return true;
    });
    const id = await siteWith(losing.url, password());
    await api.ok(ROTATE, { id });
    expect(lost).toBe(1);
    await api.ok('mutation ($id: ID!) { updateSite(id: $id, input: { wpUsername: null }) { site { id } } }', { id });
    expect(credentialsOf(await testOf(id))).toMatchObject({ ok: true, message: expect.stringContaining('by the key') });

    lost = 0;
    expect(await api.fails(ROTATE, { id })).toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: expect.stringMatching(/answer was lost.*paste it/),
    });
    await losing.stop();
  });

  it('needs a plugin that makes keys', async () => {
    const older = await frontOf(sandbox.url, (asked, answer) => {
      if (!asked.url?.includes('/igny8/v1/key')) return false;
      answer
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"code":"rest_no_route","message":"No route was found.","data":{"status":404}}');
      return true;
    });
    expect((await api.fails(ROTATE, { id: await siteWith(older.url, password()) })).message).toContain('0.2.0 or newer');
    await older.stop();
  });
});
