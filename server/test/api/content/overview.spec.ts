import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

describe('the overview of a site', () => {
  it('counts what is there and what waits for somebody', async () => {
    await site.draft('One');
    await api.ok(
      `mutation ($clusterId: ID!, $keywordId: ID!) { createTasks(tasks: [
        { clusterId: $clusterId, contentType: ARTICLE, contentStructure: GUIDE, primaryKeywordId: $keywordId }]) { tasks { id } } }`,
      { clusterId: site.clusterId, keywordId: site.keywordIds[0] },
    );
    const { site: found } = await api.ok(
      `query ($id: ID!) { site(id: $id) { stats { keywords unclusteredKeywords clusters clustersWithoutIdeas ideas tasks queuedTasks failedTasks content drafts published } } }`,
      { id: site.id },
    );
    expect(found.stats).toEqual({
      keywords: 2,
      unclusteredKeywords: 2,
      clusters: 1,
      clustersWithoutIdeas: 1,
      ideas: 0,
      tasks: 2,
      queuedTasks: 1,
      failedTasks: 0,
      content: 1,
      drafts: 1,
      published: 0,
    });
    const { cluster } = await api.ok('query ($id: ID!) { cluster(id: $id) { coverage { ideas tasks content articles pages } } }', {
      id: site.clusterId,
    });
    expect(cluster.coverage).toEqual({ ideas: 0, tasks: 2, content: 1, articles: 1, pages: 0 });
  });
});

describe('many tasks', () => {
  it('are written by one job, with an item for each that tells its title', async () => {
    const { createTasks } = await api.ok(`mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }`, {
      tasks: ['GUIDE', 'COMPARISON', 'REVIEW', 'LISTICLE'].map((contentStructure) => ({
        clusterId: site.clusterId,
        contentType: 'ARTICLE',
        contentStructure,
        primaryKeywordId: site.keywordIds[0],
        title: `A ${contentStructure}`,
      })),
    });
    const taskIds = createTasks.tasks.map((task: { id: string }) => task.id);
    const { completeTasks } = await api.ok(
      'mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids, wait: 30) { job { state done failed total message items { title state } } tasks { status content { title } } } }',
      { ids: taskIds },
    );
    expect(completeTasks.job).toMatchObject({ state: 'SUCCEEDED', done: 4, failed: 0, total: 4, message: '4 of 4 drafts are ready.' });
    expect(completeTasks.job.items.map((item: { title: string }) => item.title).sort()).toEqual([
      'A COMPARISON',
      'A GUIDE',
      'A LISTICLE',
      'A REVIEW',
    ]);
    expect(completeTasks.tasks.every((task: { status: string }) => task.status === 'COMPLETED')).toBe(true);
  });
});
