import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, publishing } from './kit.ts';

const CONTENT = '01890a5d-ac96-774b-bcce-b302099a8057';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const byContent = (client: Client, id: string) => client.get(`igny8/v1/post-by-content-id/${id}`);

describe('a link', () => {
  it('is written by core REST in the creating request, and finds the post', async () => {
    for (const [restBase, type] of [
      ['posts', 'post'],
      ['pages', 'page'],
      ['product', 'product'],
    ] as const) {
      const meta = { _igny8_content_id: `${CONTENT}-${type}`, _igny8_cluster_id: `cluster-${type}`, _igny8_task_id: `task-${type}` };
      const made = await create(admin, restBase, { title: type, content: 'Words.', status: 'publish', meta });
      expect(made.meta).toMatchObject(meta);
      const found = await byContent(admin, meta._igny8_content_id);
      expect(found).toMatchObject({
        status: 200,
        body: { post_id: made.id, post_type: type, post_content: 'Words.', permalink: made.link, meta },
      });
      expect(found.body).not.toHaveProperty('duplicates');
      expect((await admin.get(`igny8/v1/post-by-task-id/${meta._igny8_task_id}`)).body).toEqual(found.body);
    }
  });

  it('has the shape of an item of posts', async () => {
    const found = (await byContent(admin, `${CONTENT}-post`)).body;
    const listed = (await admin.get(`igny8/v1/posts?after_id=${found.post_id - 1}&include_terms=true`)).body.items[0];
    expect(found).toEqual(listed);
  });

  it('works for a post type that has no custom fields of its own', async () => {
    const answer = await sandbox.php(`
      register_post_type( 'recipe', array( 'public' => true, 'show_in_rest' => true, 'supports' => array( 'title', 'editor' ) ) );
      Igny8\\Meta::register();
      $request = new WP_REST_Request( 'POST', '/wp/v2/recipe' );
      $request->set_body_params( array( 'title' => 'Soup', 'status' => 'publish', 'meta' => array( '_igny8_content_id' => 'soup' ) ) );
      $made = rest_do_request( $request );
      $found = rest_do_request( new WP_REST_Request( 'GET', '/igny8/v1/post-by-content-id/soup' ) );
      echo $made->get_status(), ' ', $found->get_status(), ' ', (int) ( $made->get_data()['id'] === $found->get_data()['post_id'] );`);
    expect(answer.trim()).toBe('201 200 1');
  });

  it('finds a draft and a post in the trash', async () => {
    const draft = await create(admin, 'posts', { title: 'Draft', status: 'draft', meta: { _igny8_content_id: 'later' } });
    expect((await byContent(admin, 'later')).body).toMatchObject({ post_id: draft.id, post_status: 'draft' });
    await admin.delete(`wp/v2/posts/${draft.id}`);
    expect((await byContent(admin, 'later')).body).toMatchObject({ post_id: draft.id, post_status: 'trash' });
    await admin.delete(`wp/v2/posts/${draft.id}?force=true`);
    expect(await byContent(admin, 'later')).toMatchObject({ status: 404, body: { code: 'igny8_not_found' } });
  });

  it('of several posts gives the one with the lowest id, and names the others', async () => {
    const made = [];
    for (const title of ['One', 'Two', 'Three'])
      made.push(await create(admin, 'posts', { title, status: 'draft', meta: { _igny8_content_id: 'twins' } }));
    const [first, ...others] = made.map((post) => post.id);
    expect((await byContent(admin, 'twins')).body).toMatchObject({ post_id: first, duplicates: others });
  });

  it('is not found by a part of it or in other letters', async () => {
    await create(admin, 'posts', { title: 'Case', status: 'draft', meta: { _igny8_content_id: 'exact-id' } });
    expect((await byContent(admin, 'exact')).status).toBe(404);
    expect((await byContent(admin, 'exact-id')).status).toBe(200);
  });

  it('is hidden from visitors', async () => {
    const visitor = clientOf(sandbox);
    const post = (await visitor.get('wp/v2/posts?search=post')).body[0];
    expect(JSON.stringify(post)).not.toContain(CONTENT);
  });

  it('is changed and taken away by core REST', async () => {
    const made = await create(admin, 'posts', { title: 'Relinked', status: 'draft', meta: { _igny8_content_id: 'before' } });
    await admin.post(`wp/v2/posts/${made.id}`, { meta: { _igny8_content_id: 'after' } });
    expect((await byContent(admin, 'before')).status).toBe(404);
    expect((await byContent(admin, 'after')).body.post_id).toBe(made.id);
    expect((await admin.post(`wp/v2/posts/${made.id}`, { meta: { _igny8_content_id: null } })).status).toBe(200);
    expect((await byContent(admin, 'after')).status).toBe(404);
  });

  it('longer than 64 characters, or not text, is refused', async () => {
    for (const value of ['x'.repeat(65), 7, ['a']]) {
      const answer = await admin.post('wp/v2/posts', { title: 'Bad', meta: { _igny8_content_id: value } });
      expect([value, answer.status]).toEqual([value, 400]);
    }
  });

  it('is written by an author on their own post, not on that of another', async () => {
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    const own = await create(author, 'posts', { title: 'Own', status: 'publish', meta: { _igny8_content_id: 'own' } });
    expect((await byContent(author, 'own')).body.post_id).toBe(own.id);
    expect(await byContent(author, `${CONTENT}-post`)).toMatchObject({ status: 403, body: { code: 'rest_forbidden' } });
    const foreign = (await byContent(admin, `${CONTENT}-post`)).body.post_id;
    expect((await author.post(`wp/v2/posts/${foreign}`, { meta: { _igny8_content_id: 'stolen' } })).status).toBe(403);
  });

  it('that no id could be is a bad request', async () => {
    for (const id of ['a%20b', "a'b", 'x'.repeat(65), '%C3%A4']) {
      expect([id, await byContent(admin, id)]).toMatchObject([id, { status: 400, body: { code: 'rest_invalid_param' } }]);
    }
  });
});

