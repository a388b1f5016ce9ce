import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { hasEnded } from '../../src/platform/db/processes.ts';
import { StartupError } from '../../src/platform/errors/startup-error.ts';

const isRoot = process.getuid?.() === 0;
const holder = path.join(import.meta.dirname, 'hold-postgres.ts');

let base: string;
let dataDir: string;
let logged: string[];
const ends: (() => unknown)[] = [];

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'igny8-postgres-'));
  chmodSync(base, 0o755);
  dataDir = path.join(base, 'data');
  logged = [];
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  rmSync(base, { recursive: true, force: true });
});

async function start(dir = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: dir, fast: true, log: (message) => logged.push(message) });
  ends.push(() => server.stop());
  return server;
}

interface Held {
  child: ChildProcess;
  said: { url?: string; error?: string; name?: string };
}

/** Another program on the same data folder. */
async function hold(mode = '', dir = dataDir): Promise<Held> {
  const child = spawn(process.execPath, [holder, dir, mode], { stdio: ['ignore', 'pipe', 'ignore'] });
  ends.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, said: JSON.parse(line) as Held['said'] };
}

async function query(url: string | undefined, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

const postmasterFile = () => path.join(dataDir, 'postgres', 'postmaster.pid');
const postmaster = () => Number.parseInt(readFileSync(postmasterFile(), 'utf8'), 10);

describe('a first start', () => {
  test('answers a database that sorts by code point and knows letters beyond ASCII', async () => {
    const { url } = await start();
    await query(url, 'create extension pg_trgm');
    const [row] = await query(
      url,
      `select (select string_agg(x, '' order by x) from unnest(array['b','a','B','É','z']) x) as sorted, lower('ÉCLAIR') as lower,
              to_tsvector('simple', 'ÉCLAIR')::text as words, similarity('東京タワー', '東京タワー') as similar, current_setting('timezone') as zone`,
    );
    expect(row).toEqual({ sorted: 'BabzÉ', lower: 'éclair', words: "'éclair':1", similar: 1, zone: 'UTC' });
  });

  test('gives the program a role that may make databases but is no superuser, and a password only the owner can read', async () => {
    const { url } = await start();
    const [row] = await query(url, 'select rolsuper, rolcreatedb from pg_roles where rolname = current_user');
    expect(row).toEqual({ rolsuper: false, rolcreatedb: true });
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('that was interrupted leaves nothing that spoils the next one', async () => {
    mkdirSync(path.join(dataDir, 'postgres.new-abc123', 'base'), { recursive: true });
    await query((await start()).url, 'select 1');
    expect(existsSync(path.join(dataDir, 'postgres.new-abc123'))).toBe(false);
  });
});

describe('a second start', () => {
  test('finds the data, on the same address', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('while the first still runs is refused with the process that holds the folder', async () => {
    const { child } = await hold();
    const refused = start();
    await expect(refused).rejects.toThrow(StartupError);
    await expect(refused).rejects.toThrow(`already in use by process ${child.pid}`);
  });

  test('takes over from a program that was killed with -9, and loses nothing that was committed', async () => {
    const { child, said } = await hold();
    await query(said.url, 'create table kept as select 42 as answer');
    const left = postmaster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { url } = await start();
    expect(logged.join()).toContain(`PostgreSQL (process ${left})`);
    expect(postmaster()).not.toBe(left);
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test("leaves alone another program that now has the old server's pid", async () => {
    await (await start()).stop();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    ends.push(() => bystander.kill());
    writeFileSync(postmasterFile(), `${bystander.pid}\n${path.join(dataDir, 'postgres')}\n`);
    writeFileSync(path.join(dataDir, 'postgres.lock'), JSON.stringify({ pid: bystander.pid, started: 'another time' }));
    await query((await start()).url, 'select 1');
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  test('makes a new password when its file was lost', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    rmSync(path.join(dataDir, 'postgres.json'));
    expect(await query((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('of a cluster from another PostgreSQL is refused with both versions', async () => {
    await (await start()).stop();
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/is of PostgreSQL 15, this IGNY8 has 18/);
  });
});

describe('the server does not outlive its program', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('that gets %s and has no handler of its own', async (signal) => {
    const { child } = await hold();
    const server = postmaster();
    child.kill(signal);
    const [, by] = (await once(child, 'exit')) as [number | null, string | null];
    expect(by).toBe(signal);
    expect(await hasEnded(server, 0)).toBe(true);
  });

  test('that crashes', async () => {
    const { child } = await hold('crash');
    const server = postmaster();
    if (child.exitCode === null) await once(child, 'exit');
    expect(await hasEnded(server, 5_000)).toBe(true);
  });
});

describe('a data folder that does not serve', () => {
  test('because it is a file is named in one line', async () => {
    writeFileSync(dataDir, '');
    await expect(start()).rejects.toThrow(
      new StartupError(`The data folder ${dataDir} can't be written (EEXIST): set DATA_DIR to a folder that can.`),
    );
  });

  test('because it may not be written is named in one line', async () => {
    mkdirSync(dataDir, { mode: 0o555 });
    const { said } = await hold(isRoot ? 'as-nobody' : '');
    expect(said).toEqual({
      name: 'StartupError',
      error: `The data folder ${dataDir} can't be written (EACCES): set DATA_DIR to a folder that can.`,
    });
  });
});

describe.runIf(isRoot)('as root', () => {
  test('under a folder that is closed to others, the cluster lies in /var/lib and the folder stays closed', async () => {
    chmodSync(base, 0o700);
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(statSync(base).mode & 0o777).toBe(0o700);
    const cluster = readFileSync(path.join(dataDir, 'postgres.location'), 'utf8').trim();
    ends.unshift(() => rmSync(path.dirname(cluster), { recursive: true, force: true }));
    expect(cluster).toMatch(/^\/var\/lib\/igny8\/cluster-\w+\/postgres$/);
    expect(await query((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('a data folder that only its owner may enter is opened for walking through, not for reading', async () => {
    mkdirSync(dataDir, { mode: 0o700 });
    await start();
    expect(statSync(dataDir).mode & 0o777).toBe(0o711);
    expect(existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  });
});
