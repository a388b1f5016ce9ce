import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { PublishAttemptService } from '../../src/modules/wordpress/publish-attempt.service.ts';
import { SharedTurns } from '../../src/platform/db/shared-turns.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';
import { type ConnectedSite, connectSite, wp } from './kit.ts';

const JOBS = 4;
const EACH = 3;

let api: TestApi;
let sandbox: Sandbox;
let site: ConnectedSite;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  // Without the plugin, which has locks of its own in WordPress.
  [api, sandbox] = await Promise.all([
    startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', IGNY8_WORKER: 'off' }),
    startSandbox({ plugin: false }),
  ]);
  site = await connectSite(api, 'Slow Morning', sandbox.url, sandbox);
});
afterAll(async () => {
  for (const worker of workers) worker.kill();
  await api?.stop();
  await sandbox?.stop();
});

it('two worker processes that publish the same title with the same new terms make each term and each address once', async () => {
  const { createTaxonomyTerm } = await api.ok(
    'mutation ($id: ID!) { createTaxonomyTerm(siteId: $id, input: { name: "Shared", taxonomyType: CATEGORY }) { term { id } } }',
    { id: site.id },
  );
  const ids: string[] = [];
  for (let n = 0; n < JOBS * EACH; n += 1) ids.push((await site.draft('The same title', `<p>${n}</p>`)).id);
  await api.ok(
    'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
    {
      ids,
      terms: [createTaxonomyTerm.term.id],
    },
  );
  const jobs: string[] = [];
  for (let at = 0; at < JOBS; at += 1) {
    const { publishContent } = await api.ok('mutation ($ids: [ID!]!) { publishContent(contentIds: $ids) { job { id } } }', {
      ids: ids.slice(at * EACH, (at + 1) * EACH),
    });
    jobs.push(publishContent.job.id);
  }
  const env = { IGNY8_ALLOW_PRIVATE_SITES: 'true' };
  workers.push(startWorkerProcess(api, env), startWorkerProcess(api, env));
  await expect
    .poll(
      async () => (await api.sql("select count(*)::int from job where id = any($1) and state = 'succeeded' and failed = 0", [jobs]))[0],
      {
        timeout: 100_000,
        interval: 500,
      },
    )
    .toEqual({ count: JOBS });
  const contents = await site.contents();
  expect(new Set(contents.map((content: { externalUrl: string }) => content.externalUrl)).size).toBe(ids.length);
  const shared = await wp(sandbox, 'GET', 'categories?search=Shared');
  expect(shared).toHaveLength(1);
  expect(await wp(sandbox, 'GET', `posts?categories=${shared[0].id}&per_page=100`)).toHaveLength(ids.length);
}, 150_000);

it('a turn is had by one process at a time, and other keys do not wait', async () => {
  // Each has a connection of its own, as each process has.
  const [one, other] = [new SharedTurns(api.services.db), new SharedTurns(api.services.db)];
  const seen: string[] = [];
  const first = Promise.withResolvers<void>();
  const holding = one.inTurn('a', async () => {
    seen.push('one begins');
    await first.promise;
    seen.push('one ends');
  });
  await expect.poll(() => seen).toEqual(['one begins']);
  const waiting = other.inTurn('a', async () => seen.push('other'));
  await other.inTurn('b', async () => seen.push('elsewhere'));
  await one.inTurn('c', async () => seen.push('and here'));
  expect(seen).toEqual(['one begins', 'elsewhere', 'and here']);
  first.resolve();
  await Promise.all([holding, waiting]);
  expect(seen).toEqual(['one begins', 'elsewhere', 'and here', 'one ends', 'other']);
  // One that waits in vain can be told to stop.
  const stop = new AbortController();
  const begun = Promise.withResolvers<void>();
  const never = Promise.withResolvers<void>();
  const busy = one.inTurn('a', () => {
    begun.resolve();
    return never.promise;
  });
  await begun.promise;
  const tired = other.inTurn('a', async () => 'had', stop.signal);
  stop.abort();
  await expect(tired).rejects.toThrow();
  never.resolve();
  await busy;
});

it('a worker that was taken over while it slept does not say that it published', async () => {
  const { id } = await site.draft('Slept');
  const [job] = await api.sql('select id from job where site_id = $1 limit 1', [site.id]);
  const attempts = new PublishAttemptService(api.services.db);
  const attempt = { siteId: site.id, contentId: id, jobId: job?.id as string, kind: 'publish', path: 'plugin', bodyVersion: 1 } as const;
  const asleep = await attempts.claim(attempt);
  await api.sql("update publish_attempt set lease_until = now() - interval '1 second' where content_id = $1", [id]);
  const other = await attempts.claim(attempt);
  const end = { externalId: 1, bodyVersion: 1, before: null, storedHash: 'x', remarks: null };
  const succeed = (of: { id: string | null }) => api.services.db.unitOfWork((uow) => attempts.succeed(uow, of.id as string, end));
  await expect(succeed(asleep)).rejects.toMatchObject({ code: 'CONFLICT' });
  await succeed(other);
  expect(await api.sql('select state from publish_attempt where content_id = $1 order by created_at', [id])).toEqual([
    { state: 'failed' },
    { state: 'succeeded' },
  ]);
});
