import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, clientWith, type Json } from './kit.ts';

let sandbox: Sandbox;
let cookie: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  cookie = await signIn(sandbox.username, sandbox.adminPassword);
}, BOOT);
afterAll(() => sandbox?.stop());

const PAGE = '/wp-admin/options-general.php?page=igny8';

/** Signs in as a person does, and gives back the cookies. */
async function signIn(log: string, pwd: string): Promise<string> {
  const answer = await fetch(`${sandbox.url}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    body: new URLSearchParams({ log, pwd, testcookie: '1' }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function open(fields?: Record<string, string>, as = cookie): Promise<{ status: number; html: string }> {
  const answer = await fetch(`${sandbox.url}${PAGE}`, {
    redirect: 'manual',
    headers: { cookie: as },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  });
  return { status: answer.status, html: await answer.text() };
}

/** What the table says: name to text. */
function health(html: string): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/gs))
    rows[name as string] = value as string;
  return rows;
}

const nonceOf = (html: string): string => /name="_wpnonce" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
const newKeyOf = (html: string): string | undefined => /id="igny8-new-key"[^>]*>(igny8_[0-9a-f]{64})<\/textarea>/.exec(html)?.[1];
const press = async (button: 'make' | 'revoke') => open({ igny8_key: button, _wpnonce: nonceOf((await open()).html) });
const works = async (key: string): Promise<boolean> =>
  (await clientWith(sandbox, { 'x-igny8-api-key': key }).get('igny8/v1/health')).status === 200;

describe('the settings page', () => {
  it('is in the menu and in the list of plugins, and says how the site is', async () => {
    const { status, html } = await open();
    expect(status).toBe(200);
    expect(html).toMatch(/<a href='options-general.php\?page=igny8'[^>]*>IGNY8<\/a>/);
    const plugins = await (await fetch(`${sandbox.url}/wp-admin/plugins.php`, { headers: { cookie } })).text();
    expect(plugins).toContain(`<a href="${sandbox.url}${PAGE}">Settings</a>`);
    const version = (await clientWith(sandbox, {}).get('igny8/v1/ping')).body.plugin_version;
    const rows = health(html);
    expect(rows).toMatchObject({
      Plugin: version,
      WordPress: sandbox.wordpressVersion,
      PHP: sandbox.phpVersion,
      'REST API': `${sandbox.url}/wp-json/`,
      https: expect.stringMatching(/^No<p class="description">.*certificate/),
      'Application passwords': 'Available',
      'Authorization header': 'Reaches PHP',
      Key: 'None',
      'Posts linked to IGNY8': '0',
    });
  });

  it('counts the posts that bear a link', async () => {
    await sandbox.php(
      "foreach ( array( 'a', 'b' ) as $c ) { wp_insert_post( array( 'post_title' => $c, 'meta_input' => array( '_igny8_content_id' => $c ) ) ); }",
    );
    expect(health((await open()).html)['Posts linked to IGNY8']).toBe('2');
  });

  it('makes a key, shows it this once, and tells its state afterwards', async () => {
    const made = await press('make');
    const key = newKeyOf(made.html);
    expect(key).toBeDefined();
    expect(made.html).toContain('not shown again');
    expect(await works(key as string)).toBe(true);
    const later = (await open()).html;
    expect(later).not.toContain((key as string).slice(6));
    expect(health(later).Key).toMatch(/^Of admin, made .+, last used (?!never).+/);
    expect(later).toContain('Make a new key in its place');
  });

  it('replaces the key, and a form that is sent again does not replace it once more', async () => {
    const nonce = nonceOf((await open()).html);
    const first = newKeyOf((await press('make')).html) as string;
    expect(await works(first)).toBe(true);
    const stale = await open({ igny8_key: 'make', _wpnonce: nonce });
    expect(stale.html).toContain('Nothing was changed');
    expect(newKeyOf(stale.html)).toBeUndefined();
    expect(await works(first)).toBe(true);
    const second = newKeyOf((await press('make')).html) as string;
    expect([await works(first), await works(second)]).toEqual([false, true]);
  });

  it('revokes the key', async () => {
    const key = newKeyOf((await press('make')).html) as string;
    const { html } = await press('revoke');
    expect(html).toContain('was revoked');
    expect(health(html).Key).toBe('None');
    expect(await works(key)).toBe(false);
  });

  it('does nothing without its nonce, or at another button', async () => {
    const key = newKeyOf((await press('make')).html) as string;
    const asked: Record<string, string>[] = [
      { igny8_key: 'revoke' },
      { igny8_key: 'revoke', _wpnonce: 'abc' },
      { igny8_key: 'melt', _wpnonce: nonceOf((await open()).html) },
    ];
    for (const fields of asked) await open(fields);
    expect(await works(key)).toBe(true);
  });

  it('is closed to everyone but administrators', async () => {
    const editor = await sandbox.createUser('editor');
    await sandbox.php(`wp_set_password( 'pass-word-1', ${editor.id} );`);
    const as = await signIn(editor.username, 'pass-word-1');
    const refused = await open({ igny8_key: 'make', _wpnonce: 'abc' }, as);
    expect(refused.status).toBe(403);
    expect(refused.html).not.toContain('igny8-new-key');
    expect((await open(undefined, '')).status).toBe(302);
  });

  it('escapes what it shows', async () => {
    await sandbox.php(`
      $id = wp_insert_user( array( 'user_login' => 'x', 'user_pass' => 'x', 'user_email' => 'x@example.test' ) );
      $GLOBALS['wpdb']->update( $GLOBALS['wpdb']->users, array( 'user_login' => '<img src=x onerror=y>"' ), array( 'ID' => $id ) );
      update_option( 'date_format', '\\\\<\\\\b\\\\>Y' );
      update_option( 'igny8_key', array( 'hash' => 'x', 'user_id' => $id, 'created_at' => time() ) );`);
    const { html } = await open();
    expect(health(html).Key).toContain('&lt;img src=x onerror=y&gt;&quot;');
    const tags = new Set<string>();
    const walk = (node: Json) => {
      if (node.tagName) tags.add(node.tagName);
      for (const child of node.childNodes ?? []) walk(child);
    };
    walk(parse(/<table class="widefat striped">.*?<\/table>/s.exec(html)?.[0] ?? ''));
    expect([...tags].sort()).toEqual(['body', 'head', 'html', 'p', 'table', 'tbody', 'td', 'th', 'tr']);
  });

  it('says what to do where the header does not arrive, or the site cannot ask itself', async () => {
    const asked = async (filter: string): Promise<string> =>
      sandbox.php(`add_filter( 'pre_http_request', function () { return ${filter}; } ); Igny8\\Admin\\Health_View::render();`);
    const ping = (body: string) => `array( 'response' => array( 'code' => 200 ), 'headers' => array(), 'body' => '${body}' )`;
    expect(await asked(ping('{"authorization_header":false}'))).toContain('Taken away by this host');
    expect(await asked(ping('<html>'))).toContain('could not ask itself (200)');
    expect(await asked("new WP_Error( 'http', 'cURL <28>' )")).toContain('could not ask itself (cURL &lt;28&gt;)');
  });
});
