/** A worker that dies in the middle of its work, at no moment of its choosing. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { AI_KEY, AI_MODEL, type OpenAiServer, says, slowly, startOpenAiServer } from '../kit/openai-server.ts';
import { seedSite } from '../kit/seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DRAFT = {
  title: 'A Moka Pot, Explained',
  blocks: [
    { type: 'paragraph', text: 'A moka pot pushes hot water through ground coffee, and makes a strong cup in five minutes on any stove.' },
    { type: 'heading', level: 2, text: 'How it works' },
    {
      type: 'paragraph',
      text: 'Steam in the base presses the water up through the grounds into the top, where it gathers until you pour it.',
    },
  ],
};

let ai: OpenAiServer;
let api: TestApi;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  ai = await startOpenAiServer();
  ai.script(slowly(400, says(DRAFT)));
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(async () => {
  for (const worker of workers) if (worker.exitCode === null && worker.signalCode === null) worker.kill('SIGKILL');
  await api.stop();
  await ai.stop();
});

function startWorker(): ChildProcess {
  const worker = spawn(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      '--tsconfig',
      path.join(ROOT, 'server/tsconfig.json'),
      path.join(ROOT, 'server/src/worker.ts'),
    ],
    {
      cwd: ROOT,
      detached: true,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: api.databaseUrl,
        IGNY8_SECRET_KEY: api.services.config.secretKey,
        IGNY8_LOG_LEVEL: 'silent',
        IGNY8_AI_BASE_URL: ai.baseUrl,
        IGNY8_AI_API_KEY: AI_KEY,
        IGNY8_AI_MODEL: AI_MODEL,
      },
    },
  );
  workers.push(worker);
  return worker;
}

describe('a worker killed while it writes', () => {
  it('loses no task and doubles no content: the next worker finishes the job', async () => {
    const site = await seedSite(api, 'Slow Morning');
    const { createTasks } = await api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
      tasks: Array.from({ length: 12 }, () => ({
        clusterId: site.clusterId,
        contentType: 'ARTICLE',
        contentStructure: 'ARTICLE',
        primaryKeywordId: site.keywordIds[0],
      })),
    });
    const ids: string[] = createTasks.tasks.map((task: { id: string }) => task.id);
    const { completeTasks } = await api.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', { ids });
    const job = async () =>
      (await api.ok('query ($id: ID!) { job(id: $id) { state done failed total message } }', { id: completeTasks.job.id })).job;

    const first = startWorker();
    await expect.poll(async () => (await job()).done, { timeout: 30_000, interval: 50 }).toBeGreaterThanOrEqual(2);
    process.kill(-(first.pid as number), 'SIGKILL');
    const cut = await job();
    expect(cut.state).toBe('RUNNING');
    expect(cut.done).toBeLessThan(12);

    startWorker();
    await expect.poll(async () => (await job()).state, { timeout: 90_000, interval: 250 }).toBe('SUCCEEDED');
    expect(await job()).toMatchObject({ done: 12, failed: 0, total: 12 });
    const rows = await api.sql(
      `select task.id, task.status, count(content.id)::int as contents from task left join content on content.task_id = task.id
       where task.id = any($1::uuid[]) group by task.id`,
      [ids],
    );
    expect(rows).toHaveLength(12);
    expect(rows.every((row) => row.status === 'completed' && row.contents === 1)).toBe(true);
  }, 150_000);
});
