import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { again, BOOT, type Client, clientOf, create, type Json, publishing, sha256, stored } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (wish: Json) => admin.post('igny8/v1/publish', wish);
const itemOf = async (id: number): Promise<Json> =>
  (await admin.get(`igny8/v1/posts?include=${id}&status=publish,draft,trash`)).body.items[0];
const age = (id: number) =>
  sandbox.php(
    `$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, array( 'post_modified' => '2020-01-01 10:00:00', 'post_modified_gmt' => '2020-01-01 10:00:00' ), array( 'ID' => ${id} ) );`,
  );

describe('publishing a Content', () => {
  it('makes a post with its words, terms and links, and answers what is stored', async () => {
    const tag = await create(admin, 'tags', { name: 'Salt' });
    const content = '<!-- wp:paragraph -->\n<p>Dry "feet", it\\\'s C:\\path &amp; <b>more</b> é 🛶</p>\n<!-- /wp:paragraph -->';
    const wish = publishing({ title: 'Boots \\ & "more"', content, slug: 'boots', terms: { post_tag: [tag.id], category: [] } });
    const { status, body } = await publish({ ...wish, cluster_id: 'cluster-1', task_id: 'task-1' });
    const post = await stored(admin, body.id);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: post.id,
      type: 'post',
      link: `${sandbox.url}/boots/`,
      slug: 'boots',
      status: 'publish',
      modified_gmt: post.modified_gmt,
      password_protected: false,
      created: true,
      replayed: false,
      title: 'Boots \\ & "more"',
      stored_hash: sha256(`Boots \\ & "more"\0${content}`),
      content: null,
      terms: { category: [], post_tag: [tag.id] },
      before: null,
    });
    expect(post).toMatchObject({ title: { raw: 'Boots \\ & "more"' }, content: { raw: content } });
    expect(post.meta).toMatchObject({ _igny8_content_id: wish.content_id, _igny8_cluster_id: 'cluster-1', _igny8_task_id: 'task-1' });
  });

  it('again updates its post, and tells how that was before', async () => {
    const wish = publishing({ title: 'First', content: '<p>One.</p>' });
    const made = (await publish({ ...wish, task_id: 'task-2', cluster_id: 'cluster-2' })).body;
    const before = await itemOf(made.id);
    const { status, body } = await publish(again(wish, { title: 'Second', content: '<p>Two.</p>', status: 'draft' }, { task_id: null }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: made.id, slug: made.slug, status: 'draft', created: false, replayed: false, title: 'Second', before });
    const post = await stored(admin, made.id);
    expect(post).toMatchObject({ title: { raw: 'Second' }, content: { raw: '<p>Two.</p>' }, status: 'draft' });
    expect(post.meta).toMatchObject({ _igny8_content_id: wish.content_id, _igny8_cluster_id: 'cluster-2', _igny8_task_id: '' });
  });

  it('updates the post that is named, and links it', async () => {
    const old = await create(admin, 'pages', { title: 'Imported', content: 'Old.', status: 'publish', slug: 'imported' });
    const wish = publishing({ id: old.id, type: 'page', title: 'Ours' });
    expect(await publish(wish)).toMatchObject({ status: 200, body: { id: old.id, slug: 'imported', link: old.link, created: false } });
    expect((await admin.get(`igny8/v1/post-by-content-id/${wish.content_id}`)).body).toMatchObject({ post_id: old.id, post_title: 'Ours' });
  });

  it('keeps a revision of what was there', async () => {
    const wish = publishing({ content: '<p>One.</p>' });
    const { id } = (await publish(wish)).body;
    await publish(again(wish, { content: '<p>Two.</p>' }));
    const revisions = (await admin.get(`wp/v2/posts/${id}/revisions?context=edit`)).body;
    expect(revisions.map((revision: Json) => revision.content.raw)).toContain('<p>Two.</p>');
  });

  it('leaves what it does not name: excerpt, author, date, comments, password, template, terms', async () => {
    const author = await sandbox.createUser('author');
    const tag = await create(admin, 'tags', { name: '2024' });
    const old = await create(admin, 'posts', {
      title: 'Old',
      status: 'publish',
      excerpt: 'Short.',
      author: author.id,
      date: '2020-02-02T02:02:02',
      comment_status: 'closed',
      password: 'hush',
      tags: [tag.id],
    });
    const { body } = await publish(publishing({ id: old.id }));
    expect(body).toMatchObject({ password_protected: true, terms: { category: [1], post_tag: [tag.id] } });
    const kept = ({ excerpt, author, date, comment_status, password, tags }: Json) => [
      excerpt.raw,
      author,
      date,
      comment_status,
      password,
      tags,
    ];
    expect(kept(await stored(admin, old.id))).toEqual(['Short.', author.id, '2020-02-02T02:02:02', 'closed', 'hush', [tag.id]]);
  });

  it('updates a page whose template has gone with its theme', async () => {
    const page = await create(admin, 'pages', { title: 'Wide', status: 'publish' });
    await sandbox.php(`update_post_meta( ${page.id}, '_wp_page_template', 'wide.php' );`);
    expect((await publish(publishing({ id: page.id, type: 'page' }))).status).toBe(200);
    expect(await sandbox.php(`echo get_post_meta( ${page.id}, '_wp_page_template', true );`)).toBe('wide.php');
  });

  it('gives a slug that is taken a number, and keeps to it', async () => {
    const first = (await publish(publishing({ slug: 'taken' }))).body;
    const wish = publishing({ slug: 'taken' });
    const second = (await publish(wish)).body;
    expect([first.slug, second.slug, second.link]).toEqual(['taken', 'taken-2', `${sandbox.url}/taken-2/`]);
    expect((await publish(again(wish))).body.slug).toBe('taken-2');
  });

  it('tells the status that WordPress made of a date in the future', async () => {
    const later = await create(admin, 'posts', { title: 'Later', status: 'future', date: '2099-01-01T00:00:00' });
    expect((await publish(publishing({ id: later.id }))).body.status).toBe('future');
  });

  it('raises the hooks that other plugins wait for, the last with terms and links in place', async () => {
    const said = await sandbox.php(`
      add_action( 'save_post', function ( $id, $post, $update ) { echo 'save ', (int) $update, "\\n"; }, 10, 3 );
      add_action( 'wp_after_insert_post', function ( $id ) {
        if ( wp_is_post_revision( $id ) ) { return; }
        echo 'after ', get_post_meta( $id, '_igny8_content_id', true ), ' ', count( wp_get_post_tags( $id ) ), "\\n"; } );
      $tag = wp_insert_term( 'Hooked', 'post_tag' )['term_id'];
      $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
      $request->set_body_params( array( 'idempotency_key' => 'h', 'content_id' => 'hooked', 'post' => array(
        'type' => 'post', 'title' => 'Hooks', 'content' => 'x', 'status' => 'publish', 'terms' => array( 'post_tag' => array( $tag ) ) ) ) );
      echo rest_do_request( $request )->get_status();`);
    expect(said.trim().split('\n')).toEqual(['save 0', 'after hooked 1', '201']);
  });
});

