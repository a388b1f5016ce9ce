import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCache, type Sandbox, startSandbox } from '../start.ts';

const BOOT = 180_000; // the first start of all fetches WordPress
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

function basic(who: { username: string; applicationPassword: string }): string {
  return `Basic ${Buffer.from(`${who.username}:${who.applicationPassword}`).toString('base64')}`;
}

async function createPost(sandbox: Sandbox, body: object, type = 'posts') {
  const response = await fetch(`${sandbox.url}/wp-json/wp/v2/${type}`, {
    method: 'POST',
    headers: { authorization: basic(sandbox), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { id: number; link: string; slug: string } };
}

async function get(sandbox: Sandbox, route: string) {
  const response = await fetch(`${sandbox.url}/wp-json/${route}`, { headers: { authorization: basic(sandbox) } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      process.kill(-pid, 0);
    } catch {
      return true;
    }
    await sleep(50);
  }
  return false;
}

describe('a sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ plugin: false, title: 'Harbour & Hearth' });
  }, BOOT);
  afterAll(() => sandbox?.stop());

  it('answers core REST with its title, and is empty', async () => {
    const index = (await (await fetch(`${sandbox.url}/wp-json/`)).json()) as { name: string; namespaces: string[] };
    expect(index.name.replace('&amp;', '&')).toBe('Harbour & Hearth');
    expect(index.namespaces).not.toContain('igny8/v1');
    for (const type of ['posts', 'pages', 'product']) {
      const answer = await get(sandbox, `wp/v2/${type}?status=any`);
      expect(answer.headers.get('x-wp-total')).toBe('0');
    }
  });

  it('takes a post by Application Password and shows its words on its pretty page', async () => {
    const created = await createPost(sandbox, { title: 'Winter boots', content: '<p>Dry feet at sea.</p>', status: 'publish' });
    expect(created.status).toBe(201);
    expect(created.body.link).toBe(`${sandbox.url}/winter-boots/`);
    const page = await fetch(created.body.link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Dry feet at sea.');
  });

  it('shows a product and a category archive', async () => {
    const category = await createPost(sandbox, { name: 'Boots' }, 'product_cat');
    const product = await createPost(
      sandbox,
      { title: 'Deck boot', content: 'Rubber.', status: 'publish', product_cat: [category.body.id] },
      'product',
    );
    expect(await (await fetch(product.body.link)).text()).toContain('Rubber.');
    expect(await (await fetch(`${sandbox.url}/product-category/boots/`)).text()).toContain('Deck boot');
  });

  it('hides product attributes from core REST, as WooCommerce does', async () => {
    const taxonomies = (await get(sandbox, 'wp/v2/taxonomies')).body as Record<string, unknown>;
    expect(Object.keys(taxonomies)).toEqual(expect.arrayContaining(['product_cat', 'product_tag']));
    expect(taxonomies).not.toHaveProperty('pa_size');
    expect((await get(sandbox, 'wp/v2/pa_size')).status).toBe(404);
    expect((await sandbox.php("echo get_taxonomy( 'pa_size' )->public ? 'public' : 'private';")).trim()).toBe('public');
  });

  it('refuses a wrong password', async () => {
    const response = await fetch(`${sandbox.url}/wp-json/wp/v2/users/me`, {
      headers: { authorization: basic({ username: 'admin', applicationPassword: 'wrong' }) },
    });
    expect(response.status).toBe(401);
  });

  it('makes users of a role', async () => {
    const author = await sandbox.createUser('author');
    const response = await fetch(`${sandbox.url}/wp-json/wp/v2/users/me?context=edit`, { headers: { authorization: basic(author) } });
    expect(await response.json()).toMatchObject({ id: author.id, username: author.username, roles: ['author'] });
  });

  it('lets the administrator into wp-admin, with its styles and scripts', async () => {
    const login = await fetch(`${sandbox.url}/wp-login.php`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ log: 'admin', pwd: sandbox.adminPassword, testcookie: '1' }),
    });
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const screen = await fetch(`${sandbox.url}/wp-admin/edit.php`, { headers: { cookie } });
    expect(await screen.text()).toContain('Winter boots');
    for (const file of [
      'wp-admin/css/common.min.css',
      'wp-includes/js/dist/editor.min.js',
      'wp-content/themes/twentytwentyfour/style.css',
    ]) {
      const asset = await fetch(`${sandbox.url}/${file}`);
      expect([file, asset.status, asset.headers.get('content-type')]).toEqual([file, 200, expect.stringMatching(/css|javascript/)]);
    }
  });

  it('does not serve its database or anything outside its folders', async () => {
    for (const file of ['db/.ht.sqlite', 'wp-content/../db/.ht.sqlite', 'wp-content/%2e%2e/sandbox.json', 'wp-content/..%2fsandbox.json']) {
      const answer = await fetch(`${sandbox.url}/${file}`);
      expect([file, answer.status]).toEqual([file, 404]);
    }
  });

  it('loses no post and no option when many are written at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => createPost(sandbox, { title: `At once ${n}`, status: 'publish', slug: `at-once-${n}` })),
    );
    expect(answers.filter((answer) => answer.status !== 201)).toEqual([]);
    const all = await get(sandbox, 'wp/v2/posts?search=At+once&per_page=1&_fields=id');
    expect(all.headers.get('x-wp-total')).toBe('40');

    await Promise.all(
      [1, 2, 3, 4].map((writer) => sandbox.php(`for ( $n = 0; $n < 100; $n++ ) { add_option( "at_once_${writer}_$n", 'x' ); }`)),
    );
    expect(
      (await sandbox.php(`echo $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM wp_options WHERE option_name LIKE 'at_once_%'" );`)).trim(),
    ).toBe('400');
  }, 60_000);

  it('says what went wrong in PHP that it was given', async () => {
    await expect(sandbox.php('throw new Exception( "no such boat" );')).rejects.toThrow('no such boat');
  });

  it(
    'lets a second one run beside it, with its own content',
    async () => {
      const second = await startSandbox({ plugin: false });
      try {
        expect(second.url).not.toBe(sandbox.url);
        expect((await get(second, 'wp/v2/posts')).headers.get('x-wp-total')).toBe('0');
        expect((await get(sandbox, 'wp/v2/posts')).headers.get('x-wp-total')).not.toBe('0');
      } finally {
        await second.stop();
      }
      expect(await isGone(second.pid)).toBe(true);
    },
    BOOT,
  );

  it(
    'says so when the port that was asked for is taken',
    async () => {
      const port = Number(new URL(sandbox.url).port);
      await expect(startSandbox({ plugin: false, port })).rejects.toThrow(`Port ${port} is taken`);
    },
    BOOT,
  );

  it(
    'runs the oldest WordPress that the plugin supports',
    async () => {
      const old = await startSandbox({ plugin: false, wordpress: '6.2' });
      try {
        expect(old.wordpressVersion).toMatch(/^6\.2/);
        const created = await createPost(old, { title: 'Old', content: 'Still here.', status: 'publish' });
        expect(await (await fetch(created.body.link)).text()).toContain('Still here.');
      } finally {
        await old.stop();
      }
    },
    BOOT,
  );
});

