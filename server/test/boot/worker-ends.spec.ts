/** A worker that is asked to end in the middle of a job hands it back, and it costs the job none of its tries. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { draftAnswerFor } from '../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, type OpenAiServer, says, startOpenAiServer } from '../kit/openai-server.ts';
import { seedSite } from '../kit/seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const TASKS = 12;
let api: TestApi;
let ai: OpenAiServer;
const ends: (() => void)[] = [];

beforeAll(async () => {
  ai = await startOpenAiServer();
  const draft = draftAnswerFor('article');
  ai.script(says(draft, { pauseMs: 800 / (JSON.stringify(draft).length / 24) }));
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(async () => {
  for (const end of ends) end();
  await api.stop();
  await ai.stop();
});

function startWorker() {
  const child = spawn(process.execPath, ['server/dist/worker.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: api.databaseUrl,
      IGNY8_SECRET_KEY: api.services.config.secretKey,
      IGNY8_WORKER_PORT: '0',
      IGNY8_AI_BASE_URL: ai.baseUrl,
      IGNY8_AI_API_KEY: AI_KEY,
      IGNY8_AI_MODEL: AI_MODEL,
      IGNY8_LOG_LEVEL: 'fatal',
    },
  });
  ends.push(() => child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  return {
    health: () => /health is at (\S+)/.exec(said)?.[1],
    asked: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return ended;
    },
  };
}

it('the next worker goes on where the first one stopped; each task has one draft', async () => {
  const site = await seedSite(api, 'Handed back');
  const { createTasks } = await api.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
    tasks: Array.from({ length: TASKS }, (_, at) => ({
      clusterId: site.clusterId,
      contentType: 'ARTICLE',
      contentStructure: 'ARTICLE',
      primaryKeywordId: site.keywordIds[0],
      title: `Draft ${at}`,
    })),
  });
  const ids = createTasks.tasks.map(({ id }: { id: string }) => id);
  const { completeTasks } = await api.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', { ids });
  const job = async () => (await api.ok('query ($id: ID!) { job(id: $id) { state done failed } }', { id: completeTasks.job.id })).job;
  const tries = () =>
    api.sql(`select retry_limit - retry_count as left from pgboss.job where id = (select queue_job_id from job where id = $1)`, [
      completeTasks.job.id,
    ]);
  const [before] = await tries();

  const first = startWorker();
  await expect.poll(first.health, { timeout: 40_000 }).toBeDefined();
  expect((await fetch(first.health() as string)).status).toBe(200);
  await expect.poll(async () => (await job()).done, { timeout: 40_000, interval: 50 }).toBeGreaterThan(0);
  expect(await first.asked()).toBe(0);
  const cut = await job();
  expect(cut).toMatchObject({ state: 'RUNNING', failed: 0 });
  expect(cut.done).toBeLessThan(TASKS);

  startWorker();
  await expect.poll(job, { timeout: 60_000, interval: 100 }).toMatchObject({ state: 'SUCCEEDED', done: TASKS, failed: 0 });
  expect((await tries())[0]?.left).toBe(before?.left);
  const [contents] = await api.sql('select count(*)::int as all, count(distinct task_id)::int as tasks from content');
  expect(contents).toEqual({ all: TASKS, tasks: TASKS });
}, 150_000);
