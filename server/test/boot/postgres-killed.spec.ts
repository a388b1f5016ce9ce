/** The built-in PostgreSQL killed alone, under the program as people start it: it comes back, and so does all that stands on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { findPlace, postmasterOf } from '../../src/platform/db/embedded-postgres-place.ts';
import { hasEnded } from '../../src/platform/db/processes.ts';
import type { Json } from '../kit/api.ts';
import { draftAnswerFor } from '../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, type OpenAiServer, says, startOpenAiServer } from '../kit/openai-server.ts';
import { connected } from '../kit/postgres.ts';
import { seedSite } from '../kit/seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const TOKEN = 'a-token-for-the-killed-postgres';
const TASKS = 12;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'igny8-killed-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clusterOf = (dataDir: string) => findPlace(dataDir, true).cluster;

function kill(dataDir: string): number {
  const pid = postmasterOf(clusterOf(dataDir));
  if (pid === undefined) throw new Error('There is no PostgreSQL to kill.');
  process.kill(pid, 'SIGKILL');
  return pid;
}

describe('under a program that serves and writes', () => {
  let program: ChildProcess;
  let ai: OpenAiServer;
  let url = '';
  let logged = '';
  const dataDir = () => path.join(folder, 'served');

  beforeAll(async () => {
    ai = await startOpenAiServer();
    const draft = draftAnswerFor('article');
    ai.script(says(draft, { pauseMs: 500 / (JSON.stringify(draft).length / 24) }));
    program = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'server/tsconfig.json', 'server/src/main.ts'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        DATA_DIR: dataDir(),
        IGNY8_ADMIN_TOKEN: TOKEN,
        IGNY8_AI_BASE_URL: ai.baseUrl,
        IGNY8_AI_API_KEY: AI_KEY,
        IGNY8_AI_MODEL: AI_MODEL,
      },
    });
    let said = '';
    program.stdout?.on('data', (part) => (said += part));
    program.stderr?.on('data', (part) => (logged += part));
    url = await vi.waitFor(
      () => {
        const [, address] = /ready at (\S+)/.exec(said) ?? [];
        if (address === undefined) throw new Error(`It has not said where it is: ${said}${logged}`);
        return address;
      },
      { timeout: 50_000, interval: 50 },
    );
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => program.once('close', resolve));
    program.kill('SIGTERM');
    await ended;
    await ai.stop();
  });

  const ask = async (query: string, variables: Json = {}): Promise<{ status: number; body: Json }> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  };
  const ok = async (query: string, variables?: Json): Promise<Json> => {
    const { body } = await ask(query, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };

  it('is UNAVAILABLE, then there again by itself; the job under way goes on and writes each draft once', async () => {
    const site = await seedSite({ ok }, 'Kept');
    const { createTasks } = await ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
      tasks: Array.from({ length: TASKS }, (_, at) => ({
        clusterId: site.clusterId,
        contentType: 'ARTICLE',
        contentStructure: 'ARTICLE',
        primaryKeywordId: site.keywordIds[0],
        title: `Draft number ${at}.`,
      })),
    });
    const { completeTasks } = await ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', {
      ids: createTasks.tasks.map((task: Json) => task.id),
    });
    const job = async () =>
      (await ask('query ($id: ID!) { job(id: $id) { state done failed } }', { id: completeTasks.job.id })).body.data?.job;
    await expect.poll(async () => (await job())?.done, { timeout: 40_000, interval: 50 }).toBeGreaterThan(1);

    const killed = kill(dataDir());
    const answers: { status: number; body: Json }[] = [];
    const askAgain = async () => {
      answers.push(await ask('{ sites { totalCount } }'));
      return answers.at(-1);
    };
    await expect.poll(askAgain, { timeout: 5_000, interval: 20 }).toMatchObject({ status: 503 });
    await expect
      .poll(askAgain, { timeout: 20_000, interval: 50 })
      .toMatchObject({ status: 200, body: { data: { sites: { totalCount: 1 } } } });
    for (const { status, body } of answers.filter((answer) => answer.status !== 200))
      expect([status, body.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect(postmasterOf(clusterOf(dataDir()))).not.toBe(killed);
    expect(logged).toContain('the built-in PostgreSQL ended by itself (SIGKILL): it is started again');

    await expect.poll(job, { timeout: 90_000, interval: 200 }).toEqual({ state: 'SUCCEEDED', done: TASKS, failed: 0 });
    const { content } = await ok('query ($id: ID!) { content(siteId: $id) { totalCount } }', { id: site.id });
    expect(content.totalCount).toBe(TASKS);
  }, 180_000);
});

describe('that can not start again', () => {
  it('is given up after its tries, in one line that says why; its folder is free for the next program', async () => {
    const dataDir = path.join(folder, 'broken');
    const warned: string[] = [];
    const lost = Promise.withResolvers<Error>();
    const options = { dataDir, fast: true, log: () => undefined, pauses: [50, 50, 50] };
    const server = await startEmbeddedPostgres({ ...options, warn: (line) => warned.push(line), onLost: lost.resolve });
    await connected(server.url, async (client) => {
      // Which `fast` has given up.
      await client.query('set synchronous_commit = on');
      await client.query('create table kept as select 42 as answer');
    });
    const control = path.join(clusterOf(dataDir), 'global/pg_control');
    renameSync(control, `${control}.away`);
    const killed = kill(dataDir);
    const fault = await lost.promise;
    expect(fault.message).toMatch(
      /^The built-in PostgreSQL of .+ ended by itself, and all tries to start it again failed: .+\. Mend that, then start IGNY8 again\.$/,
    );
    expect(warned.filter((line) => line.includes('did not start (try '))).toHaveLength(3);
    expect(await hasEnded(killed, 5_000)).toBe(true);
    await server.stop();

    renameSync(`${control}.away`, control);
    const again = await startEmbeddedPostgres(options);
    expect(await connected(again.url, async (client) => (await client.query('select answer from kept')).rows)).toEqual([{ answer: 42 }]);
    await again.stop();
  });

  it('ends the program with that line and the code 1, so that whoever runs it sees it', async () => {
    const dataDir = path.join(folder, 'lost');
    const holder = spawn(process.execPath, [path.join(import.meta.dirname, 'hold-postgres.ts'), dataDir, 'as-program'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    holder.stdout.on('data', (part) => (out += part));
    holder.stderr.on('data', (part) => (err += part));
    const ended = new Promise<number | null>((resolve) => holder.once('close', resolve));
    await expect.poll(() => out, { timeout: 20_000, interval: 20 }).toContain('"url"');
    const version = path.join(clusterOf(dataDir), 'PG_VERSION');
    renameSync(version, `${version}.away`);
    kill(dataDir);
    expect(await ended).toBe(1);
    expect(err).toMatch(
      /^The built-in PostgreSQL of .+ ended by itself, and all tries to start it again failed: .* is not a valid data directory\./,
    );
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
