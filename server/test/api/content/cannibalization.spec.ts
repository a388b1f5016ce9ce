import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
let seed: PlannerSeed;
beforeAll(async () => {
  api = await startApi();
  seed = await PlannerSeed.site(api, 'Slow Morning');
});
afterAll(() => api.stop());

const QUERY = `query ($siteId: ID!, $first: Int! = 50, $after: String) { cannibalization(siteId: $siteId, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { chains keyword { text } ideas { title cluster { name } } tasks { title } contents { title } } } }`;
const list = async (variables: Json = {}): Promise<Json> => (await api.ok(QUERY, { siteId: seed.siteId, ...variables })).cannibalization;

describe('cannibalization', () => {
  it('lists keywords that more than one chain aims at, most searched first', async () => {
    const cluster = await seed.cluster('Coffee', [
      ['once', 900],
      ['idea and task', 100],
      ['two posts', 500],
      ['dismissed', 800],
      ['deleted', 700],
      ['across clusters', null],
    ]);
    const other = await seed.cluster('Other');
    const aim = (keyword: number) => ({ keyword });

    // One chain: an idea, its task and its content.
    await seed.content(await seed.taskOf(await seed.idea(cluster, 'Once', aim(0))), 'Once, written');
    // An idea that became a task, and a task by hand.
    await seed.taskOf(await seed.idea(cluster, 'Idea', aim(1)));
    await seed.task(cluster, 'By hand', aim(1));
    await seed.content(await seed.task(cluster, 'Post one', aim(2)), 'First post');
    await seed.content(await seed.task(cluster, 'Post two', aim(2)), 'Second post');
    await seed.task(cluster, 'Not dismissed', aim(3));
    await seed.idea(cluster, 'Dismissed', { keyword: 3, status: 'dismissed' });
    await seed.task(cluster, 'Not deleted', aim(4));
    const deleted = await seed.content(await seed.taskOf(await seed.idea(cluster, 'Deleted', aim(4))), 'Deleted post');
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [deleted.id] });
    await seed.idea(cluster, 'Here', aim(5));
    await seed.idea({ ...other, keywordIds: cluster.keywordIds }, 'There', aim(5));

    expect(await list()).toMatchObject({
      totalCount: 3,
      nodes: [
        {
          chains: 2,
          keyword: { text: 'two posts' },
          ideas: [],
          tasks: [{ title: 'Post one' }, { title: 'Post two' }],
          contents: [{ title: 'First post' }, { title: 'Second post' }],
        },
        {
          chains: 2,
          keyword: { text: 'idea and task' },
          ideas: [{ title: 'Idea' }],
          tasks: [{ title: 'Idea' }, { title: 'By hand' }],
          contents: [],
        },
        {
          chains: 2,
          keyword: { text: 'across clusters' },
          ideas: [
            { title: 'Here', cluster: { name: 'Coffee' } },
            { title: 'There', cluster: { name: 'Other' } },
          ],
          tasks: [],
          contents: [],
        },
      ],
    });
  });

  it('goes page by page, and asks no statement more for one more keyword', async () => {
    const first = await list({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(rest.nodes.map((node: Json) => node.keyword.text)).toEqual(['across clusters']);
    const selects = async (size: number) =>
      (await api.statements(() => list({ first: size }))).filter((statement) => /select/.test(statement)).length;
    expect(await selects(3)).toBe(await selects(2));
  });

  it('keeps to its site', async () => {
    const elsewhere = await PlannerSeed.site(api, 'Elsewhere');
    expect((await list({ siteId: elsewhere.siteId })).nodes).toEqual([]);
  });
});
