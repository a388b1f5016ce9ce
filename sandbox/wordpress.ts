// Owns WordPress on disk: one shared, read-only core a version, one installed template, one small folder a site
// (wp-content and database) copied from it.
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.ts';
import { ensurePackage, exists, type Log, type PinnedPackage, renameUnlessThere, sweep } from './packages.ts';
import { CODE, type Php, type Place, runPhp } from './php.ts';

/** 6.5 is the default and has everything wp-admin needs; 6.2 is the oldest that the plugin supports, for its tests. */
export const WORDPRESS_VERSIONS = ['6.5', '6.2'] as const;
export type WordPressVersion = (typeof WORDPRESS_VERSIONS)[number];

const PHP_PACKAGE: PinnedPackage = {
  name: 'serverlesswp',
  version: '0.7.0',
  integrity: 'sha512-WAIY1Rn5s7rUjuRG8AdxjU20ej410g+/qbfGNWXm0NQdTr3GqyZ7Srd5uEmauke9y8QZBheLgo/9prxh1imryg==',
  paths: ['php-files'],
};

// The zips hold the PHP half of WordPress, public/ the scripts, styles and pictures that wp-admin and themes use.
const WORDPRESS_PACKAGE: PinnedPackage = {
  name: '@wp-playground/wordpress-builds',
  version: '0.9.19',
  integrity: 'sha512-dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
  paths: [
    ...WORDPRESS_VERSIONS.map((version) => `src/wordpress/wp-${version}.zip`),
    'src/sqlite-database-integration/sqlite-database-integration.zip',
    'public/wp-6.5/wp-admin',
    'public/wp-6.5/wp-includes',
    'public/wp-6.5/wp-content/themes/twentytwentyfour',
  ],
};

export interface Installation {
  php: Php;
  core: string;
  sqlite: string;
  /** A site that is installed and empty, to be copied. */
  template: string;
}

/** Fetches, unpacks and installs whatever of it is not in the cache yet. */
export async function ensureWordPress(cache: string, version: WordPressVersion, log: Log): Promise<Installation> {
  const php = await ensurePhp(cache, log);
  const builds = path.join(cache, `wordpress-${WORDPRESS_PACKAGE.version}`);
  await ensurePackage(WORDPRESS_PACKAGE, builds, log, (folder) => unpackWordPress(php, folder));
  const core = path.join(builds, version);
  const sqlite = path.join(builds, 'sqlite');
  const template = path.join(cache, `site-${version}-${await fingerprint()}`);
  await ensureTemplate({ php, core, sqlite, template }, log);
  return { php, core, sqlite, template };
}

async function ensurePhp(cache: string, log: Log): Promise<Php> {
  const folder = path.join(cache, `php-${PHP_PACKAGE.version}`);
  await ensurePackage(PHP_PACKAGE, folder, log, async (unpacked) => {
    await chmod(path.join(unpacked, 'php-files/php'), 0o755);
  });
  const opcache = path.join(cache, 'opcache');
  await mkdir(opcache, { recursive: true });
  return { home: path.join(folder, 'php-files'), opcache };
}

async function unpackWordPress(php: Php, folder: string): Promise<void> {
  const unzip = (zip: string, into: string) =>
    runPhp(php, undefined, path.join(CODE, 'unzip.php'), [path.join(folder, zip), path.join(folder, into)]);
  for (const version of WORDPRESS_VERSIONS) {
    const statics = path.join(folder, 'public', `wp-${version}`);
    if (await exists(statics)) await rename(statics, path.join(folder, version));
    await unzip(`src/wordpress/wp-${version}.zip`, version);
    // The core is shared by every site, so its wp-config only points to ours.
    await writeFile(path.join(folder, version, 'wp-config.php'), "<?php\nrequire getenv( 'SANDBOX_CODE' ) . '/wp-config.php';\n");
  }
  await unzip('src/sqlite-database-integration/sqlite-database-integration.zip', 'sqlite-zip');
  const [top] = await readdir(path.join(folder, 'sqlite-zip'));
  await rename(path.join(folder, 'sqlite-zip', top ?? ''), path.join(folder, 'sqlite'));
  for (const spent of ['src', 'public', 'sqlite-zip']) await rm(path.join(folder, spent), { recursive: true, force: true });
}

async function ensureTemplate(installation: Installation, log: Log): Promise<void> {
  const { php, core, sqlite, template } = installation;
  if (await exists(template)) return;
  await withLock(`${template}.lock`, async () => {
    if (await exists(template)) return;
    await sweep(template);
    log('installing WordPress (once)');
    const site = await mkdtemp(`${template}.new-`);
    try {
      await cp(path.join(core, 'wp-content'), path.join(site, 'wp-content'), { recursive: true });
      await rm(path.join(site, 'wp-content/database'), { recursive: true, force: true });
      await rm(path.join(site, 'wp-content/plugins/hello.php'), { force: true });
      await cp(path.join(CODE, 'db.php'), path.join(site, 'wp-content/db.php'));
      await mkdir(path.join(site, 'wp-content/uploads'), { recursive: true });
      await mkdir(path.join(site, 'db'));
      await mkdir(path.join(site, 'tmp'));
      const place: Place = { core, sqlite, site, url: 'http://127.0.0.1', secret: 'template' };
      await runPhp(php, place, path.join(CODE, 'install.php'));
      await renameUnlessThere(site, template);
    } finally {
      await rm(site, { recursive: true, force: true });
    }
  });
}

/** Makes a new site folder out of the template. `folder` may exist when it is empty; it appears all at once. */
export async function createSite(installation: Installation, folder: string, state: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}.new-`);
  try {
    await cp(installation.template, staging, { recursive: true });
    await writeFile(path.join(staging, 'sandbox.json'), state, { mode: 0o600 });
    await chmod(staging, 0o700);
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Copied, not linked: someone may press "Delete" in wp-admin, and that must not reach the repository. */
export async function placePlugin(site: string, wanted: boolean): Promise<void> {
  const target = path.join(site, 'wp-content/plugins/igny8');
  await rm(target, { recursive: true, force: true });
  if (!wanted) return;
  const source = fileURLToPath(new URL('../wordpress-plugin/igny8', import.meta.url));
  if (!(await exists(path.join(source, 'igny8.php')))) {
    throw new Error('The IGNY8 plugin is not in wordpress-plugin/igny8; start the sandbox with plugin: false.');
  }
  await cp(source, target, { recursive: true });
}

// What shapes an installed site; a change of any of it makes a new template beside the old one.
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(WORDPRESS_PACKAGE.integrity);
  for (const file of ['db.php', 'install.php', 'wp-config.php']) hash.update(await readFile(path.join(CODE, file)));
  return hash.digest('hex').slice(0, 10);
}
