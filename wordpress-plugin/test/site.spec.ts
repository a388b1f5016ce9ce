import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox({ title: 'Harbour & Hearth' });
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

describe('health', () => {
  it('says the versions and what the user may do', async () => {
    const { status, body } = await admin.get('igny8/v1/health');
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      plugin_version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      wp_version: sandbox.wordpressVersion,
      php_version: sandbox.phpVersion,
      user: {
        id: 1,
        login: 'admin',
        capabilities: { edit_posts: true, publish_posts: true, edit_others_posts: true, unfiltered_html: true, manage_categories: true },
      },
      can_write: true,
      authenticated_by: 'application_password',
      key: { exists: false, created_at: null, last_used_at: null },
    });
  });

  it('says that a contributor cannot publish', async () => {
    const contributor = clientOf(sandbox, await sandbox.createUser('contributor'));
    const { body } = await contributor.get('igny8/v1/health');
    expect(body.can_write).toBe(false);
    expect(body.user.capabilities).toEqual({
      edit_posts: true,
      publish_posts: false,
      edit_others_posts: false,
      unfiltered_html: false,
      manage_categories: false,
    });
  });
});

describe('site-metadata', () => {
  it('describes the site', async () => {
    const { body } = await admin.get('igny8/v1/site-metadata');
    expect(body).toEqual({
      name: 'Harbour & Hearth',
      description: '',
      url: sandbox.url,
      home: sandbox.url,
      rest_root: `${sandbox.url}/wp-json/`,
      wp_version: sandbox.wordpressVersion,
      php_version: sandbox.phpVersion,
      plugin_version: expect.any(String),
      language: 'en-US',
      timezone: 'UTC',
      gmt_offset: 0,
      permalink_structure: '/%postname%/',
      post_types: expect.any(Array),
      taxonomies: expect.any(Array),
    });
  });

  it('counts the posts of each type by status', async () => {
    await create(admin, 'product', { title: 'Boot', status: 'publish' });
    await create(admin, 'product', { title: 'Sock', status: 'draft' });
    const { body } = await admin.get('igny8/v1/site-metadata');
    expect(body.post_types.map((type: { name: string }) => type.name)).toEqual(['post', 'page', 'product']);
    expect(body.post_types[2]).toEqual({
      name: 'product',
      label: 'Products',
      rest_base: 'product',
      counts: { publish: 1, future: 0, draft: 1, pending: 0, private: 0, trash: 0 },
    });
    expect(body.post_types[0].rest_base).toBe('posts');
  });

  it('lists taxonomies that core REST hides, with a null rest_base', async () => {
    await sandbox.php("wp_insert_term( 'Large', 'pa_size' );");
    const { body } = await admin.get('igny8/v1/site-metadata');
    const named = Object.fromEntries(body.taxonomies.map((taxonomy: { name: string }) => [taxonomy.name, taxonomy]));
    expect(Object.keys(named).sort()).toEqual(['category', 'pa_color', 'pa_size', 'post_tag', 'product_cat', 'product_tag']);
    expect(named.category).toEqual({
      name: 'category',
      label: 'Categories',
      hierarchical: true,
      public: true,
      rest_base: 'categories',
      object_types: ['post'],
      count: 1,
    });
    expect(named.pa_size).toEqual({
      name: 'pa_size',
      label: 'Size',
      hierarchical: false,
      public: true,
      rest_base: null,
      object_types: ['product'],
      count: 1,
    });
    expect(named.pa_color).toMatchObject({ public: false, rest_base: null });
  });
});
