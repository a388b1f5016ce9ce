/** A worker that dies in the middle of its work, at no moment of its choosing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { AI_KEY, AI_MODEL, type OpenAiServer, says, slowly, startOpenAiServer } from '../kit/openai-server.ts';
import { seedSite } from '../kit/seed.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

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
const workers: WorkerProcess[] = [];
const startWorker = (): WorkerProcess => {
  const worker = startWorkerProcess(api, { IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
  workers.push(worker);
  return worker;
};

beforeAll(async () => {
  ai = await startOpenAiServer();
  ai.script(slowly(400, says(DRAFT)));
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(async () => {
  for (const worker of workers) worker.kill();
  await api.stop();
  await ai.stop();
});

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
    first.kill();
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

describe('a worker killed while it groups keywords', () => {
  it('loses no vector that was made and doubles no group: the next worker finishes the run', async () => {
    const { createSite } = await api.ok('mutation { createSite(input: { name: "Grouped", url: "https://example.test" }) { site { id } } }');
    const siteId: string = createSite.site.id;
    const things = ['coffee grinder', 'desk lamp', 'running shoe', 'yoga mat', 'garden hose', 'air fryer', 'bed frame', 'wine glass'];
    const kinds = ['small', 'large', 'quiet', 'steel', 'wooden', 'cheap', 'vintage', 'compact', 'portable', 'white'];
    const keywords = things.flatMap((thing) =>
      kinds.flatMap((kind) => Array.from({ length: 15 }, (_, at) => `${kind} ${thing} under ${at + 10}`)),
    );
    await api.ok('mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { added } }', {
      siteId,
      keywords: keywords.map((text) => ({ text })),
    });
    const { generateClusters } = await api.ok(
      'mutation ($siteId: ID!) { generateClusters(siteId: $siteId, useAi: false, apply: true) { job { id } run { id } } }',
      { siteId },
    );
    const { job, run } = generateClusters;
    const vectors = () => api.sql('select keyword_id, created_at from keyword_embedding where site_id = $1', [siteId]);

    const first = startWorker();
    await expect.poll(async () => (await vectors()).length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
    first.kill();
    const made = await vectors();
    expect(made.length).toBeLessThan(keywords.length);

    startWorker();
    const state = async () => (await api.ok('query ($id: ID!) { job(id: $id) { state } }', { id: job.id })).job.state;
    await expect.poll(state, { timeout: 120_000, interval: 250 }).toBe('SUCCEEDED');
    const all = new Map((await vectors()).map((row) => [row.keyword_id, row.created_at]));
    expect(all.size).toBe(keywords.length);
    for (const row of made) expect(all.get(row.keyword_id)).toEqual(row.created_at);
    const [counts] = await api.sql(
      `select (select count(*)::int from cluster_run_keyword where run_id = $1) as places,
        (select count(*)::int from cluster where site_id = $2) as clusters,
        (select count(*)::int from cluster_run_group where run_id = $1 and level = 'standard' and keywords > 0) as groups`,
      [run.id, siteId],
    );
    expect(counts).toEqual({ places: keywords.length, clusters: counts?.groups, groups: expect.any(Number) });
    expect(counts?.groups).toBeGreaterThan(3);
  }, 200_000);
});
