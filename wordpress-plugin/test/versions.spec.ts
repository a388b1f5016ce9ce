// The core of the plugin on every WordPress that the sandbox has, the oldest that it supports among them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { WORDPRESS_VERSIONS } from '../../sandbox/wordpress.ts';
import { again, BOOT, type Client, clientOf, clientWith, create, type Json, newId, publishing, sha256, stored } from './kit.ts';

describe.each(WORDPRESS_VERSIONS)('WordPress %s', (version) => {
  let sandbox: Sandbox;
  let admin: Client;
  beforeAll(async () => {
    sandbox = await startSandbox({ wordpress: version });
    admin = clientOf(sandbox, sandbox);
  }, BOOT);
  afterAll(() => sandbox?.stop());

  const publish = (wish: Json) => admin.post('igny8/v1/publish', wish);

  it('answers every route for reading', async () => {
    await create(admin, 'posts', { title: 'Old', status: 'publish', meta: { _igny8_content_id: 'old' } });
    expect((await admin.get('igny8/v1/health')).body.wp_version.startsWith(version)).toBe(true);
    for (const route of [
      'site-metadata',
      'posts?include_terms=1',
      'posts?view=light&include=1,2',
      'taxonomies',
      'post-by-content-id/old',
      'ping',
    ])
      expect([route, (await admin.get(`igny8/v1/${route}`)).status]).toEqual([route, 200]);
  });

  it('publishes, once for each request, and never over what was not seen', async () => {
    const content = '<!-- wp:paragraph -->\n<p>Words \\ "and" 🛶</p>\n<!-- /wp:paragraph -->';
    const wish = publishing({ content, slug: 'first' });
    const made = await publish(wish);
    expect(made).toMatchObject({ status: 201, body: { slug: 'first', content: null, stored_hash: sha256(`Boots\0${content}`) } });
    expect((await publish(wish)).body).toEqual({ ...made.body, replayed: true });
    expect(await publish(again(wish, { title: 'x' }, { expected_modified_gmt: '2020-01-01T00:00:00' }))).toMatchObject({
      status: 409,
      body: { code: 'igny8_changed', data: { current: { post_id: made.body.id } } },
    });
    const seen = { expected_modified_gmt: made.body.modified_gmt, expected_hash: made.body.stored_hash };
    expect(await publish(again(wish, { title: 'Second' }, seen))).toMatchObject({
      status: 200,
      body: { title: 'Second', before: { post_title: 'Boots' } },
    });
    expect((await stored(admin, made.body.id)).meta._igny8_content_id).toBe(wish.content_id);
  });

  it('makes one post of ten requests at once', async () => {
    const wish = publishing();
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(wish)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(await sandbox.php(`echo count( Igny8\\Meta::find( '_igny8_content_id', '${wish.content_id}' ) );`)).toBe('1');
  });

  it('takes a post out of the trash', async () => {
    const wish = publishing({ slug: 'thrown' });
    const { id } = (await publish(wish)).body;
    await admin.delete(`wp/v2/posts/${id}`);
    expect((await publish(again(wish))).body.code).toBe('igny8_trashed');
    expect((await publish(again(wish, {}, { restore: true }))).body).toMatchObject({ id, slug: 'thrown', status: 'publish' });
  });

  it('makes terms, publishes products with them, and texts of archive pages', async () => {
    const { body } = await admin.post('igny8/v1/terms', {
      terms: [
        { taxonomy: 'pa_size', name: 'Large' },
        { taxonomy: 'product_cat', name: 'Boots' },
        { taxonomy: 'product_cat', name: 'Boots' },
      ],
    });
    const [size, category, same] = body.items;
    expect([category.adopted, same.adopted, same.term_id]).toEqual([false, true, category.term_id]);
    const product = await publish(publishing({ type: 'product', terms: { pa_size: [size.term_id], product_cat: [category.term_id] } }));
    expect(product).toMatchObject({ status: 201, body: { terms: { pa_size: [size.term_id], product_cat: [category.term_id] } } });
    const description = '<h2>Boots</h2>\n<p>Words.</p>';
    const term = { id: category.term_id, taxonomy: 'product_cat', description };
    expect((await publish({ idempotency_key: newId(), content_id: newId(), term })).body).toMatchObject({
      description: null,
      stored_hash: sha256(description),
    });
  });

  it('signs in by the key, and refuses a wrong one', async () => {
    const { key } = (await admin.post('igny8/v1/key', {})).body;
    const by = (sent: string) => clientWith(sandbox, { 'x-igny8-api-key': sent });
    expect((await by(key).get('igny8/v1/health')).body.authenticated_by).toBe('api_key');
    expect((await by(key).post('wp/v2/posts', { title: 'By key', status: 'publish' })).status).toBe(201);
    for (const route of ['igny8/v1/health', 'wp/v2/posts'])
      expect(await by('x').get(route)).toMatchObject({ status: 401, body: { code: 'igny8_bad_key' } });
  });
});
