import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

describe('a job', () => {
  it('is watched over SSE until it has settled', async () => {
    const client = createClient({ url: `${api.url}/graphql/stream`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
    const { generateClusters } = await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id) { job { id state } } }', {
      id: site.id,
    });
    const states: string[] = [];
    for await (const { data } of client.iterate<{ job: { state: string } }>({
      query: 'subscription ($id: ID!) { job(id: $id) { state progress } }',
      variables: { id: generateClusters.job.id },
    })) {
      if (data) states.push(data.job.state);
    }
    expect(states.at(-1)).toBe('SUCCEEDED');
    client.dispose();
  });

  it('of a site is announced to whoever watches the site', async () => {
    const client = createClient({ url: `${api.url}/graphql/stream`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
    const seen = client.iterate<{ jobs: { id: string; state: string } }>({
      query: 'subscription ($id: ID!) { jobs(siteId: $id) { id state } }',
      variables: { id: site.id },
    });
    const states = new Map<string, string>();
    const watching = (async () => {
      for await (const { data } of seen) if (data) states.set(data.jobs.id, data.jobs.state);
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { generateClusters } = await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id, wait: 20) { job { id } } }', {
      id: site.id,
    });
    await expect.poll(() => states.get(generateClusters.job.id), { timeout: 5_000 }).toBe('SUCCEEDED');
    await seen.return?.();
    client.dispose();
    await watching.catch(() => undefined);
  });

  it('lists what it was and how it ended', async () => {
    const { jobs } = await api.ok(
      'query ($id: ID!) { jobs(siteId: $id, first: 1) { totalCount nodes { kind state finishedAt items { subjectId } } } }',
      { id: site.id },
    );
    expect(jobs.totalCount).toBeGreaterThanOrEqual(2);
    expect(jobs.nodes[0]).toMatchObject({ kind: 'CLUSTER_KEYWORDS' });
  });

  it('that has settled can be neither cancelled nor, where all went well, retried', async () => {
    const { generateClusters } = await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id, wait: 20) { job { id state } } }', {
      id: site.id,
    });
    const { id } = generateClusters.job;
    expect(await api.fails('mutation ($id: ID!) { cancelJob(id: $id) { job { id } } }', { id })).toMatchObject({ code: 'CONFLICT' });
    expect(await api.fails('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id })).toMatchObject({ code: 'CONFLICT' });
  });

  it('runs nothing twice where the same work is asked for at once', async () => {
    await api.ok('mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }', {
      ids: site.keywordIds,
      clusterId: site.clusterId,
    });
    const calls = await Promise.all(
      Array.from({ length: 5 }, () =>
        api.ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 20) { job { state } ideas { id } } }', {
          ids: [site.clusterId],
        }),
      ),
    );
    expect(calls.every((call) => call.generateIdeas.job.state === 'SUCCEEDED')).toBe(true);
    const twice = await api.sql('select primary_keyword_id from idea where site_id = $1 group by primary_keyword_id having count(*) > 1', [
      site.id,
    ]);
    expect(twice).toEqual([]);
    expect((await api.sql('select id from idea where site_id = $1', [site.id])).length).toBeGreaterThan(0);
  });
});

describe('a process that only serves', () => {
  it('leaves jobs waiting, and a worker beside it takes them', async () => {
    const front = await startApi({ IGNY8_WORKER: 'off' });
    try {
      const frontSite = await seedSite(front, 'Split');
      const { generateClusters } = await front.ok('mutation ($id: ID!) { generateClusters(siteId: $id, wait: 1) { job { id state } } }', {
        id: frontSite.id,
      });
      expect(generateClusters.job.state).toBe('QUEUED');
      expect(
        (await front.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state message } } }', { id: generateClusters.job.id })).cancelJob
          .job,
      ).toEqual({ state: 'CANCELLED', message: 'Stopped by IGNY8_ADMIN_TOKEN.' });

      const { startServices, startWorker } = await import('../../../src/app/start.ts');
      const worker = await startServices({ config: { ...front.services.config, databaseUrl: front.databaseUrl } });
      await startWorker(worker.services);
      const retried = await front.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: generateClusters.job.id });
      let state = '';
      for (let tries = 0; tries < 50 && state !== 'SUCCEEDED'; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        state = (await front.ok('query ($id: ID!) { job(id: $id) { state } }', { id: retried.retryJob.job.id })).job.state;
      }
      expect(state).toBe('SUCCEEDED');
      await worker.stop();
    } finally {
      await front.stop();
    }
  });
});
