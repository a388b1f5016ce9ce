import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, type Json, walk } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const titles = (items: Json[]) => items.map((item) => item.post_title);
const ids = (items: Json[]) => items.map((item) => item.post_id);

describe('a post', () => {
  it('comes raw, with every field and the terms of each taxonomy', async () => {
    const tag = await create(admin, 'tags', { name: 'Salt & sea' });
    const content = '<!-- wp:paragraph -->\n<p>Dry "feet" [gallery]</p>\n<!-- /wp:paragraph -->';
    const made = await create(admin, 'posts', {
      title: 'Boots & more',
      slug: 'boots',
      content,
      excerpt: 'Short.',
      status: 'publish',
      tags: [tag.id],
      meta: { _igny8_content_id: 'content-1' },
    });
    const { body } = await admin.get('igny8/v1/posts?post_type=post&include_terms=true');
    expect(body).toEqual({
      items: [
        {
          post_id: made.id,
          post_type: 'post',
          post_status: 'publish',
          post_title: made.title.raw,
          post_name: 'boots',
          post_content: content,
          post_excerpt: 'Short.',
          permalink: `${sandbox.url}/boots/`,
          post_date_gmt: made.date_gmt,
          modified_gmt: made.modified_gmt,
          author: 1,
          password_protected: false,
          taxonomies: { category: [1], post_tag: [tag.id] },
          terms: [
            { term_id: 1, name: 'Uncategorized', slug: 'uncategorized', taxonomy: 'category' },
            { term_id: tag.id, name: 'Salt & sea', slug: 'salt-sea', taxonomy: 'post_tag' },
          ],
          meta: { _igny8_content_id: 'content-1' },
        },
      ],
      next_after_id: null,
      total: 1,
    });
  });

  it('has an empty object where no meta is set, and no terms unless they are asked for', async () => {
    const made = await create(admin, 'pages', { title: 'Plain', status: 'publish' });
    const { body } = await admin.get(`igny8/v1/posts?post_type=page&after_id=${made.id - 1}`);
    expect(JSON.stringify(body.items[0].meta)).toBe('{}');
    expect(JSON.stringify(body.items[0].taxonomies)).toBe('{}');
    expect(body.items[0]).not.toHaveProperty('terms');
  });

  it('tells when it is protected by a password', async () => {
    const made = await create(admin, 'posts', { title: 'Secret', status: 'publish', password: 'hush' });
    const { body } = await admin.get(`igny8/v1/posts?after_id=${made.id - 1}`);
    expect(body.items[0]).toMatchObject({ post_id: made.id, password_protected: true });
  });

  it('names all its ancestors in its link', async () => {
    const top = await create(admin, 'pages', { title: 'Top', status: 'publish' });
    const middle = await create(admin, 'pages', { title: 'Middle', status: 'publish', parent: top.id });
    const low = await create(admin, 'pages', { title: 'Low', status: 'publish', parent: middle.id });
    const { body } = await admin.get(`igny8/v1/posts?post_type=page&after_id=${low.id - 1}`);
    expect(body.items[0].permalink).toBe(`${sandbox.url}/top/middle/low/`);
  });

  it('shows attributes of a product that core REST hides', async () => {
    const product = await create(admin, 'product', { title: 'Deck boot', status: 'publish' });
    await sandbox.php(
      `wp_set_object_terms( ${product.id}, array( 'Large', 'Small' ), 'pa_size' ); wp_set_object_terms( ${product.id}, array( 'Red' ), 'pa_color' );`,
    );
    expect((await admin.get(`wp/v2/product/${product.id}?context=edit`)).body).not.toHaveProperty('pa_size');
    const { body } = await admin.get('igny8/v1/posts?post_type=product&include_terms=true');
    const [item] = body.items;
    expect(Object.keys(item.taxonomies).sort()).toEqual(['pa_color', 'pa_size', 'product_cat', 'product_tag']);
    expect(item.taxonomies.pa_size).toHaveLength(2);
    expect(item.terms.map((term: Json) => `${term.taxonomy}:${term.slug}`).sort()).toEqual([
      'pa_color:red',
      'pa_size:large',
      'pa_size:small',
    ]);
  });
});

