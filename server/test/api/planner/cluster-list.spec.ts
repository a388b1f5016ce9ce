import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the list of clusters', () => {
  it('goes by volume and by keywords page by page, and finds what is locked or not covered', async () => {
    const seed = await PlannerSeed.site(api, 'Lists');
    const planned = await seed.cluster('A', [
      ['a one', 5],
      ['a two', 5],
      ['a three', null],
    ]);
    const written = await seed.full('B', [['b one', 100]]);
    const plain = await seed.cluster('C', [
      ['c one', 10],
      ['c two', 10],
    ]);
    const empty = await seed.cluster('D');
    await seed.idea(planned, 'Planned');
    await seed.idea(plain, 'Dismissed', { status: 'dismissed' });
    await api.ok('mutation ($id: ID!) { updateCluster(id: $id, input: { locked: true }) { cluster { locked } } }', { id: empty.id });
    const names = async (orderBy: Json, filter: Json = {}) => {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const { clusters } = await api.ok(
          `query ($siteId: ID!, $filter: ClusterFilter, $orderBy: ClusterOrderBy, $after: String) {
            clusters(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: 1, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`,
          { siteId: seed.siteId, filter, orderBy, after },
        );
        found.push(...clusters.nodes.map((node: Json) => node.name));
        after = clusters.pageInfo.hasNextPage ? clusters.pageInfo.endCursor : null;
      } while (after);
      return found.join('');
    };
    expect(await names({ field: 'VOLUME', direction: 'DESC' })).toBe('BCAD');
    expect(await names({ field: 'VOLUME', direction: 'ASC' })).toBe('DACB');
    expect(await names({ field: 'KEYWORDS', direction: 'DESC' })).toBe('ACBD');
    expect(await names({ field: 'NAME', direction: 'ASC' }, { uncovered: true })).toBe('CD');
    expect(await names({ field: 'VOLUME', direction: 'ASC' }, { uncovered: false })).toBe('AB');
    expect(await names({ field: 'NAME', direction: 'ASC' }, { locked: true })).toBe('D');
    await api.sql('update content set deleted_at = now(), task_id = null where id = $1', [written.contentId]);
    await api.sql('delete from task where cluster_id = $1', [written.id]);
    await api.sql('delete from idea where cluster_id = $1', [written.id]);
    expect(await names({ field: 'NAME', direction: 'ASC' }, { uncovered: true })).toBe('BCD');
  });

  it('reads the first keywords of all its clusters by one statement, each its own, and goes on behind them', async () => {
    const seed = await PlannerSeed.site(api, 'Loaders');
    for (const name of ['A', 'B', 'C'])
      await seed.cluster(name, [
        [`${name} low`, 1],
        [`${name} high`, 100],
        [`${name} unknown`, null],
      ]);
    await seed.cluster('D');
    let answer: Json = {};
    const statements = await api.statements(async () => {
      answer = await api.ok(
        `query ($id: ID!) { clusters(siteId: $id) { nodes { id name keywords(first: 2) { nodes { text } pageInfo { hasNextPage endCursor } } } } }`,
        { id: seed.siteId },
      );
    });
    expect(statements.filter((statement) => statement.includes('from keyword'))).toHaveLength(1);
    expect(answer.clusters.nodes.map((node: Json) => node.keywords.nodes.map((keyword: Json) => keyword.text))).toEqual([
      ['A high', 'A low'],
      ['B high', 'B low'],
      ['C high', 'C low'],
      [],
    ]);
    const [first, , , last] = answer.clusters.nodes;
    expect([first.keywords.pageInfo.hasNextPage, last.keywords.pageInfo.hasNextPage]).toEqual([true, false]);
    const { cluster } = await api.ok(
      'query ($id: ID!, $after: String) { cluster(id: $id) { keywords(first: 2, after: $after) { totalCount nodes { text } } } }',
      { id: first.id, after: first.keywords.pageInfo.endCursor },
    );
    expect(cluster.keywords).toEqual({ totalCount: 3, nodes: [{ text: 'A unknown' }] });
  });
});
