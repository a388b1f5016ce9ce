import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, clientWith, publishing } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const BAD_KEY = { status: 401, body: { code: 'igny8_bad_key' } };
const withKey = (key: string, more: Record<string, string> = {}) => clientWith(sandbox, { 'x-igny8-api-key': key, ...more });
const makeKey = async (client = admin): Promise<string> => (await client.post('igny8/v1/key', {})).body.key;

describe('the key', () => {
  it('is made, told this once, and kept as a hash', async () => {
    const { status, headers, body } = await admin.post('igny8/v1/key', {});
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(body).toEqual({ key: expect.stringMatching(/^igny8_[0-9a-f]{64}$/), created_at: expect.stringMatching(MOMENT) });
    const everything = await sandbox.php(
      "echo json_encode( array( $GLOBALS['wpdb']->get_col( 'SELECT option_value FROM wp_options' ), $GLOBALS['wpdb']->get_col( 'SELECT meta_value FROM wp_usermeta' ) ) );",
    );
    expect(everything).not.toContain(body.key.slice(6));
    expect(
      await sandbox.php("echo $GLOBALS['wpdb']->get_var( \"SELECT autoload FROM wp_options WHERE option_name = 'igny8_key'\" );"),
    ).toBe('no');
  });

  it('signs in on our routes and on core ones, as the user who made it', async () => {
    const second = await sandbox.createUser('administrator');
    const client = withKey(await makeKey(clientOf(sandbox, second)));
    expect((await client.get('igny8/v1/health')).body).toMatchObject({
      user: { id: second.id, login: second.username },
      authenticated_by: 'api_key',
      key: { exists: true, created_at: expect.stringMatching(MOMENT), last_used_at: expect.stringMatching(MOMENT) },
    });
    expect((await client.get('wp/v2/users/me?context=edit')).body).toMatchObject({ id: second.id });
    const script = '<script>1</script>';
    const made = await client.post('wp/v2/posts', { title: 'By key', status: 'publish', content: script });
    expect(made).toMatchObject({ status: 201, body: { author: second.id, content: { raw: script } } });
    expect(await client.post('igny8/v1/publish', publishing({ content: script }))).toMatchObject({ status: 201, body: { content: null } });
  });

  it('loses what its user loses', async () => {
    const user = await sandbox.createUser('administrator');
    const client = withKey(await makeKey(clientOf(sandbox, user)));
    await sandbox.php(`get_user_by( 'id', ${user.id} )->set_role( 'contributor' );`);
    expect((await client.post('igny8/v1/publish', publishing())).status).toBe(403);
    await sandbox.php(`require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( ${user.id}, 1 );`);
    expect(await client.get('igny8/v1/health')).toMatchObject(BAD_KEY);
  });

  it('that is wrong, replaced or revoked is 401 everywhere, also where a visitor may read', async () => {
    const first = await makeKey();
    const second = await makeKey();
    expect((await withKey(second).get('igny8/v1/health')).status).toBe(200);
    for (const key of [first, 'x', second.toUpperCase(), `${second} x`, second.slice(0, -1)])
      for (const route of ['igny8/v1/health', 'wp/v2/posts', 'wp/v2/users/me', ''])
        expect([key, route, await withKey(key).get(route)]).toMatchObject([key, route, BAD_KEY]);
    expect((await admin.delete('igny8/v1/key')).body).toEqual({ revoked: true });
    expect((await admin.delete('igny8/v1/key')).body).toEqual({ revoked: false });
    for (const key of [first, second, 'none', '']) {
      const answer = await withKey(key).get('igny8/v1/health');
      expect([key, answer]).toMatchObject([key, key === '' ? { status: 401, body: { code: 'rest_forbidden' } } : BAD_KEY]);
    }
    expect((await admin.get('igny8/v1/health')).body.key).toEqual({ exists: false, created_at: null, last_used_at: null });
  });

  it('is made and ended by administrators alone', async () => {
    const key = await makeKey();
    for (const role of ['editor', 'author', 'contributor', 'subscriber'] as const) {
      const client = clientOf(sandbox, await sandbox.createUser(role));
      expect([role, (await client.post('igny8/v1/key', {})).status, (await client.delete('igny8/v1/key')).status]).toEqual([
        role,
        403,
        403,
      ]);
    }
    expect((await clientOf(sandbox).post('igny8/v1/key', {})).status).toBe(401);
    expect((await withKey(key).get('igny8/v1/health')).status).toBe(200);
  });

  it('replaces itself', async () => {
    const key = await makeKey();
    const next = await makeKey(withKey(key));
    expect(await withKey(key).get('igny8/v1/health')).toMatchObject(BAD_KEY);
    expect((await withKey(next).get('igny8/v1/health')).status).toBe(200);
  });

  it('notes its last use at most once a minute', async () => {
    const client = withKey(await makeKey());
    const used = () => sandbox.php("echo get_option( 'igny8_key_used', 'never' );");
    expect(await used()).toBe('never');
    await client.get('igny8/v1/health');
    expect(Number(await used())).toBeGreaterThan(Date.now() / 1000 - 60);
    const setTo = (age: number) => sandbox.php(`update_option( 'igny8_key_used', $t = time() - ${age}, false ); echo $t;`);
    const recent = await setTo(30);
    await client.get('igny8/v1/health');
    expect(await used()).toBe(recent);
    const old = await setTo(61);
    await client.get('igny8/v1/health');
    expect(Number(await used())).toBeGreaterThan(Number(old));
  });

  it('beats a password that is none of ours, and leaves other refusals alone', async () => {
    const key = await makeKey();
    const wall = { authorization: `Basic ${Buffer.from('staging:wall').toString('base64')}` };
    expect((await withKey(key, wall).get('igny8/v1/health')).body.authenticated_by).toBe('api_key');
    expect(
      await withKey('x', {
        authorization: `Basic ${Buffer.from(`${sandbox.username}:${sandbox.applicationPassword}`).toString('base64')}`,
      }).get('igny8/v1/health'),
    ).toMatchObject(BAD_KEY);
    const said = await sandbox.php(`
      define( 'REST_REQUEST', true );
      $_SERVER['HTTP_X_IGNY8_API_KEY'] = '${key}';
      $GLOBALS['current_user'] = null;
      $refusal = new WP_Error( 'rest_disabled', 'Off.' );
      echo (int) ( $refusal === Igny8\\Key_Sign_In::check( $refusal ) ), (int) Igny8\\Key_Sign_In::check( null ), get_current_user_id();`);
    expect(said).toBe('111');
  });

  it('opens nothing but the REST API', async () => {
    const key = await makeKey();
    const page = await fetch(`${sandbox.url}/wp-admin/`, { headers: { 'x-igny8-api-key': key }, redirect: 'manual' });
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toContain('wp-login.php');
    const home = await fetch(sandbox.url, { headers: { 'x-igny8-api-key': key } });
    expect(await home.text()).not.toContain('wpadminbar');
  });
});

describe('ping', () => {
  it('tells anyone which headers arrive, also with a wrong key, and is not kept by caches', async () => {
    const key = await makeKey();
    const heard = async (headers: Record<string, string>) => {
      const { status, body } = await clientWith(sandbox, headers).get('igny8/v1/ping');
      return [status, body.authorization_header, body.key_header];
    };
    expect(await heard({})).toEqual([200, false, false]);
    expect(await heard({ authorization: 'IGNY8 ping' })).toEqual([200, true, false]);
    expect(await heard({ authorization: 'Basic eDp5' })).toEqual([200, true, false]);
    expect(await heard({ 'x-igny8-api-key': 'x' })).toEqual([200, false, true]);
    expect(await heard({ 'x-igny8-api-key': key, authorization: 'IGNY8 ping' })).toEqual([200, true, true]);
    const answer = await clientOf(sandbox).get('igny8/v1/ping');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.body).toEqual({ plugin_version: expect.any(String), authorization_header: false, key_header: false });
  });
});
