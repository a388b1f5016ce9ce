/** A process that is asked to end, and one whose database goes away: the real program, its own PostgreSQL under it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { connected } from '../kit/postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const TOKEN = 'a-token-for-the-draining-tests';
const METRICS = 'a-token-for-who-reads-metrics';

// biome-ignore lint/suspicious/noExplicitAny: each query knows its own answer.
type Json = Record<string, any>;

let folder: string;
let postgres: EmbeddedPostgres;
let child: ChildProcess;
let url: string;
let said = '';
let logged = '';

const openPostgres = () => startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), fast: true, log: () => undefined });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'igny8-draining-'));
  chmodSync(folder, 0o755);
  postgres = await openPostgres();
  child = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: path.join(folder, 'data'),
      DATABASE_URL: postgres.url,
      IGNY8_ADMIN_TOKEN: TOKEN,
      IGNY8_METRICS_TOKEN: METRICS,
      IGNY8_DRAIN_SECONDS: '3',
      IGNY8_LOG_LEVEL: 'info',
    },
  });
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (logged += part));
  url = await vi.waitFor(
    () => {
      const [, address] = /ready at (\S+)/.exec(said) ?? [];
      if (address === undefined) throw new Error(`It has not said where it is: ${said}${logged}`);
      return address;
    },
    { timeout: 40_000, interval: 50 },
  );
});

afterAll(async () => {
  if (child.exitCode === null) child.kill('SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (query: string): Promise<{ status: number; headers: Headers; body: Json }> => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Json };
};
const ready = async () => {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as Json };
};
const lines = (): Json[] => logged.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));

it('each request is one line of the log, under the id that its answer bears, and one among the metrics', async () => {
  const { headers, body } = await ask('query WhoAsks { viewer { name } }');
  expect(body.errors).toBeUndefined();
  const requestId = headers.get('x-request-id');
  const written = () => lines().find((line) => line.requestId === requestId && line.msg === 'request');
  await expect.poll(written).toMatchObject({ method: 'POST', path: '/graphql', status: 200, operation: 'WhoAsks', actor: 'token' });
  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS}` } })).text();
  expect(metrics).toMatch(/igny8_graphql_operation_duration_seconds_count\{kind="query",operation="other"\} 1/);
  expect(metrics).toMatch(/igny8_http_request_duration_seconds_count\{method="POST",route="\/graphql",status="200"\} 1/);
  expect(metrics).toContain('igny8_database_up 1');
  expect(metrics).toMatch(/igny8_database_connections\{state="max"\} 20/);
});

it('a database that goes away is said to be away, and all goes on by itself when it is back', async () => {
  expect(await ready()).toMatchObject({ status: 200, body: { ready: true } });
  await postgres.stop();
  const away = await ask('{ sites { totalCount } }');
  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toBe('5');
  expect(away.body.errors[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_UNREACHABLE' } });
  await expect.poll(ready, { timeout: 5_000 }).toMatchObject({ status: 503, body: { ready: false, checks: { database: { ok: false } } } });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  postgres = await openPostgres();
  await expect.poll(() => ask('{ sites { totalCount } }'), { timeout: 15_000, interval: 100 }).toMatchObject({ status: 200 });
  await expect.poll(ready, { timeout: 5_000 }).toMatchObject({ status: 200 });
  expect(child.exitCode).toBeNull();
}, 60_000);

it('one that is asked to end says so first, answers all who asked before and still ask, ends who listens, and ends in order', async () => {
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const site = await ask('mutation { createSite(input: { name: "Slow Morning", url: "https://example.test" }) { site { id } } }');
  const listening = await follow(`subscription { contentChanged(siteId: "${site.body.data.createSite.site.id}") { contents { id } } }`);
  await connected(postgres.url, async (holding) => {
    await holding.query('begin; lock table site in access exclusive mode');
    const underWay = ask('{ sites { totalCount } }');
    const opened = await openSocket();
    await connected(postgres.url, (watching) => expect.poll(() => waitsForLock(watching), { timeout: 10_000 }).toBeGreaterThan(0));
    child.kill('SIGTERM');
    await expect.poll(ready, { interval: 20 }).toMatchObject({ status: 503, body: { ready: false, draining: true } });
    const late = await ask('{ viewer { name } }');
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
    // By now it lets nobody in.
    const isOpen = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(isOpen, { timeout: 10_000, interval: 50 }).toBe(false);
    // Who had come in before says only now what he wants: he is not sent away.
    expect(await answerOn(opened)).toMatch(/^HTTP\/1.1 200 /);
    await holding.query('rollback');
    expect(await underWay).toMatchObject({ status: 200, body: { data: { sites: { totalCount: 1 } } } });
  });
  // In order, and not as if all had been told: whoever listens comes back, to another process.
  expect(await listening.text()).not.toContain('event: complete');
  expect(await ended).toBe(0);
}, 60_000);

async function openSocket(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
  await once(socket, 'connect');
  return socket;
}

async function answerOn(socket: Socket): Promise<string> {
  socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}

async function follow(query: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(`${url}/graphql/stream`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  expect(answer.status).toBe(200);
  return answer;
}

const waitsForLock = async (client: pg.Client): Promise<number | null> =>
  (await client.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%"site"%'`)).rowCount;
