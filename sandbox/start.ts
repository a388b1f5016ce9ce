// A real WordPress in one process tree, for the demo and for tests. Owns the life of one site: made from the
// template or found again in its data folder, made ready, served, stopped. Refuses a data folder that is not its own.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.ts';
import { exists, type Log } from './packages.ts';
import { assertPlatform, CODE, type Php, type Place, runPhp } from './php.ts';
import { freePort, isFree, isServing, PortTaken, type Server, serve } from './server.ts';
import { createSite, ensureWordPress, type Installation, placePlugin, WORDPRESS_VERSIONS, type WordPressVersion } from './wordpress.ts';

export interface SandboxOptions {
  /** Where packages and templates are kept; default `.cache/wordpress` of the repository, or under IGNY8_CACHE_DIR. */
  cacheDir?: string;
  /** Keeps the site here, to be found again at the next start. Without it: a temporary folder, gone on stop. */
  dataDir?: string;
  /** Exactly this port, or an error. Without it: the site's last port when it is free, else any. */
  port?: number;
  /** With the IGNY8 plugin, active (the default), or without it. */
  plugin?: boolean;
  /** Requests that WordPress can work on at once; default 4. */
  workers?: number;
  /** The title of a new site. */
  title?: string;
  /** The version of a new site; default 6.5. */
  wordpress?: WordPressVersion;
  /** Progress, a line at a time. */
  log?: Log;
}

export type SandboxRole = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

export interface SandboxUser {
  id: number;
  username: string;
  applicationPassword: string;
}

export interface Sandbox {
  /** Origin without a slash at its end. */
  url: string;
  username: string;
  applicationPassword: string;
  /** For wp-login.php, with the same username. */
  adminPassword: string;
  wordpressVersion: string;
  phpVersion: string;
  /** Leader of the server's process group: `process.kill(-pid, signal)` reaches all of WordPress and nothing else. */
  pid: number;
  /** Settles when the server has ended, asked to or not, with the last it said. */
  ended: Promise<string>;
  /** Runs PHP inside WordPress, as the administrator, and gives back its stdout. */
  php(code: string): Promise<string>;
  createUser(role: SandboxRole): Promise<SandboxUser>;
  stop(): Promise<void>;
}

/** What is kept in sandbox.json beside the site, readable by its owner only. */
interface SiteState {
  id: string;
  wordpress: WordPressVersion;
  secret: string;
  adminPassword: string;
  applicationPassword: string | null;
  port: number | null;
  ready: boolean;
}

const PORT_TRIES = 5;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  assertPlatform();
  const log = options.log ?? (() => {});
  const cache = path.resolve(options.cacheDir ?? defaultCache());
  if (!options.dataDir) {
    const site = path.join(tmpdir(), `igny8-sandbox-${randomBytes(6).toString('hex')}`);
    return startSite(options, cache, site, log);
  }
  const site = path.resolve(options.dataDir);
  return withLock(`${site}.lock`, () => startSite(options, cache, site, log));
}

async function startSite(options: SandboxOptions, cache: string, site: string, log: Log): Promise<Sandbox> {
  const temporary = !options.dataDir;
  const kept = temporary ? undefined : await readState(site);
  if (kept?.port && (await stillServing(kept.port, kept.id))) {
    throw new Error(`A sandbox of ${site} is running already, at http://127.0.0.1:${kept.port}.`);
  }
  const version = kept?.wordpress ?? options.wordpress ?? WORDPRESS_VERSIONS[0];
  if (!WORDPRESS_VERSIONS.includes(version))
    throw new Error(`The sandbox has WordPress ${WORDPRESS_VERSIONS.join(' and ')}, not ${version}.`);

  const installation = await ensureWordPress(cache, version, log);
  const state = kept ?? newState(version);
  try {
    if (!kept) await createSite(installation, site, serialize(state));
    await mkdir(path.join(site, 'tmp'), { recursive: true });
    await placePlugin(site, options.plugin ?? true);
    return await bootSite(options, installation, site, state, temporary, log);
  } catch (error) {
    if (temporary) await rm(site, { recursive: true, force: true });
    throw error;
  }
}

