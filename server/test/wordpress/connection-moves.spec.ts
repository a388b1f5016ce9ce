import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
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

  it('with posts linked to it, asks whether it is the same WordPress: ids mean other posts in another one', async () => {
    for (const title of ['One', 'Two']) await wp(sandbox, 'POST', 'posts', { title, content: title, status: 'publish' });
    const site = await connectSite(api, 'Linked', sandbox.url, sandbox);
    await site.importAll();
    const linked = (await site.contents()).filter(({ externalId }: Json) => externalId !== null).length;
    const before = await api.sql('select url, wp_app_password from site where id = $1', [site.id]);
    expect(await api.fails(UPDATE, { id: site.id, input: { url: 'https://new.example' } })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(new RegExp(`^${linked} contents are linked to 127\\.0\\.0\\.1.*sameWordPress`)),
    });
    expect(await api.sql('select url, wp_app_password from site where id = $1', [site.id])).toEqual(before);
    const { port } = new URL(sandbox.url);
    await api.ok(UPDATE, { id: site.id, input: { url: `https://127.0.0.1:${port}` } });
    const { updateSite } = await api.ok(UPDATE, { id: site.id, input: { url: 'https://new.example', sameWordPress: true } });
    expect(updateSite.site).toMatchObject({ url: 'https://new.example', hasCredentials: false });
    const empty = await connectSite(api, 'Empty', sandbox.url, sandbox);
    await api.ok(UPDATE, { id: empty.id, input: { url: 'https://new.example' } });
  });
});