describe('a post that is not as the caller last saw it', () => {
  it('is left alone, and shown as it is now', async () => {
    const wish = publishing({ title: 'Ours' });
    const made = (await publish(wish)).body;
    await age(made.id);
    await admin.post(`wp/v2/posts/${made.id}`, { content: '<p>Theirs.</p>' });
    const answer = await publish(again(wish, { title: 'Ours again' }, { expected_modified_gmt: '2020-01-01T10:00:00' }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'igny8_changed', data: { current: await itemOf(made.id) } } });
    expect(await stored(admin, made.id)).toMatchObject({ title: { raw: 'Ours' }, content: { raw: '<p>Theirs.</p>' } });
  });

  it('is known by its words, too: two changes in one second have the same date', async () => {
    const wish = publishing();
    const made = (await publish(wish)).body;
    await sandbox.php(
      `$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, array( 'post_content' => 'Theirs.' ), array( 'ID' => ${made.id} ) );`,
    );
    const seen = { expected_modified_gmt: made.modified_gmt, expected_hash: made.stored_hash };
    expect(await publish(again(wish, { title: 'Later' }, seen))).toMatchObject({ status: 409, body: { code: 'igny8_changed' } });
    const now = sha256(`${wish.post.title}\0Theirs.`);
    expect((await publish(again(wish, { title: 'Later' }, { ...seen, expected_hash: now }))).status).toBe(200);
  });

  it('is published over when it is the one that was seen, in whatever way the date is written', async () => {
    const wish = publishing();
    const made = (await publish(wish)).body;
    for (const date of ['2020-01-01T10:00:00', '2020-01-01T10:00:00Z', '2020-01-01T11:00:00+01:00']) {
      await age(made.id);
      expect([date, (await publish(again(wish, { title: date }, { expected_modified_gmt: date }))).status]).toEqual([date, 200]);
    }
  });

  it('is left alone though it has the words that are sent: its terms may be somebody else’s', async () => {
    const wish = publishing();
    const made = (await publish(wish)).body;
    await age(made.id);
    const stale = { expected_modified_gmt: '2019-01-01T00:00:00' };
    expect(await publish(again(wish, {}, stale))).toMatchObject({ status: 409, body: { code: 'igny8_changed' } });
  });

  it('is left alone even when somebody saves it in the last moment', async () => {
    const wish = publishing();
    const made = (await publish(wish)).body;
    const answer = JSON.parse(
      await sandbox.php(`
        add_filter( 'wp_insert_post_data', function ( $data ) {
          $GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, array( 'post_content' => 'Saved meanwhile.' ), array( 'ID' => ${made.id} ) );
          return $data; } );
        $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
        $request->set_body_params( json_decode( '${JSON.stringify(again(wish, { content: 'Ours.' }))}', true ) );
        $response = rest_do_request( $request );
        echo json_encode( array( $response->get_status(), $response->get_data() ) );`),
    );
    expect(answer).toMatchObject([409, { code: 'igny8_changed', data: { current: { post_content: 'Saved meanwhile.' } } }]);
    expect((await stored(admin, made.id)).content.raw).toBe('Saved meanwhile.');
    expect((await publish(again(wish, { content: 'Ours.' }))).status).toBe(200);
  });
});

