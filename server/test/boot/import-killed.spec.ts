/** A worker that dies in the middle of a file of keywords. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { seedSite } from '../kit/seed.ts';
import { upload } from '../kit/upload.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

const ROWS = 30_000;
let api: TestApi;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(async () => {
  for (const worker of workers) worker.kill();
  await api.stop();
});

it('a file of keywords whose worker is killed is taken in by the next one, nothing lost and nothing counted twice', async () => {
  const site = await seedSite(api, 'Slow Morning');
  // Each hundredth row is refused; each tenth says the keyword of the row before, across the borders of chunks too.
  const rows = Array.from({ length: ROWS }, (_, at) =>
    at % 100 === 50 ? `row ${at},lots` : `keyword ${at % 10 === 0 ? at - 1 : at},${at}`,
  );
  const uploadId = await upload(api, 'keywords.csv', `keyword,volume\n${rows.join('\n')}`);
  const { importKeywords } = await api.ok(
    'mutation ($siteId: ID!, $uploadId: ID!) { importKeywords(siteId: $siteId, uploadId: $uploadId) { job { id } } }',
    {
      siteId: site.id,
      uploadId,
    },
  );
  const job = async () =>
    (await api.ok('query ($id: ID!) { job(id: $id) { state total done failed message } }', { id: importKeywords.job.id })).job;

  const first = startWorkerProcess(api);
  workers.push(first);
  await expect.poll(async () => (await job()).done, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
  first.kill();
  const cut = await job();
  expect(cut.state).toBe('RUNNING');
  expect(cut.done).toBeLessThan(ROWS);

  workers.push(startWorkerProcess(api));
  await expect.poll(async () => (await job()).state, { timeout: 90_000, interval: 250 }).toBe('SUCCEEDED');
  // Rows 50, 150, ... are refused, so the rows 10, 20, ... say an earlier keyword again; row 0 says "keyword -1".
  const distinct = new Set(rows.filter((row) => !row.endsWith('lots')).map((row) => row.split(',')[0])).size;
  const refused = ROWS / 100;
  expect(await job()).toMatchObject({ total: ROWS, done: ROWS - refused, failed: refused });
  expect((await job()).message).toBe(
    `${distinct.toLocaleString('en')} added, 0 already there, ${(ROWS - refused - distinct).toLocaleString('en')} twice in the file, ${refused} refused.`,
  );
  const [kept] = await api.sql(`select count(*)::int as keywords from keyword where site_id = $1 and text like 'keyword %'`, [site.id]);
  expect(kept?.keywords).toBe(distinct);
  const [listed] = await api.sql(`select count(*)::int as items from job_item where job_id = $1`, [importKeywords.job.id]);
  expect(listed?.items).toBe(refused);
}, 150_000);
