/** Sites by https with a certificate that is trusted, which no server of a test has: only what goes over the wire is stood in for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SiteConnectingService } from '../../../src/modules/wordpress/index.ts';
import { Actor, Scope } from '../../../src/platform/access/actor.ts';
import { redirectFault } from '../../../src/platform/http/outgoing.faults.ts';
import type { Outgoing, OutgoingRequest } from '../../../src/platform/http/outgoing.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { signedIn } from '../../kit/people.ts';

let api: TestApi;
let mara: Actor;
beforeAll(async () => {
  api = await startApi();
  await signedIn(api, 'Mara Reyes');
  const [user] = await api.sql('select id from app_user');
  mara = new Actor({ kind: 'user', id: user?.id, name: 'Mara Reyes', scopes: Object.values(Scope), siteIds: null });
});
afterAll(async () => api?.stop());

/** A WordPress in the folder /blog of www.example.com, to which example.com sends everybody on. */
const asked: string[] = [];
const http = {
  request: async ({ url }: OutgoingRequest) => {
    asked.push(url);
    const { protocol, host, pathname } = new URL(url);
    if (host === 'example.com') throw redirectFault('', new URL(url.replace('//example.com', '//www.example.com')));
    if (host !== 'www.example.com' || protocol !== 'https:') throw new Error(`Nobody should ask ${url}.`);
    if (pathname !== '/blog/wp-json/') {
      const link = '<https://www.example.com/blog/wp-json/>; rel="https://api.w.org/"';
      return { status: 200, url, headers: { link }, text: '<h1>Tea &amp; time</h1>' };
    }
    const authorization = 'https://www.example.com/blog/wp-admin/authorize-application.php';
    const authentication = { 'application-passwords': { endpoints: { authorization } } };
    return { status: 200, url, headers: {}, text: JSON.stringify({ name: 'Tea &amp; Time', namespaces: ['wp/v2'], authentication }) };
  },
} as unknown as Outgoing;

const begin = (origin: string) =>
  new SiteConnectingService(api.services.db, api.services.sites, http).begin(mara, { url: 'example.com/blog/a-post/', origin });

describe('a site by https', () => {
  it('is followed to its www, found in its folder by what its page says, and approved there', async () => {
    const begun = await begin('https://igny8.example.com');
    expect(begun.steps.map(({ name, ok, code }) => [name, ok, code])).toEqual([
      ['address', true, null],
      ['https', true, null],
      ['rest_api', true, null],
      ['credentials', true, null],
    ]);
    const page = new URL(begun.authorizeUrl ?? '');
    expect(page.origin + page.pathname).toBe('https://www.example.com/blog/wp-admin/authorize-application.php');
    expect(page.searchParams.get('app_name')).toMatch(/^IGNY8 on www\.example\.com · \d{4}-\d\d-\d\d .{4}$/);
    expect(page.searchParams.get('reject_url')).toMatch(/^https:\/\/igny8\.example\.com\/connection\/rejected\?state=igny8_connect_/);
    expect(await api.sql('select name, url from site')).toEqual([{ name: 'Tea & Time', url: 'https://www.example.com/blog' }]);
    expect(asked).toHaveLength(3);
  });

  it('gives its password to no installation that is open by http: that is said at once, and pasting offered', async () => {
    const begun = await begin('http://localhost:4000');
    expect(begun).toMatchObject({ siteId: expect.any(String), authorizeUrl: null, expiresAt: null });
    expect(begun.steps.at(-1)).toMatchObject({
      name: 'credentials',
      ok: false,
      code: 'NO_HTTPS',
      message: expect.stringMatching(/http:\/\/localhost:4000.*Paste.*IGNY8_PUBLIC_URL/),
    });
  });
});
