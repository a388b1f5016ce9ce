/**
 * Owns the built-in PostgreSQL: makes its cluster on the first start, runs it on 127.0.0.1, starts it again when it alone was
 * killed, and ends it with the program.
 * Refuses a second program on one data folder. After a kill -9 the server goes on alone; the next start on that folder
 * ends it (fast shutdown, nothing is lost) and begins its own. The program's role owns its database and may create others;
 * no superuser can connect at all.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../errors/startup-error.ts';
import { keepRunning, saysDiskIsFull, tellingLine } from './embedded-postgres-keeper.ts';
import { findPlace, giveTo, type Place, postmasterOf } from './embedded-postgres-place.ts';
import { askToEnd, childOptions, launch, launchOn } from './embedded-postgres-server.ts';
import { commandOf, hasEnded, holderOfLock, type ProcessLock, takeLock } from './processes.ts';

const ROLE = 'igny8';
const LOCK = 'postgres.lock';
const DURABLE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};
/** The server's own life, but not each refused statement: those come back to the caller, and may hold users' data. */
const QUIET = { log_min_messages: 'log', log_min_error_statement: 'panic' };
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: (message: string) => void;
  /** What somebody should see who reads only what is wrong; without it, `log` is told. */
  warn?: (message: string) => void;
  /** It ended by itself and could not be started again, however often; the message is one line for a person. */
  onLost?: (fault: StartupError) => void;
  /** Milliseconds before each try to start it again. */
  pauses?: number[];
  /** For tests: gives up what is written when the machine fails, and may be swept once the data folder is removed. */
  fast?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  /** Ends the server and gives the data folder free; may be called more than once. */
  stop(): Promise<void>;
}

/** @throws StartupError with one line that says what is wrong and what to do. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  let lock: ProcessLock | undefined;
  try {
    lock = openDataFolder(dataDir);
    const place = findPlace(dataDir, options.fast ?? false);
    const settings = { ...DURABLE, ...QUIET, ...(options.fast ? FAST : {}) };
    await endOrphan(place, options.log);
    const kept = readKept(dataDir);
    const password = kept.password ?? randomBytes(24).toString('base64url');
    if (!existsSync(place.cluster)) await makeCluster(place, password, options);
    else {
      refuseOtherVersion(place);
      if (!kept.password) await asSuperuser(place, place.cluster, [`ALTER ROLE ${ROLE} PASSWORD '${password}'`]);
    }
    keep(dataDir, { ...kept, password });
    const warn = options.warn ?? options.log;
    const server = await launch(place, settings, kept.port, options.log);
    keep(dataDir, { port: server.port, password });
    const held = lock;
    const stop = keepRunning(server, {
      start: () => launchOn(server.port, place, settings, options.log),
      warn,
      onGivenUp: (fault) => options.onLost?.(lost(fault, dataDir)),
      ...(options.pauses && { pauses: options.pauses }),
    });
    return {
      url: urlOf(server.port, password),
      stop: async () => {
        await stop();
        held.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw inOneLine(error, dataDir);
  }
}

const urlOf = (port: number, password: string) => `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`;

/** The URL of the one that another program runs on this folder; undefined where none does. */
export function runningEmbeddedPostgres(dataDir: string): string | undefined {
  const { port, password } = readKept(dataDir);
  const isRunning = holderOfLock(path.join(dataDir, LOCK)) !== undefined;
  return isRunning && port && password ? urlOf(port, password) : undefined;
}

function openDataFolder(dataDir: string): ProcessLock {
  mkdirSync(dataDir, { recursive: true });
  const lock = takeLock(path.join(dataDir, LOCK));
  if (typeof lock !== 'number') return lock;
  throw new StartupError(
    `The data folder ${dataDir} is already in use by process ${lock}: stop that one, or set DATA_DIR to another folder.`,
  );
}

/** The lock says that no program uses this folder, so a server on it was left behind by one that was killed. */
async function endOrphan(place: Place, log: (message: string) => void): Promise<void> {
  const pid = postmasterOf(place.cluster);
  if (pid === undefined) return;
  // A pid is soon another program's; only a command line that names this very folder is our server.
  const ours = process.platform === 'win32' || commandOf(pid).includes(`-D ${place.cluster} `);
  if (ours) {
    log(`taking over from a program that was killed: ending its PostgreSQL (process ${pid})`);
    askToEnd(place, pid, 'SIGINT');
    if (await hasEnded(pid, 30_000)) return;
    askToEnd(place, pid, 'SIGQUIT');
    if (await hasEnded(pid, 10_000)) return;
    throw new StartupError(`The PostgreSQL that a killed program left behind (process ${pid}) does not end: end it, then start again.`);
  }
  rmSync(path.join(place.cluster, 'postmaster.pid'), { force: true });
}

