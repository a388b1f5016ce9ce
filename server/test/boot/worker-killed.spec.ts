/** A worker that dies in the middle of its work, in a small size; test/faults has the full one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { writeThroughKill } from '../kit/killed-worker.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

it('a worker killed while it writes loses no task and doubles no content: the next one finishes the job, a retry what failed', async () => {
  await writeThroughKill({ tasks: 20, killAfter: 3, answerMs: 400, timeoutMs: 90_000 });
}, 200_000);

describe('a worker killed while it groups keywords', () => {
  let api: TestApi;
  const workers: WorkerProcess[] = [];
  const startWorker = (): WorkerProcess => {
    const worker = startWorkerProcess(api);
    workers.push(worker);
    return worker;
  };
  beforeAll(async () => {
    api = await startApi({ IGNY8_WORKER: 'off' });
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill();
    await api.stop();
  });

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
