import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { TEST } from './kit.ts';

let api: TestApi;
// No private sites are allowed here: the sandbox alone is exempt.
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.stop());

const START = 'mutation { startSandbox { site { id name url connectedAt pluginVersion } url adminUsername adminPassword } }';

describe('the sandbox that comes with the product', () => {
  it('starts, connects a site, and is answered again when it is asked for again', async () => {
    const [first, second] = (await Promise.all([api.ok(START), api.ok(START)])).map((data) => data.startSandbox);
    expect(first).toMatchObject({
      site: { name: 'Sandbox', url: first.url, connectedAt: expect.any(String), pluginVersion: '0.2.0' },
      adminUsername: 'admin',
      adminPassword: expect.any(String),
    });
    expect(second).toMatchObject({ url: first.url, site: { id: first.site.id } });
    expect(await api.sql('select count(*)::int from site')).toEqual([{ count: 1 }]);
    expect((await api.ok(TEST, { id: first.site.id })).testSiteConnection.ok).toBe(true);
  });

  it('leaves every other private address closed', async () => {
    const { startSandbox } = await api.ok(START);
    const other = startSandbox.url.replace('127.0.0.1', 'localhost');
    const { createSite } = await api.ok(
      'mutation ($url: String!) { createSite(input: { name: "Next door", url: $url }) { site { id } } }',
      { url: other },
    );
    expect((await api.ok(TEST, { id: createSite.site.id })).testSiteConnection).toMatchObject({
      ok: false,
      steps: [{ code: 'ADDRESS_REFUSED' }],
    });
  });

  it('ends with the program', async () => {
    const { url } = (await api.ok(START)).startSandbox;
    await api.stop();
    await expect(fetch(url)).rejects.toThrow();
    api = undefined as never;
  });
});