describe('which posts', () => {
  it('leaves out the trash, auto-drafts and revisions unless the trash is asked for', async () => {
    const made = await create(admin, 'posts', { title: 'Gone', status: 'publish' });
    await admin.post(`wp/v2/posts/${made.id}`, { content: 'makes a revision' });
    await admin.delete(`wp/v2/posts/${made.id}`);
    await sandbox.php("wp_insert_post( array( 'post_title' => 'Auto', 'post_status' => 'auto-draft' ) );");
    const usual = await walk(admin, 'igny8/v1/posts');
    expect(titles(usual)).not.toContain('Gone');
    expect(titles(usual)).not.toContain('Auto');
    const trash = await walk(admin, 'igny8/v1/posts?status=trash');
    expect(trash).toMatchObject([{ post_id: made.id, post_status: 'trash', post_title: 'Gone' }]);
    const both = await walk(admin, 'igny8/v1/posts?status=publish,trash');
    expect(ids(both)).toContain(made.id);
    expect(both.length).toBeGreaterThan(1);
  });

  it('gives drafts, pending, private and future posts without being asked', async () => {
    const future = '2099-01-01T00:00:00';
    for (const status of ['draft', 'pending', 'private', 'future'])
      await create(admin, 'posts', { title: `A ${status} one`, status, ...(status === 'future' && { date_gmt: future }) });
    const items = await walk(admin, 'igny8/v1/posts?post_type=post');
    expect(titles(items)).toEqual(expect.arrayContaining(['A draft one', 'A pending one', 'A private one', 'A future one']));
    const [scheduled] = await walk(admin, 'igny8/v1/posts?status=future');
    expect(scheduled.post_date_gmt).toBe(future);
  });

  it('takes post types by a list with commas', async () => {
    const items = await walk(admin, 'igny8/v1/posts?post_type=page,product');
    expect(new Set(items.map((item) => item.post_type))).toEqual(new Set(['page', 'product']));
  });

  it('passes over product on a site without a shop', async () => {
    const answer = await sandbox.php(`
      unregister_post_type( 'product' );
      $answer = rest_do_request( new WP_REST_Request( 'GET', '/igny8/v1/posts' ) );
      echo $answer->get_status(), ' ', implode( ',', array_unique( wp_list_pluck( $answer->get_data()['items'], 'post_type' ) ) );`);
    expect(answer.trim()).toBe('200 post,page');
  });
});

describe('modified_after', () => {
  it('gives what was changed since, new drafts too', async () => {
    await sandbox.php(`
      $old = wp_insert_post( array( 'post_title' => 'Old', 'post_status' => 'publish', 'post_date' => '2020-01-01 10:00:00' ) );
      $GLOBALS['wpdb']->query( "UPDATE wp_posts SET post_modified = '2020-01-01 10:00:00', post_modified_gmt = '2020-01-01 10:00:00'" );
      $fresh = wp_insert_post( array( 'post_title' => 'Fresh draft', 'post_status' => 'draft' ) );
      $GLOBALS['wpdb']->query( "UPDATE wp_posts SET post_modified_gmt = '0000-00-00 00:00:00' WHERE ID = $fresh" );
      $changed = wp_insert_post( array( 'post_title' => 'Changed', 'post_status' => 'publish' ) );
    `);
    expect(titles(await walk(admin, 'igny8/v1/posts?modified_after=2020-01-01T10:00:00'))).toEqual(['Fresh draft', 'Changed']);
    expect(titles(await walk(admin, 'igny8/v1/posts?modified_after=2020-01-01T09:59:59Z'))).toContain('Old');
    expect(titles(await walk(admin, `igny8/v1/posts?modified_after=${encodeURIComponent('2020-01-01T12:00:00+02:00')}`))).toEqual([
      'Fresh draft',
      'Changed',
    ]);
  });

  it('dates a draft that has no GMT date by its local time, as core does', async () => {
    await sandbox.php("update_option( 'timezone_string', 'Europe/Berlin' );");
    const [draft] = await walk(admin, 'igny8/v1/posts?status=draft&modified_after=2020-01-02T00:00:00');
    const core = (await admin.get(`wp/v2/posts/${draft.post_id}?context=edit`)).body;
    expect([draft.post_date_gmt, draft.modified_gmt]).toEqual([core.date_gmt, core.modified_gmt]);
  });
});