/**
 * Built aside and moved into place when whole, so that an interrupted first start leaves nothing half made.
 * Text is sorted by code point and folded by Unicode through PostgreSQL's own "builtin" provider: the same on every
 * machine and never changed by an upgrade of the system's libraries, under which an index of an ICU or libc collation
 * goes wrong. lc_ctype must still know letters beyond ASCII, or pg_trgm drops words with accents; its name differs by system.
 */
async function makeCluster(place: Place, password: string, { log, fast }: EmbeddedPostgresOptions): Promise<void> {
  log('first start: making the database');
  const parent = path.dirname(place.cluster);
  for (const name of readdirSync(parent))
    if (name.startsWith('postgres.new-')) rmSync(path.join(parent, name), { recursive: true, force: true });
  const draft = mkdtempSync(path.join(parent, 'postgres.new-'));
  giveTo(place.account, draft);
  const fixed = [`--pgdata=${draft}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-instructions'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  try {
    let fault = '';
    for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      const made = await run(place, 'initdb', [...fixed, ...locale, `--lc-ctype=${ctype}`, ...(fast ? ['--no-sync'] : [])]);
      fault = made.code === 0 ? '' : made.output;
      if (!fault.includes('locale')) break;
    }
    if (fault) throw new Error(fault);
    writeFileSync(path.join(draft, 'pg_hba.conf'), `host all ${ROLE} 127.0.0.1/32 scram-sha-256\n`);
    await asSuperuser(place, draft, [
      `CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD '${password}'`,
      `GRANT pg_monitor, pg_checkpoint TO ${ROLE}`,
      `CREATE DATABASE ${ROLE} OWNER ${ROLE}`,
    ]);
    renameSync(draft, place.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Single-user mode: needs no network and no password, and works only while no server runs. */
async function asSuperuser(place: Place, cluster: string, statements: string[]): Promise<void> {
  const flags = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_min_error_statement=panic', 'postgres'];
  const done = await run(place, 'postgres', flags, `${statements.join(';\n')};\n`);
  if (done.code !== 0) throw new Error(done.output);
}

function refuseOtherVersion(place: Place): void {
  const of = readFileSync(path.join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  const version = spawnSync(path.join(place.bin, 'postgres'), ['--version'], { ...place.account, cwd: '/', encoding: 'utf8' }).stdout;
  const ours = /(\d+)\.\d+/.exec(version)?.[1];
  if (of === ours) return;
  throw new StartupError(
    `The database in ${place.cluster} is of PostgreSQL ${of}, this IGNY8 has ${ours}: dump it with the older IGNY8 and restore it here.`,
  );
}

interface Kept {
  port?: number;
  password?: string;
}

function readKept(dataDir: string): Kept {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')) as Kept;
  } catch {
    return {};
  }
}

function keep(dataDir: string, kept: Kept): void {
  const file = path.join(dataDir, 'postgres.json');
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function run(place: Place, program: string, args: string[], input = ''): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(place.bin, program), args, childOptions(place));
    let output = '';
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: output.trim() || `${program} failed (exit ${code})` }));
    child.stdin.on('error', () => {}); // a child that fails early does not read it; its exit code tells
    child.stdin.end(input);
  });
}

function inOneLine(error: unknown, dataDir: string): unknown {
  if (error instanceof StartupError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || saysDiskIsFull(message)) {
    return new StartupError(`The disk that holds ${dataDir} is full: make room, or set DATA_DIR to another disk.`, { cause: error });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) {
    return new StartupError(`The data folder ${dataDir} can't be written (${code}): set DATA_DIR to a folder that can.`, { cause: error });
  }
  return new StartupError(`The built-in PostgreSQL did not start: ${tellingLine(message)}`, { cause: error });
}

function lost(fault: Error, dataDir: string): StartupError {
  const why = tellingLine(fault.message).replace(/\.$/, '');
  return new StartupError(
    `The built-in PostgreSQL of ${dataDir} ended by itself, and all tries to start it again failed: ${why}. Mend that, then start IGNY8 again.`,
    { cause: fault },
  );
}
