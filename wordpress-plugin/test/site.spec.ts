import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create } from './kit.ts';

const PLUGIN = fileURLToPath(new URL('../igny8', import.meta.url));
const ROUTES = ['health', 'site-metadata', 'posts', 'taxonomies', 'post-by-content-id/x', 'post-by-task-id/x'];

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox({ title: 'Harbour & Hearth' });
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

describe('the plugin', () => {
  it('is PHP that parses, each file, and opens no file to the web', async () => {
    const files = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.php'));
    expect(files.length).toBeGreaterThan(10);
    const list = JSON.stringify(files.map((name) => path.join(PLUGIN, name)));
    const said = await sandbox.php(`
      foreach ( json_decode( '${list}' ) as $file ) {
        exec( escapeshellarg( PHP_BINARY ) . ' -n -l ' . escapeshellarg( $file ) . ' 2>&1', $lines, $code );
        if ( $code ) { echo implode( "\\n", $lines ); }
      }`);
    expect(said).toBe('');
    for (const file of files) {
      const answer = await fetch(`${sandbox.url}/wp-content/plugins/igny8/${file}`);
      expect([file, await answer.text()]).toEqual([file, '']);
    }
  });

  it('says in its header what it needs', async () => {
    const header = JSON.parse(
      await sandbox.php(
        "echo json_encode( get_plugin_data( WP_PLUGIN_DIR . '/igny8/igny8.php', false, false ) );".replace(
          /^/,
          "require_once ABSPATH . 'wp-admin/includes/plugin.php';",
        ),
      ),
    );
    expect(header).toMatchObject({ Name: 'IGNY8', RequiresWP: '6.2', RequiresPHP: '7.4', TextDomain: 'igny8' });
    expect((await admin.get('igny8/v1/health')).body.plugin_version).toBe(header.Version);
  });

  it('raises no notice or warning on any route', async () => {
    const said = await sandbox.php(`
      error_reporting( E_ALL );
      set_error_handler( function ( $no, $text, $file, $line ) { if ( false !== strpos( $file, 'igny8' ) ) { echo "$text in $file:$line\\n"; } return true; } );
      wp_insert_post( array( 'post_title' => 'Any', 'post_status' => 'draft' ) );
      foreach ( array( '${ROUTES.join("', '")}' ) as $route ) {
        rest_do_request( new WP_REST_Request( 'GET', '/igny8/v1/' . $route ) );
        rest_do_request( new WP_REST_Request( 'OPTIONS', '/igny8/v1/' . $route ) );
      }`);
    expect(said).toBe('');
  });
});

describe('who gets in', () => {
  it('refuses a visitor on every route with 401', async () => {
    const visitor = clientOf(sandbox);
    for (const route of ROUTES) {
      expect([route, await visitor.get(`igny8/v1/${route}`)]).toMatchObject([route, { status: 401, body: { code: 'rest_forbidden' } }]);
    }
  });

  it('refuses a subscriber on every route with 403', async () => {
    const subscriber = clientOf(sandbox, await sandbox.createUser('subscriber'));
    for (const route of ROUTES) {
      expect([route, await subscriber.get(`igny8/v1/${route}`)]).toMatchObject([route, { status: 403, body: { code: 'rest_forbidden' } }]);
    }
  });

  it('lets an editor read all that the product asks for', async () => {
    const editor = clientOf(sandbox, await sandbox.createUser('editor'));
    for (const route of ['health', 'site-metadata', 'posts', 'taxonomies']) {
      expect([route, (await editor.get(`igny8/v1/${route}`)).status]).toEqual([route, 200]);
    }
  });
});

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

describe('schemas', () => {
  it('every route describes its answer', async () => {
    for (const route of ROUTES) {
      const { body } = await admin.options(`igny8/v1/${route}`);
      expect([route, body.schema]).toMatchObject([route, { type: 'object', title: expect.stringMatching(/^igny8-/) }]);
      const answer = await admin.get(`igny8/v1/${route}`);
      if (answer.status === 200)
        expect([route, Object.keys(body.schema.properties).sort()]).toEqual([route, Object.keys(answer.body).sort()]);
    }
  });
});