describe('the cursor', () => {
  it('neither repeats nor misses a post while others come and go', async () => {
    await sandbox.php(
      "for ( $n = 1; $n <= 50; $n++ ) { wp_insert_post( array( 'post_title' => \"Walk $n\", 'post_status' => 'publish' ) ); }",
    );
    const before = await walk(admin, 'igny8/v1/posts?post_type=post&per_page=500');
    const removed = before[10].post_id;
    const seen = await walk(admin, 'igny8/v1/posts?post_type=post&per_page=7', async (page) => {
      if (page <= 3) await create(admin, 'posts', { title: `Came during page ${page}`, status: 'publish' });
      if (page === 3) await admin.delete(`wp/v2/posts/${removed}?force=true`);
    });
    expect(new Set(ids(seen)).size).toBe(seen.length);
    expect(ids(seen)).toEqual(expect.arrayContaining(ids(before)));
    expect(titles(seen).filter((title) => title.startsWith('Came during'))).toHaveLength(3);
  });

  it('ends with null, also when the last page is full', async () => {
    const all = await admin.get('igny8/v1/posts?post_type=product,page');
    const { total, items } = all.body;
    expect(items).toHaveLength(total);
    const exact = await admin.get(`igny8/v1/posts?post_type=product,page&per_page=${total}`);
    expect(exact.body.next_after_id).toBe(null);
    const short = await admin.get(`igny8/v1/posts?post_type=product,page&per_page=${total - 1}`);
    expect(short.body).toMatchObject({ total, next_after_id: items[total - 2].post_id });
  });

  it('asks the database a fixed number of questions, however many posts there are', async () => {
    const questions = async (perPage: number) =>
      Number(
        await sandbox.php(`
          $request = new WP_REST_Request( 'GET', '/igny8/v1/posts' );
          $request->set_query_params( array( 'per_page' => ${perPage}, 'post_type' => 'post', 'include_terms' => true ) );
          rest_get_server();
          $before = $GLOBALS['wpdb']->num_queries;
          rest_do_request( $request );
          echo $GLOBALS['wpdb']->num_queries - $before;`),
      );
    expect(await questions(50)).toBe(await questions(5));
  });
});

describe('arguments', () => {
  it('answers 400 to what makes no sense', async () => {
    for (const query of [
      'per_page=0',
      'per_page=501',
      'per_page=many',
      'after_id=-1',
      'after_id=x',
      'post_type=shop_order',
      'post_type=attachment',
      'post_type=',
      'post_type[][]=post',
      'post_type[a][b]=post',
      'status=inherit',
      'status=auto-draft',
      'status=any',
      'modified_after=yesterday',
      'include_terms=perhaps',
    ]) {
      expect([query, await admin.get(`igny8/v1/posts?${query}`)]).toMatchObject([
        query,
        { status: 400, body: { code: 'rest_invalid_param' } },
      ]);
    }
  });
});

describe('rights', () => {
  it('gives an author their own posts and what visitors can read, not the drafts of others', async () => {
    const user = await sandbox.createUser('author');
    const author = clientOf(sandbox, user);
    await create(author, 'posts', { title: 'My own draft', status: 'draft' });
    const items = await walk(author, 'igny8/v1/posts?post_type=post&per_page=500');
    expect(titles(items)).toContain('My own draft');
    expect(titles(items)).toContain('Boots & more');
    expect(titles(items)).not.toContain('Secret');
    for (const item of items) expect(item.author === user.id || (item.post_status === 'publish' && !item.password_protected)).toBe(true);
    expect((await author.get('igny8/v1/posts?post_type=post')).body.total).toBe(items.length);
  });

  it('refuses an author the types that they cannot edit, and says which', async () => {
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    expect(await author.get('igny8/v1/posts?post_type=post,page')).toMatchObject({
      status: 403,
      body: { code: 'rest_forbidden', message: expect.stringContaining('page') },
    });
  });
});
