import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../kit/api.ts';
import { coffeeKeywords } from '../kit/keywords.ts';

let api: TestApi;
let siteId: string;

beforeAll(async () => {
  api = await startApi();
  const { createSite } = await api.ok(
    `mutation { createSite(input: { name: "Slow Morning", url: "https://slow.example" }) { site { id defaultSector { name } } } }`,
  );
  siteId = createSite.site.id;
  expect(createSite.site.defaultSector.name).toBe('General');
});
afterAll(() => api.stop());

describe('from keywords to drafts, by API alone', () => {
  let clusters: { id: string; name: string; keywordCount: number }[];
  let ideas: { id: string; title: string; primaryKeyword: { text: string } }[];

  it('takes forty keywords in, and takes them once', async () => {
    const add = `mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { added existing rejected { text } } }`;
    expect((await api.ok(add, { siteId, keywords: coffeeKeywords.map(([text, volume]) => ({ text, volume })) })).addKeywords).toEqual({
      added: 40,
      existing: 0,
      rejected: [],
    });
    expect((await api.ok(add, { siteId, keywords: coffeeKeywords.map(([text, volume]) => ({ text, volume })) })).addKeywords).toEqual({
      added: 0,
      existing: 40,
      rejected: [],
    });
  });

  it('groups them into clusters by topic, and waits for the job when asked to', async () => {
    const { generateClusters } = await api.ok(
      `mutation ($siteId: ID!) { generateClusters(siteId: $siteId, apply: true, wait: 30) { job { state done total progress message } clusters { id name keywordCount volume } } }`,
      { siteId },
    );
    expect(generateClusters.job).toMatchObject({ state: 'SUCCEEDED', done: 40, total: 40, progress: 1 });
    clusters = generateClusters.clusters;
    expect(clusters.length).toBeGreaterThanOrEqual(5);
    expect(clusters.length).toBeLessThanOrEqual(12);
    const { keywords } = await api.ok(
      `query ($siteId: ID!) { keywords(siteId: $siteId, first: 200) { nodes { text cluster { name } } } }`,
      { siteId },
    );
    const clusterOf = (text: string) => keywords.nodes.find((node: { text: string }) => node.text === text)?.cluster?.name;
    expect(clusterOf('cold brew coffee ratio')).toBe(clusterOf('cold brew coffee maker'));
    expect(clusterOf('moka pot')).toBe(clusterOf('clean moka pot'));
    expect(clusterOf('gooseneck kettle')).not.toBe(clusterOf('cold brew coffee'));
    expect(clusterOf('water hardness test')).toBeUndefined();
  });

  it('leaves what it has grouped alone when it is asked again', async () => {
    const before = await api.sql('select id, cluster_id from keyword order by id');
    await api.ok(`mutation ($siteId: ID!) { generateClusters(siteId: $siteId, apply: true, wait: 30) { job { state } } }`, { siteId });
    expect(await api.sql('select id, cluster_id from keyword order by id')).toEqual(before);
  });

  it('proposes ideas of the kind that the keywords ask for, and none twice', async () => {
    const generate = `mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) {
      job { state done failed items { subjectId state code } }
      ideas { id title contentType contentStructure status primaryKeyword { text } keywords { text } cluster { id } } } }`;
    const first = (await api.ok(generate, { ids: clusters.map((cluster) => cluster.id) })).generateIdeas;
    expect(first.job).toMatchObject({ state: 'SUCCEEDED', done: clusters.length, failed: 0 });
    ideas = first.ideas;
    const structures = new Set(first.ideas.map((idea: { contentStructure: string }) => idea.contentStructure));
    expect(structures).toContain('COMPARISON');
    expect(structures).toContain('TUTORIAL');
    const again = (await api.ok(generate, { ids: clusters.map((cluster) => cluster.id) })).generateIdeas;
    expect(again.ideas).toEqual([]);
    expect(again.job).toMatchObject({ state: 'SUCCEEDED', failed: clusters.length });
  });

  it('makes one task of an idea, however often it is asked', async () => {
    const create = `mutation ($ids: [ID!]!) { createTasks(ideaIds: $ids) { tasks { id title status cluster { id } primaryKeyword { text } keywords { text } idea { id status } } } }`;
    const ids = ideas.slice(0, 3).map((idea) => idea.id);
    const first = (await api.ok(create, { ids })).createTasks.tasks;
    expect(first.map((task: { idea: { id: string; status: string } }) => task.idea)).toEqual(ids.map((id) => ({ id, status: 'QUEUED' })));
    const again = (await api.ok(create, { ids })).createTasks.tasks;
    expect(again.map((task: { id: string }) => task.id)).toEqual(first.map((task: { id: string }) => task.id));
  });

  it('writes a draft with its cluster, labelled as built-in, and completes the task with it', async () => {
    const { tasks } = await api.ok(
      `query ($siteId: ID!) { tasks(siteId: $siteId, filter: { statuses: [QUEUED] }) { totalCount nodes { id cluster { id } } } }`,
      { siteId },
    );
    const [task] = tasks.nodes;
    const { completeTask } = await api.ok(
      `mutation ($id: ID!) { completeTask(taskId: $id, wait: 30) {
        job { state message } task { status lastError } content { id status source version contentHtml cluster { id } provenance { builtIn provider } } } }`,
      { id: task.id },
    );
    expect(completeTask.job.state).toBe('SUCCEEDED');
    expect(completeTask.task).toEqual({ status: 'COMPLETED', lastError: null });
    expect(completeTask.content).toMatchObject({
      status: 'DRAFT',
      source: 'IGNY8',
      version: 1,
      cluster: { id: task.cluster.id },
      provenance: { builtIn: true },
    });
    expect(completeTask.content.contentHtml).toContain('<!-- wp:heading');
  });
});
