/** A PostgreSQL of the system's own, beside the built-in one: as Debian lays them out, the oldest that is supported first. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { childOptions, launch } from '../../src/platform/db/embedded-postgres-server.ts';

const ROOT = '/usr/lib/postgresql';
const OLDEST = 15;

export function findDebianPostgres(): { version: number; bin: string } | undefined {
  if (!existsSync(ROOT)) return undefined;
  const [version] = readdirSync(ROOT)
    .map(Number)
    .filter((found) => found >= OLDEST && existsSync(path.join(ROOT, String(found), 'bin', 'initdb')))
    .toSorted((a, b) => a - b);
  return version === undefined ? undefined : { version, bin: path.join(ROOT, String(version), 'bin') };
}

/** Starts a new, empty one; the URL is of a database whose owner is no superuser. */
export async function startDebianPostgres(bin: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'igny8-debian-postgres-'));
  const account = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const place = { bin, cluster: path.join(folder, 'cluster'), account };
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', place.cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...childOptions(place), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
  const server = await launch(place, settings, undefined, () => undefined);
  const admin = new pg.Client(`postgresql://postgres@127.0.0.1:${server.port}/postgres`);
  await admin.connect();
  await admin.query('create role igny8 login');
  await admin.query('create database igny8 owner igny8');
  await admin.end();
  return {
    url: `postgresql://igny8@127.0.0.1:${server.port}/igny8`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to be root; Debian's package has made this account for it. */
const idOf = (what: '-u' | '-g') => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