describe('deleting the plugin', () => {
  const uninstall = (before: string) =>
    sandbox.php(`${before} define( 'WP_UNINSTALL_PLUGIN', 'igny8/igny8.php' ); include WP_PLUGIN_DIR . '/igny8/uninstall.php';`);
  const left = async (): Promise<string[]> =>
    JSON.parse(
      await sandbox.php(`$db = $GLOBALS['wpdb'];
        echo json_encode( array_merge(
          $db->get_col( "SELECT DISTINCT meta_key FROM wp_postmeta WHERE meta_key LIKE '%igny8%' ORDER BY meta_key" ),
          $db->get_col( "SELECT DISTINCT meta_key FROM wp_termmeta WHERE meta_key LIKE '%igny8%' ORDER BY meta_key" ),
          $db->get_col( "SELECT option_name FROM wp_options WHERE option_name LIKE '%igny8%' ORDER BY option_name" ) ) );`),
    );

  it('keeps the links alone, and removes them too when wp-config.php says so', async () => {
    await admin.post('igny8/v1/publish', publishing());
    await admin.post('igny8/v1/publish', {
      idempotency_key: 'k',
      content_id: 'of-a-term',
      term: { id: 1, taxonomy: 'category', description: '<p>x</p>' },
    });
    await admin.post('igny8/v1/key', {});
    await sandbox.php("update_option( 'igny8_key_used', 1 ); Igny8\\Lock::take( 'left' );");
    const links = ['_igny8_cluster_id', '_igny8_content_id', '_igny8_task_id', '_igny8_content_id'];
    expect(await left()).toHaveLength(links.length + 2 + 3);
    await uninstall('');
    expect(await left()).toEqual(links);
    await uninstall("define( 'IGNY8_REMOVE_DATA', true );");
    expect(await left()).toEqual([]);
  });
});
