/**
 * The databases that are measured: one PostgreSQL with a database for each size, kept below .cache/bench until the seed changes. What the
 * tables are like is the program's own affair: it brings an older database up to date at its start, as it does for everybody.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded-postgres.ts';
import { startBuiltProgram } from '../../server/test/kit/built-program.ts';
import { parentOf } from './cpu.ts';
import { countsFor, seed } from './seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COPY = 'bench_writes';
const KEPT = path.join(ROOT, '.cache/bench/api');

export interface Databases {
  /** A database with so many contents; filled where it is not there yet. */
  of(contents: number): Promise<SeededDatabase>;
  /** The same once more, to be written to; it goes when the server stops. Nobody may be connected to the first meanwhile. */
  copyOf(database: SeededDatabase): Promise<SeededDatabase>;
  /** Of the server, with all its processes below it. */
  pid: number;
  stop(): Promise<void>;
}

export interface SeededDatabase {
  url: string;
  /** Where the program keeps what is its own. */
  dataDir: string;
  /** The site with a fourth of all. */
  siteId: string;
  megabytes: number;
}

export async function openDatabases(say: (line: string) => void): Promise<Databases> {
  const folder = path.join(KEPT, seedKey());
  if (!existsSync(folder)) rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  return {
    of: (contents) => open(folder, postgres.url, contents, say),
    copyOf: (database) => copy(postgres.url, database),
    pid: await postmasterOf(postgres.url),
    stop: async () => {
      await withClient(postgres.url, (sql) => sql.query(`drop database if exists ${COPY} with (force)`));
      await postgres.stop();
    },
  };
}

async function open(folder: string, server: string, contents: number, say: (line: string) => void): Promise<SeededDatabase> {
  const dataDir = path.join(folder, `program-${contents}`);
  const seeded = path.join(dataDir, 'seeded.json');
  const address = new URL(server);
  address.pathname = `/bench_${contents}`;
  const url = address.toString();
  if (!existsSync(seeded)) {
    const started = performance.now();
    say(`Filling a database with ${contents.toLocaleString('en')} contents, once:`);
    // What was begun and not finished goes.
    await withClient(server, async (sql) => {
      await sql.query(`drop database if exists bench_${contents} with (force)`);
      await sql.query(`create database bench_${contents}`);
    });
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    await (await startBuiltProgram(url, dataDir, { IGNY8_WORKER: 'off' })).stop();
    const siteId = await withClient(url, (sql) => seed(sql, countsFor(contents), say));
    writeFileSync(seeded, JSON.stringify({ siteId }));
    say(`filled in ${Math.round((performance.now() - started) / 1_000)} s`);
  }
  const { siteId } = JSON.parse(readFileSync(seeded, 'utf8')) as { siteId: string };
  const bytes = await withClient(url, (sql) => sql.query('select pg_database_size(current_database())::float8 as size'));
  return { url, dataDir, siteId, megabytes: bytes.rows[0].size / 2 ** 20 };
}

async function copy(server: string, of: SeededDatabase): Promise<SeededDatabase> {
  const url = new URL(of.url);
  await withClient(server, async (sql) => {
    await sql.query(`drop database if exists ${COPY} with (force)`);
    await sql.query(`create database ${COPY} template ${url.pathname.slice(1)} strategy file_copy`);
  });
  url.pathname = `/${COPY}`;
  return { ...of, url: url.toString() };
}

async function withClient<T>(url: string, work: (sql: pg.Client) => Promise<T>): Promise<T> {
  const sql = new pg.Client(url);
  await sql.connect();
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** The parent of any connection's process. */
const postmasterOf = (url: string): Promise<number> =>
  withClient(url, async (sql) => {
    const { rows } = await sql.query('select pg_backend_pid() as pid');
    return parentOf(rows[0].pid);
  });

/** Of what fills them. */
function seedKey(): string {
  const hash = createHash('sha256');
  for (const file of ['bench/api/seed.ts', 'server/test/kit/made-up-text.ts']) hash.update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}
