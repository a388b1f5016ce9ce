import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const POSTS = 60;

describe.each([
  { way: 'through the plugin', plugin: true },
  { way: 'from core REST', plugin: false },
])('an import from a host that struggles, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let site: ConnectedSite;
  let posts: number[];

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    proxy = await proxyOf(sandbox.url);
    posts = JSON.parse(
      await sandbox.php(`$ids = array(); for ( $n = 1; $n <= ${POSTS}; $n++ ) {
        $ids[] = wp_insert_post( array( 'post_title' => "Post $n", 'post_content' => "<p>Words of number $n.</p>", 'post_status' => 'publish' ) ); }
        echo json_encode( $ids );`),
    );
  });
  afterAll(async () => {
    await api?.stop();
    await proxy?.stop();
    await sandbox?.stop();
  });
  let at = 0;
  beforeEach(async () => {
    Object.assign(proxy, { misbehave: () => 'pass', hold: () => undefined, instead: () => undefined, spoil: () => undefined, seen: [] });
    at += 1;
    site = await connectSite(api, `Harbour ${at}`, proxy.url, sandbox);
  });

  const isPage = (url = '') => /igny8\/v1\/posts\?(?!.*view=light)|wp\/v2\/posts\?.*content\.raw/.test(url);
  const sizeOf = (url = '') => Number(/[?&]per_page=(\d+)/.exec(url)?.[1]);
  const here = async () =>
    (
      await api.sql('select external_id::int as id from content where site_id = $1 and missing_at is null order by external_id', [site.id])
    ).map(({ id }) => id);
  const job = async (id: string) => (await api.ok('query ($id: ID!) { job(id: $id) { state message secondsLeft } }', { id })).job;
  const begin = async () =>
    (await api.ok('mutation ($id: ID!) { importSite(siteId: $id) { job { id } } }', { id: site.id })).importSite.job.id;

  it('asks for less at once where a page is too much, and goes on so', async () => {
    proxy.instead = ({ url }) =>
      isPage(url) && sizeOf(url) > 20
        ? { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Critical error</h1>' }
        : undefined;
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', failed: 0, done: POSTS });
    expect(await here()).toEqual(posts);
    const sizes = proxy.seen.filter((line) => isPage(line)).map((line) => sizeOf(line));
    expect(sizes.filter((size) => size > 20).length).toBeLessThanOrEqual(6);
    expect(sizes.filter((size) => size <= 20).length).toBeGreaterThanOrEqual(3);
  });

  it('takes an answer that PHP broke off for too much', async () => {
    proxy.spoil = ({ url }, body) => (isPage(url) && sizeOf(url) > 30 ? { status: 200, body: body.slice(0, body.length / 2) } : undefined);
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', failed: 0, done: POSTS });
    expect(await here()).toEqual(posts);
  });

  it('waits as long as the host wants, and says so', async () => {
    let refused = 0;
    proxy.instead = ({ url }) => {
      if (!isPage(url) || refused >= 2) return undefined;
      refused += 1;
      return { status: refused === 1 ? 429 : 503, headers: { 'retry-after': '2' }, body: '{"code":"busy","message":"Busy"}' };
    };
    const id = await begin();
    await expect
      .poll(async () => (await job(id)).message, { timeout: 10_000, interval: 100 })
      .toMatch(/^Waits until \d\d:\d\d UTC: the host asked for it/);
    await expect.poll(async () => (await job(id)).state, { timeout: 20_000 }).toBe('SUCCEEDED');
    expect(refused).toBe(2);
    expect(await here()).toEqual(posts);
  });

  it('waits too where it begins in the middle of a wait, as a run does that takes over from one that was killed', async () => {
    const refused = { index: 0, user: 0, shape: 0 };
    const kindOf = (url = '') => {
      if (/^\/(wp-json\/)?(\?|$)/.test(url)) return 'index';
      if (url.includes('users/me')) return 'user';
      return /site-metadata|wp\/v2\/types/.test(url) ? 'shape' : undefined;
    };
    proxy.instead = ({ url }) => {
      const kind = kindOf(url);
      // As often as one question is asked before whoever asks is told of it.
      if (!kind || refused[kind] >= 5) return undefined;
      refused[kind] += 1;
      return { status: 429, headers: { 'retry-after': '0' }, body: '{"code":"busy","message":"Busy"}' };
    };
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', failed: 0, done: POSTS });
    expect(refused).toEqual({ index: 5, user: 5, shape: 5 });
    expect(await here()).toEqual(posts);
  });

  // The plugin gives terms by cursor: the next page cannot be asked for before the last one came.
  it.skipIf(plugin)('reads terms two pages at a time, and one at a time from a host that refuses', async () => {
    await sandbox.php(`for ( $n = 1; $n <= 750; $n++ ) { wp_insert_term( "Tag $n", 'post_tag' ); }`);
    const isTags = (url = '') => url.includes('wp/v2/tags?');
    const most = async (refuse: number) => {
      let [asked, under, highest] = [0, 0, 0];
      proxy.instead = ({ url }) => {
        if (!isTags(url)) return undefined;
        asked += 1;
        if (asked === refuse) return { status: 429, headers: { 'retry-after': '1' }, body: '{"code":"busy","message":"Busy"}' };
        under += 1;
        highest = Math.max(highest, under);
        return undefined;
      };
      proxy.hold = async ({ url }) => {
        if (isTags(url)) under -= 1;
      };
      expect(await site.importAgain()).toMatchObject({ state: 'SUCCEEDED', message: expect.stringContaining('751 terms') });
      const [{ tags } = {}] = await api.sql(
        "select count(*)::int as tags from content_taxonomy where site_id = $1 and external_taxonomy = 'post_tag'",
        [site.id],
      );
      expect(tags).toBe(750);
      return { asked, highest };
    };
    expect(await most(0)).toEqual({ asked: 8, highest: 2 });
    // Its first page was refused once; from there on, they come one after the other.
    expect(await most(1)).toEqual({ asked: 9, highest: 1 });
  });

  it('can be stopped while it waits for an hour', async () => {
    proxy.instead = ({ url }) =>
      isPage(url) ? { status: 429, headers: { 'retry-after': '3600' }, body: '{"code":"busy","message":"Busy"}' } : undefined;
    const id = await begin();
    await expect.poll(async () => (await job(id)).message, { timeout: 10_000, interval: 100 }).toContain('Waits until');
    const asked = proxy.seen.length;
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id });
    proxy.instead = () => undefined;
    // The next one can only begin when the waiting one has let go.
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', done: POSTS });
    expect(proxy.seen.slice(asked).filter((line) => isPage(line)).length).toBeLessThanOrEqual(3);
    expect((await job(id)).state).toBe('CANCELLED');
  });

  it('steps over a post that breaks every page with it, lists it, and tries it again the next time', async () => {
    const poison = [posts[0], posts[30], posts[31], posts[59]] as number[];
    const isPoisoned = (body: string) => poison.some((id) => new RegExp(`"(post_)?id":${id},`).test(body));
    proxy.spoil = ({ url }, body) => (isPage(url) && isPoisoned(body) ? { status: 500, body: '' } : undefined);
    const broken = await site.importAll();
    expect(broken).toMatchObject({
      state: 'SUCCEEDED',
      failed: 4,
      message: expect.stringMatching(/^56 new.*4 that WordPress could not give/),
    });
    expect(broken.items.map((item: { subjectId: string }) => item.subjectId).sort()).toEqual(poison.map((id) => `post:${id}`).sort());
    expect(broken.items[0]).toMatchObject({ code: 'UPSTREAM_ERROR', message: expect.stringContaining('The next import tries it again') });
    expect(await here()).toEqual(posts.filter((id) => !poison.includes(id)));

    // Somebody mends one of them, in a way that leaves its date; another one was mended by deleting it.
    await sandbox.php(
      `global $wpdb; $wpdb->query( "UPDATE {$wpdb->posts} SET post_modified = '2024-03-01 10:00:00', post_modified_gmt = '2024-03-01 10:00:00'" );`,
    );
    poison.splice(0, 2);
    expect(await site.importAll()).toMatchObject({ failed: 2, message: expect.stringMatching(/^2 new/) });
    // As many go away as cannot be read.
    for (const id of posts.splice(40, 2)) await wp(sandbox, 'DELETE', `posts/${id}?force=true`);
    expect(await site.importAll()).toMatchObject({ failed: 2, message: expect.stringContaining('2 gone from WordPress') });
    proxy.spoil = () => undefined;
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringMatching(/^2 new/) });
    expect(await here()).toEqual(posts);
  });

  it('gives up where everything breaks, and says what the host said', async () => {
    proxy.spoil = ({ url }) => (isPage(url) ? { status: 500, body: '{"code":"internal","message":"No memory"}' } : undefined);
    expect(await site.importAll()).toMatchObject({ state: 'FAILED', message: expect.stringContaining('No memory') });
    expect(await api.sql('select 1 from import_mark where site_id = $1', [site.id])).toEqual([]);
  });

  it('ends with what WordPress has, though posts come, go and change while it walks', async () => {
    let met = 0;
    proxy.instead = ({ url }) => (isPage(url) && sizeOf(url) > 12 ? { status: 500, body: '' } : undefined);
    proxy.hold = async ({ url }) => {
      if (!isPage(url)) return;
      met += 1;
      if (met === 4) {
        await wp(sandbox, 'DELETE', `posts/${posts[2]}?force=true`);
        await wp(sandbox, 'POST', `posts/${posts[3]}`, { title: 'Changed behind the walk' });
        await wp(sandbox, 'POST', 'posts', { title: 'Made meanwhile', content: '<p>New.</p>', status: 'publish' });
        await wp(sandbox, 'DELETE', `posts/${posts[50]}`);
      }
    };
    expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED' });
    expect(met).toBeGreaterThan(4);
    proxy.instead = () => undefined;
    await site.importAll();
    const there = JSON.parse(
      await sandbox.php(
        `global $wpdb; echo json_encode( $wpdb->get_results( "SELECT ID AS id, post_title AS title FROM {$wpdb->posts} WHERE post_type = 'post' AND post_status = 'publish' ORDER BY ID" ) );`,
      ),
    ).map(({ id, title }: { id: string; title: string }) => ({ id: Number(id), title }));
    expect(
      await api.sql('select external_id::int as id, title from content where site_id = $1 and missing_at is null order by 1', [site.id]),
    ).toEqual(there);
  });
});