describe('a post that is gone', () => {
  it('in the trash is left there and shown, and taken out when that is asked for', async () => {
    const wish = publishing({ slug: 'thrown' });
    const made = (await publish(wish)).body;
    await admin.delete(`wp/v2/posts/${made.id}`);
    for (const post of [{}, { id: made.id }]) {
      const refused = await publish(again(wish, post));
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'igny8_trashed', data: { current: { post_id: made.id, post_status: 'trash' } } },
      });
    }
    const back = await publish(again(wish, {}, { restore: true }));
    expect(back).toMatchObject({
      status: 200,
      body: { id: made.id, slug: 'thrown', status: 'publish', created: false, before: { post_status: 'trash' } },
    });
    expect(await sandbox.php(`echo json_encode( get_post_meta( ${made.id}, '_wp_trash_meta_status' ) );`)).toBe('[]');
  });

  it('for good is 404 when it is named, and made anew when it is not', async () => {
    const wish = publishing();
    const made = (await publish(wish)).body;
    await admin.delete(`wp/v2/posts/${made.id}?force=true`);
    expect(await publish(again(wish, { id: made.id }))).toMatchObject({ status: 404, body: { code: 'igny8_not_found' } });
    const anew = await publish(again(wish));
    expect(anew).toMatchObject({ status: 201, body: { created: true } });
    expect(anew.body.id).not.toBe(made.id);
  });

  it('is not found in what is no content at all', async () => {
    const made = (await publish(publishing())).body;
    await publish(again(publishing(), { id: made.id }));
    const [revision] = (await admin.get(`wp/v2/posts/${made.id}/revisions`)).body;
    expect(await publish(publishing({ id: revision.id }))).toMatchObject({ status: 404, body: { code: 'igny8_not_found' } });
  });
});
