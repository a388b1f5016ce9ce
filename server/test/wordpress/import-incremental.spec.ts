import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { backdate, type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const POSTS = 130;
const DELETE = 'mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }';
const RESTORE = 'mutation ($ids: [ID!]!) { restoreContent(ids: $ids) { updated } }';
const PREVIEW = `query ($id: ID!) { importPreview(siteId: $id) {
  types { postType contentType count here } terms toRead changedSince estimatedSeconds } }`;

describe.each([
  { way: 'through the plugin', plugin: true },
  { way: 'from core REST', plugin: false },
])('an import after the first one, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let site: ConnectedSite;
  let posts: number[];

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    proxy = await proxyOf(sandbox.url);
    site = await connectSite(api, 'Harbour', proxy.url, sandbox);
    posts = JSON.parse(
      await sandbox.php(`$ids = array(); for ( $n = 1; $n <= ${POSTS}; $n++ ) {
        $ids[] = wp_insert_post( array( 'post_title' => "Post $n", 'post_content' => "<p>Words $n.</p>", 'post_status' => 'publish' ) ); }
        echo json_encode( $ids );`),
    );
    await backdate(sandbox);
  });
  afterAll(async () => {
    await api?.stop();
    await proxy?.stop();
    await sandbox?.stop();
  });

  const of = async (externalId: number | undefined) => {
    const [row = {}] = await api.sql(
      'select id, title, missing_at is not null as missing, deleted_at is not null as deleted from content where external_id = $1',
      [externalId],
    );
    return row;
  };
  /** How many posts were read with their words. */
  const wordsRead = () =>
    proxy.seen.filter((line) => /igny8\/v1\/posts\?(?!.*view=light)|wp\/v2\/(posts|pages|product)\?.*content\.raw/.test(line));
  const preview = async () => (await api.ok(PREVIEW, { id: site.id })).importPreview;
  const post = (fields: object) => wp(sandbox, 'POST', 'posts', { title: 'New', content: '<p>New.</p>', status: 'publish', ...fields });

  it('is counted before it begins', async () => {
    expect(await preview()).toMatchObject({
      types: expect.arrayContaining([
        { postType: 'post', contentType: 'ARTICLE', count: POSTS, here: 0 },
        { postType: 'page', contentType: 'PAGE', count: 0, here: 0 },
      ]),
      terms: 1,
      toRead: POSTS,
      changedSince: null,
      estimatedSeconds: expect.any(Number),
    });
    expect(await api.sql('select 1 from content')).toEqual([]);
    expect(await site.importAll()).toMatchObject({ total: POSTS, done: POSTS, message: expect.stringMatching(`^${POSTS} new`) });
  });

  it('reads what changed since, and nothing else but the terms', async () => {
    await wp(sandbox, 'POST', `posts/${posts[7]}`, { title: 'Seventh' });
    const before = await preview();
    expect(before).toMatchObject({ toRead: 1, changedSince: expect.stringContaining('T') });
    expect(before.types.find((type: { postType: string }) => type.postType === 'post')).toMatchObject({ count: POSTS, here: POSTS });
    proxy.seen = [];
    expect(await site.importAll()).toMatchObject({
      state: 'SUCCEEDED',
      total: 1,
      done: 1,
      message: expect.stringMatching(`^0 new, 1 changed in WordPress, ${POSTS - 1} unchanged`),
    });
    expect(wordsRead().every((line) => line.includes('modified_after='))).toBe(true);
    expect(wordsRead()).toHaveLength(plugin ? 1 : 3);
    expect(await of(posts[7])).toMatchObject({ title: 'Seventh' });
  });

  it('asks for each list once where nothing changed, and for no address of a term', async () => {
    proxy.seen = [];
    expect(await site.importAll()).toMatchObject({ message: expect.stringContaining(`0 new, 0 changed in WordPress, ${POSTS} unchanged`) });
    // The root twice (found, then signed in), the user and the shape; then four taxonomies and three types, or one walk of each.
    expect(proxy.seen).toHaveLength(plugin ? 4 + 3 : 5 + 4 + 2 * 3);
    expect(new Set(proxy.seen).size).toBe(proxy.seen.length);
    expect(proxy.seen.filter((line) => /wp\/v2\/(categories|tags|product_)/.test(line) && line.includes('link'))).toEqual([]);
  });

  it('notices a deletion and a creation in one gap, though as many posts are there', async () => {
    await wp(sandbox, 'DELETE', `posts/${posts[0]}?force=true`);
    const { id } = await post({ title: 'Made meanwhile' });
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^1 new.*1 gone from WordPress/) });
    expect(await of(posts[0])).toMatchObject({ missing: true });
    expect(await of(id)).toMatchObject({ title: 'Made meanwhile' });
  });

  it('finds a new post that bears an old date, also where another one went', async () => {
    const { id } = await post({ title: 'From an old blog', date: '2019-05-05T10:00:00' });
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^1 new/) });
    expect(await of(id)).toMatchObject({ title: 'From an old blog' });
    await wp(sandbox, 'DELETE', `posts/${posts[1]}?force=true`);
    const later = await post({ title: 'From an old blog too', date: '2019-05-06T10:00:00' });
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^1 new.*1 gone from WordPress/) });
    expect(await of(later.id)).toMatchObject({ title: 'From an old blog too' });
  });

  it('notices what went to the trash, and what came back with an old date', async () => {
    await wp(sandbox, 'DELETE', `posts/${posts[2]}`);
    expect(await site.importAll()).toMatchObject({ message: expect.stringContaining('1 gone from WordPress') });
    expect(await of(posts[2])).toMatchObject({ missing: true });
    await sandbox.php(`wp_update_post( array( 'ID' => ${posts[2]}, 'post_status' => 'publish' ) );`);
    await backdate(sandbox, [posts[2] as number]);
    await site.importAll();
    expect(await of(posts[2])).toMatchObject({ missing: false });
  });

  it('takes what was changed there while it was deleted here, once it is restored', async () => {
    const { id } = await of(posts[3]);
    await api.ok(DELETE, { ids: [id] });
    await wp(sandbox, 'POST', `posts/${posts[3]}`, { title: 'Changed while away' });
    await site.importAll();
    expect(await of(posts[3])).toMatchObject({ title: 'Post 4', deleted: true });
    await backdate(sandbox);
    await api.ok(RESTORE, { ids: [id] });
    await api.sql("update content set wp_modified_at = '2024-01-01' where id = $1", [id]);
    await site.importAll();
    expect(await of(posts[3])).toMatchObject({ title: 'Changed while away', deleted: false });
  });

  it('in full also reads what was changed behind the back of WordPress', async () => {
    await sandbox.php(
      `global $wpdb; $wpdb->update( $wpdb->posts, array( 'post_title' => 'By hand', 'post_modified' => '2024-03-02 10:00:00', 'post_modified_gmt' => '2024-03-02 10:00:00' ), array( 'ID' => ${posts[9]} ) );`,
    );
    await site.importAll();
    expect(await of(posts[9])).toMatchObject({ title: 'Post 10' });
    expect(await site.importAgain()).toMatchObject({ message: expect.stringContaining('1 changed in WordPress') });
    expect(await of(posts[9])).toMatchObject({ title: 'By hand' });
  });

  it('brings in chosen posts alone, and says which have none', async () => {
    await wp(sandbox, 'POST', `posts/${posts[10]}`, { title: 'Eleventh' });
    await wp(sandbox, 'POST', `posts/${posts[11]}`, { title: 'Twelfth' });
    await wp(sandbox, 'DELETE', `posts/${posts[12]}?force=true`);
    const [tenth, gone, draft] = [(await of(posts[10])).id, (await of(posts[12])).id, (await site.draft('Only here')).id];
    expect(await site.importOnly([tenth, gone, draft])).toMatchObject({
      state: 'SUCCEEDED',
      total: 3,
      done: 2,
      failed: 1,
      message: expect.stringMatching(/^0 new, 1 changed in WordPress.*1 gone/),
      items: [{ subjectId: draft, code: 'NOT_FOUND', message: expect.stringContaining('no post in WordPress') }],
    });
    expect(await of(posts[10])).toMatchObject({ title: 'Eleventh' });
    expect(await of(posts[11])).toMatchObject({ title: 'Post 12' });
    expect(await of(posts[12])).toMatchObject({ missing: true });
    const refused = 'mutation ($id: ID!, $ids: [ID!]) { importSite(siteId: $id, contentIds: $ids) { job { id } } }';
    expect(await api.fails(refused, { id: site.id, ids: [] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'contentIds' });
    expect(await api.fails(refused, { id: site.id, ids: ['12'] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'contentIds' });
  });

  it('takes what was put back from a backup, of a chosen post', async () => {
    await sandbox.php(
      `global $wpdb; $wpdb->update( $wpdb->posts, array( 'post_title' => 'From the backup', 'post_modified' => '2022-03-02 10:00:00', 'post_modified_gmt' => '2022-03-02 10:00:00' ), array( 'ID' => ${posts[14]} ) );`,
    );
    await site.importAgain();
    expect(await of(posts[14])).toMatchObject({ title: 'Post 15' });
    expect(await site.importOnly([(await of(posts[14])).id])).toMatchObject({ message: expect.stringContaining('1 changed in WordPress') });
    expect(await of(posts[14])).toMatchObject({ title: 'From the backup' });
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata'])('misses no change on a site in %s', async (zone) => {
    await sandbox.php(`update_option( 'timezone_string', '${zone}' );`);
    // In another zone nothing that was kept is sure: everything is read once.
    expect((await site.importAll()).total).toBeGreaterThan(POSTS - 10);
    await backdate(sandbox);
    await wp(sandbox, 'POST', `posts/${posts[20]}`, { title: `In ${zone}` });
    expect(await site.importAll()).toMatchObject({ total: 1, message: expect.stringContaining('1 changed in WordPress') });
    expect(await of(posts[20])).toMatchObject({ title: `In ${zone}` });
  });
});
