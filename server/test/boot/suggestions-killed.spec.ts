/** A worker that dies while it compares content with clusters. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { SuggestionSite } from '../kit/suggestions.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

const TIMES = 120;
const CONTENTS = 8 * TIMES;
let api: TestApi;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(async () => {
  for (const worker of workers) worker.kill();
  await api.stop();
});

it('a comparison whose worker is killed is finished by the next one, and what was compared is not compared again', async () => {
  const site = await SuggestionSite.make(api, 'Slow Morning');
  await site.import(TIMES);
  const { suggestClusters } = await api.ok('mutation ($id: ID!) { suggestClusters(siteId: $id) { job { id } } }', { id: site.seed.siteId });
  const job = async () =>
    (await api.ok('query ($id: ID!) { job(id: $id) { state total done failed message } }', { id: suggestClusters.job.id })).job;
  const kept = () => api.sql('select content_id, cluster_id, confidence, updated_at from cluster_suggestion order by content_id');

  const first = startWorkerProcess(api);
  workers.push(first);
  await expect.poll(async () => (await job()).done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  first.kill();
  const cut = await job();
  const before = await kept();
  expect(cut).toMatchObject({ state: 'RUNNING', total: CONTENTS });
  expect(before.length).toBeLessThan(CONTENTS);

  workers.push(startWorkerProcess(api));
  await expect.poll(async () => (await job()).state, { timeout: 120_000, interval: 250 }).toBe('SUCCEEDED');
  const after = await kept();
  expect(after).toHaveLength(CONTENTS);
  expect(after.filter((row) => before.some(({ content_id }) => content_id === row.content_id))).toEqual(before);
  const suggested = after.filter(({ cluster_id }) => cluster_id !== null).length;
  expect(await job()).toMatchObject({
    total: CONTENTS,
    done: CONTENTS,
    failed: 0,
    message: `${CONTENTS} contents compared, ${suggested} with a suggested cluster.`,
  });
}, 180_000);
