/** Queries on a replica of the database: a real one, which is at times behind, and then gone. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/app/serve.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Json } from '../kit/api.ts';
import { connected } from '../kit/postgres.ts';
import { type Pair, startWithStandby } from '../kit/standby.ts';

const TOKEN = 'the-owner-of-the-tests-0000';
const NAMES = '{ sites { nodes { name } } }';
let pair: Pair;
let server: RunningServer;
let dataDir: string;

beforeAll(async () => {
  pair = await startWithStandby();
  dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-replicas-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: pair.primaryUrl,
    DATABASE_REPLICA_URLS: pair.standbyUrl,
    IGNY8_SECRET_KEY: randomBytes(32).toString('hex'),
    IGNY8_ADMIN_TOKEN: TOKEN,
    IGNY8_LOG_LEVEL: 'silent',
    IGNY8_WORKER: 'off',
  });
  server = await startServer({ config });
});
afterAll(async () => {
  await server?.stop();
  await pair?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(query: string): Promise<Json> {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as Json;
  expect(errors).toBeUndefined();
  return data;
}
const make = (name: string) => ask(`mutation { createSite(input: { name: "${name}", url: "https://example.test" }) { site { id } } }`);
const names = async () => (await ask(NAMES)).sites.nodes.map((site: Json) => site.name) as string[];

const rowsAt = async (url: string, sql: string): Promise<Json[]> => (await connected(url, (client) => client.query(sql))).rows;
/** When a list of sites was read there, where that is the last thing that was asked on a connection. */
const lastRead = async (url: string): Promise<string | null> =>
  (
    await rowsAt(
      url,
      `select max(query_start)::text as at from pg_stat_activity where query like 'select%from "site"%' and pid <> pg_backend_pid()`,
    )
  )[0]?.at ?? null;

it('a query reads from the replica, and sees what was saved a moment before', async () => {
  const made: string[] = [];
  for (let n = 0; n < 20; n++) {
    made.push(`Site ${n}`);
    await make(`Site ${n}`);
    expect(await names()).toEqual(expect.arrayContaining(made));
  }
  // Nothing is written now, so it is not behind.
  await expect.poll(() => names().then(() => lastRead(pair.standbyUrl))).toBeTruthy();
});

it('a query does not wait for a replica that is behind', async () => {
  const [sender] = await rowsAt(pair.primaryUrl, 'select pid from pg_stat_replication');
  const before = await lastRead(pair.standbyUrl);
  process.kill(sender?.pid, 'SIGSTOP');
  try {
    await make('Written meanwhile');
    expect(await names()).toContain('Written meanwhile');
    expect([null, before]).toContain(await lastRead(pair.standbyUrl));
  } finally {
    process.kill(sender?.pid, 'SIGCONT');
  }
  await expect.poll(() => names().then(() => lastRead(pair.standbyUrl))).toSatisfy((at) => at !== null && at !== before);
});

it('and a replica that is gone is missed by nobody', async () => {
  await pair.stopStandby();
  expect(await Promise.all(Array.from({ length: 10 }, names))).toSatisfy((all: string[][]) => all.every((some) => some.length === 21));
  await make('After it');
  expect(await names()).toContain('After it');
});
