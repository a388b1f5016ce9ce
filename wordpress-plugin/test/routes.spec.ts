import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, publishing } from './kit.ts';

const PLUGIN = fileURLToPath(new URL('../igny8', import.meta.url));
const ROUTES = ['health', 'site-metadata', 'posts', 'taxonomies', 'post-by-content-id/x', 'post-by-task-id/x'];
const WRITING = ['publish', 'terms', 'unlink', 'key'];
/** One request of each kind that writes, as the product sends it. */
const WISHES = [
  ['publish', publishing({ type: 'product', slug: 'x' })],
  ['publish', publishing({ status: 'draft', terms: { category: [1], post_tag: [] } })],
  ['publish', { idempotency_key: 'k', content_id: 'c', term: { id: 1, taxonomy: 'category', description: '<h2>x</h2>' } }],
  ['terms', { terms: [{ taxonomy: 'category', name: 'New', parent: 1 }] }],
  ['unlink', { content_id: 'c', id: 1 }],
  ['key', {}],
];

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
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
      foreach ( array( '${[...ROUTES, ...WRITING, 'ping'].join("', '")}' ) as $route ) {
        foreach ( array( 'GET', 'POST', 'DELETE', 'OPTIONS' ) as $method ) { rest_do_request( new WP_REST_Request( $method, '/igny8/v1/' . $route ) ); }
      }
      foreach ( json_decode( '${JSON.stringify(WISHES)}', true ) as $wish ) {
        list( $route, $body ) = $wish;
        $request = new WP_REST_Request( 'POST', '/igny8/v1/' . $route );
        $request->set_body_params( $body );
        $status = rest_do_request( $request )->get_status();
        if ( $status > 299 ) { echo "$route: $status\n"; }
      }
      Igny8\\Admin\\Settings_Page::handle();
      ob_start();
      Igny8\\Admin\\Settings_Page::render();
      ob_end_clean();`);
    expect(said).toBe('');
  });

  it('has a permission callback and a schema on every route, and arguments with a type on every one', async () => {
    const routes = JSON.parse(
      await sandbox.php(`
        foreach ( rest_get_server()->get_routes( 'igny8/v1' ) as $route => $endpoints ) {
          if ( '/igny8/v1' === $route ) { continue; }
          foreach ( $endpoints as $endpoint ) {
            $untyped = array();
            foreach ( $endpoint['args'] as $name => $arg ) { if ( ! isset( $arg['type'] ) ) { $untyped[] = $name; } }
            $found[] = array( $route, is_callable( $endpoint['permission_callback'] ), $untyped, isset( rest_get_server()->get_route_options( $route )['schema'] ) );
          }
        }
        echo json_encode( $found );`),
    );
    expect(routes).toHaveLength(ROUTES.length + WRITING.length + 2);
    for (const [route, guarded, untyped, described] of routes)
      expect([route, guarded, untyped, described]).toEqual([route, true, [], true]);
  });
});

describe('who gets in', () => {
  it('refuses a visitor on every route with 401', async () => {
    const visitor = clientOf(sandbox);
    for (const route of ROUTES) {
      expect([route, await visitor.get(`igny8/v1/${route}`)]).toMatchObject([route, { status: 401, body: { code: 'rest_forbidden' } }]);
    }
    for (const [route, body] of WISHES) {
      const answer = await visitor.post(`igny8/v1/${route}`, body as object);
      expect([route, answer]).toMatchObject([route, { status: 401, body: { code: 'rest_forbidden' } }]);
    }
    expect((await visitor.delete('igny8/v1/key')).status).toBe(401);
  });

  it('refuses a subscriber on every route with 403', async () => {
    const subscriber = clientOf(sandbox, await sandbox.createUser('subscriber'));
    for (const route of ROUTES) {
      expect([route, await subscriber.get(`igny8/v1/${route}`)]).toMatchObject([route, { status: 403, body: { code: 'rest_forbidden' } }]);
    }
    for (const [route, body] of WISHES) {
      const answer = await subscriber.post(`igny8/v1/${route}`, body as object);
      expect([route, answer]).toMatchObject([route, { status: 403, body: { code: 'rest_forbidden' } }]);
    }
  });

  it('lets an editor read all that the product asks for', async () => {
    const editor = clientOf(sandbox, await sandbox.createUser('editor'));
    for (const route of ['health', 'site-metadata', 'posts', 'taxonomies']) {
      expect([route, (await editor.get(`igny8/v1/${route}`)).status]).toEqual([route, 200]);
    }
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
    for (const [route, wish] of WISHES as [string, object][]) {
      const { schema } = (await admin.options(`igny8/v1/${route}`)).body;
      const answer = await admin.post(`igny8/v1/${route}`, wish);
      expect([route, Object.keys(schema.properties)]).toEqual([route, expect.arrayContaining(Object.keys(answer.body))]);
    }
  });
});
