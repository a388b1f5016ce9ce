import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { type SignedIn, signedIn } from '../kit/people.ts';
import { type LocalServer, serve, TEST } from './kit.ts';

let api: TestApi;
let mara: SignedIn;
let inside: LocalServer;
let reached = 0;
beforeAll(async () => {
  api = await startApi();
  mara = await signedIn(api, 'Mara Reyes');
  inside = await serve((_, answer) => {
    reached += 1;
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"namespaces":["wp/v2"]}');
  });
});
afterAll(async () => {
  await inside?.stop();
  await api?.stop();
});

async function testOf(url: string): Promise<Json> {
  const { createSite } = await api.ok('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name: 'Site', url, wpUsername: 'mara', wpApplicationPassword: 'abcd efgh' },
  });
  return (await api.ok(TEST, { id: createSite.site.id })).testSiteConnection;
}
async function begunAt(url: string): Promise<Json> {
  const query = 'mutation ($url: String!) { beginSiteConnection(url: $url) { site { id } authorizeUrl steps { name ok code message } } }';
  const { data, errors } = await mara.send(query, { url });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.beginSiteConnection;
}

const REFUSED = { name: 'ADDRESS', ok: false, code: 'ADDRESS_REFUSED', message: expect.stringContaining('IGNY8_ALLOW_PRIVATE_SITES') };

describe('without IGNY8_ALLOW_PRIVATE_SITES', () => {
  it('a private address is refused in every form, also behind a name, when a site is tested and when it is begun', async () => {
    const { port } = new URL(inside.url);
    const own = [`127.0.0.1:${port}`, `localhost:${port}`, `2130706433:${port}`, `0x7f.1:${port}`, `0177.0.0.1:${port}`];
    const more = [`[::1]:${port}`, `[::ffff:127.0.0.1]:${port}`, `[64:ff9b::7f00:1]:${port}`, '10.0.0.1', '192.168.1.1', '172.16.0.1'];
    for (const host of [...own, ...more, '169.254.169.254', '100.64.0.1', '0.0.0.0', '[fd00::1]', '[fe80::1]']) {
      expect([host, await testOf(`http://${host}`)]).toMatchObject([host, { ok: false, steps: [REFUSED] }]);
      expect([host, await begunAt(host)]).toEqual([host, { site: null, authorizeUrl: null, steps: [REFUSED] }]);
    }
    // Not every machine knows this one.
    expect(await testOf(`http://localhost.:${port}`)).toMatchObject({
      ok: false,
      steps: [{ code: expect.stringMatching(/ADDRESS_REFUSED|NAME_NOT_FOUND/) }],
    });
    expect(reached).toBe(0);
  });

  it('nothing that an allowed server says leads there: no redirect, no link of its pages', async () => {
    const led = async (headers: Record<string, string>, status: number) => {
      const outside = await serve((_, answer) =>
        answer.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>Home</h1>'),
      );
      api.services.outgoing.allowOrigin(outside.url);
      const found = [(await testOf(outside.url)).steps.at(-1).code, (await begunAt(outside.url)).steps.at(-1).code];
      await outside.stop();
      return found;
    };
    for (const status of [301, 302, 303, 307, 308]) {
      expect(await led({ location: `${inside.url}/wp-json/` }, status)).toEqual(['REDIRECTED', 'REDIRECTED']);
    }
    expect(await led({ location: '//169.254.169.254/latest/meta-data' }, 302)).toEqual(['REDIRECTED', 'REDIRECTED']);
    expect(await led({ link: `<${inside.url}/wp-json/>; rel="https://api.w.org/"` }, 200)).toEqual(['NOT_JSON', 'NOT_JSON']);
    expect(reached).toBe(0);
  });
});