async function bootSite(
  options: SandboxOptions,
  installation: Installation,
  site: string,
  state: SiteState,
  temporary: boolean,
  log: Log,
): Promise<Sandbox> {
  const { php, core, sqlite } = installation;
  const placeAt = (port: number): Place => ({ core, sqlite, site, secret: state.secret, url: `http://127.0.0.1:${port}` });
  let port = options.port ?? (state.port && (await isFree(state.port)) ? state.port : await freePort());

  log('preparing the site');
  const facts = await setUp(php, placeAt(port), options, state);

  log('starting WordPress');
  let server: Server | undefined;
  for (let attempt = 1; !server; attempt++) {
    try {
      server = await serve({ php, place: placeAt(port), port, workers: options.workers ?? 4, id: state.id, removeAtEnd: temporary });
    } catch (error) {
      const mayTryAnother = error instanceof PortTaken && options.port === undefined && attempt < PORT_TRIES;
      if (!mayTryAnother) throw error;
      port = await freePort();
    }
  }
  const place = placeAt(port);
  state.applicationPassword = facts.applicationPassword;
  state.port = port;
  state.ready = true;
  await writeState(site, state);

  const run = (code: string) => runPhp(php, place, path.join(CODE, 'run.php'), [], code.replace(/^\s*<\?php\b/, ''));
  return {
    url: place.url,
    username: facts.username,
    applicationPassword: facts.applicationPassword,
    adminPassword: state.adminPassword,
    wordpressVersion: facts.wordpressVersion,
    phpVersion: facts.phpVersion,
    pid: server.pid,
    ended: server.ended,
    php: run,
    createUser: (role) => createUser(run, role),
    stop: server.stop,
  };
}

interface Facts {
  username: string;
  applicationPassword: string;
  wordpressVersion: string;
  phpVersion: string;
}

async function setUp(php: Php, place: Place, options: SandboxOptions, state: SiteState): Promise<Facts> {
  const wish = {
    plugin: options.plugin ?? true,
    // What a person has changed in wp-admin since is theirs.
    title: state.ready ? null : (options.title ?? 'IGNY8 Sandbox'),
    adminPassword: state.ready ? null : state.adminPassword,
    applicationPassword: state.applicationPassword,
  };
  return lastLine<Facts>(await runPhp(php, place, path.join(CODE, 'setup.php'), [], JSON.stringify(wish)));
}

async function createUser(run: (code: string) => Promise<string>, role: SandboxRole): Promise<SandboxUser> {
  const username = `${role}-${randomBytes(4).toString('hex')}`;
  return lastLine<SandboxUser>(
    await run(`
      $id = wp_insert_user( array( 'user_login' => '${username}', 'user_email' => '${username}@example.test', 'user_pass' => wp_generate_password( 24 ), 'role' => '${role}' ) );
      if ( is_wp_error( $id ) ) { fwrite( STDERR, $id->get_error_message() ); exit( 1 ); }
      list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'sandbox' ) );
      echo "\\n" . wp_json_encode( array( 'id' => $id, 'username' => '${username}', 'applicationPassword' => WP_Application_Passwords::chunk_password( $password ) ) );
    `),
  );
}

function lastLine<T>(stdout: string): T {
  const line = stdout.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new Error(`WordPress answered something unexpected: ${stdout.slice(-2000)}`);
  }
}

function newState(wordpress: WordPressVersion): SiteState {
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  return { id: random(12), wordpress, secret: random(32), adminPassword: random(15), applicationPassword: null, port: null, ready: false };
}

async function readState(site: string): Promise<SiteState | undefined> {
  const file = path.join(site, 'sandbox.json');
  if (await exists(file)) return JSON.parse(await readFile(file, 'utf8')) as SiteState;
  if ((await exists(site)) && (await readdir(site)).length > 0) {
    throw new Error(`${site} is neither empty nor a sandbox's data folder; it was left as it is.`);
  }
  return undefined;
}

async function writeState(site: string, state: SiteState): Promise<void> {
  const file = path.join(site, 'sandbox.json');
  await writeFile(`${file}.new`, serialize(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function serialize(state: SiteState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

// A sandbox whose owner has just died needs a moment to go.
async function stillServing(port: number, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (!(await isServing(port, id))) return false;
    await sleep(200);
  }
  return true;
}

export function defaultCache(): string {
  const root = process.env.IGNY8_CACHE_DIR || fileURLToPath(new URL('../.cache', import.meta.url));
  return path.join(root, 'wordpress');
}