describe('a sandbox with a data folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'igny8-sandbox-test-'));
  const dataDir = path.join(folder, 'wordpress');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'finds its posts, port and password again at the next start',
    async () => {
      const first = await startSandbox({ plugin: false, dataDir });
      await createPost(first, { title: 'Kept', content: 'For later.', status: 'publish' });
      await expect(startSandbox({ plugin: false, dataDir })).rejects.toThrow('is running already');
      await first.stop();

      const again = await startSandbox({ plugin: false, dataDir });
      try {
        expect([again.url, again.applicationPassword, again.adminPassword]).toEqual([
          first.url,
          first.applicationPassword,
          first.adminPassword,
        ]);
        const posts = (await get(again, 'wp/v2/posts')).body as { title: { rendered: string } }[];
        expect(posts.map((post) => post.title.rendered)).toEqual(['Kept']);
        expect(statSync(path.join(dataDir, 'sandbox.json')).mode & 0o777).toBe(0o600);
      } finally {
        await again.stop();
      }
    },
    BOOT,
  );

  it('leaves a folder alone that is something else', async () => {
    mkdtempSync(path.join(folder, 'photos-'));
    await expect(startSandbox({ plugin: false, dataDir: folder })).rejects.toThrow('was left as it is');
  });
});

describe('the program', () => {
  async function startProgram(...args: string[]) {
    const child = spawn(process.execPath, [MAIN, '--no-plugin', ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    for await (const line of createInterface({ input: child.stdout })) {
      return { child, ended, ready: JSON.parse(line) as { url: string; pid: number; username: string; applicationPassword: string } };
    }
    throw new Error(`it ended with ${await ended} before it was ready`);
  }

  it(
    'prints one line of JSON when it is ready and ends when its stdin closes',
    async () => {
      const { child, ended, ready } = await startProgram();
      expect((await fetch(`${ready.url}/wp-json/`)).status).toBe(200);
      child.stdin.end();
      expect(await ended).toBe(0);
      expect(await isGone(ready.pid)).toBe(true);
    },
    BOOT,
  );

  it(
    'ends on SIGTERM',
    async () => {
      const { child, ended, ready } = await startProgram();
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(await isGone(ready.pid)).toBe(true);
    },
    BOOT,
  );

  it(
    'leaves no process, no folder and nothing compiled behind when it is killed',
    async () => {
      const { child, ended, ready } = await startProgram();
      const home = readFileSync(`/proc/${ready.pid}/cmdline`, 'utf8')
        .split('\0')
        .find((word) => word.includes('igny8-sandbox-'));
      const opcache = path.join(defaultCache(), 'opcache');
      const compiled = () => readdirSync(opcache).filter((system) => existsSync(path.join(opcache, system, home ?? '')));
      expect(existsSync(home ?? '')).toBe(true);
      expect(compiled()).toHaveLength(1);
      child.kill('SIGKILL');
      await ended;
      expect(await isGone(ready.pid)).toBe(true);
      expect(existsSync(home ?? '')).toBe(false);
      expect(compiled()).toEqual([]);
    },
    BOOT,
  );

  it(
    'says what it needs when the registry cannot be reached and nothing is cached',
    async () => {
      const cache = mkdtempSync(path.join(tmpdir(), 'igny8-cache-test-'));
      const child = spawn(process.execPath, [MAIN, '--cache-dir', cache], {
        stdio: ['pipe', 'ignore', 'pipe'],
        env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: cache },
      });
      let said = '';
      child.stderr.on('data', (chunk) => (said += chunk));
      expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
      expect(said).toContain('It needs the npm registry once');
      rmSync(cache, { recursive: true, force: true });
    },
    BOOT,
  );

  it(
    'ends with an error when WordPress ends by itself',
    async () => {
      const { ended, ready } = await startProgram();
      process.kill(-ready.pid, 'SIGKILL');
      expect(await ended).toBe(1);
    },
    BOOT,
  );

  it('ends with a message when an option makes no sense', async () => {
    const child = spawn(process.execPath, [MAIN, '--port', 'many'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(said).toContain('--port wants a whole number');
  });
});
