import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';
import { undo, undoneExactly } from '../../kit/undone.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const MOVE = `mutation ($keywordIds: [ID!], $clusterId: ID, $matching: KeywordFilter, $siteId: ID) {
  moveKeywords(keywordIds: $keywordIds, clusterId: $clusterId, matching: $matching, siteId: $siteId) {
    moved undoToken keywords { id assignedBy score cluster { name } } } }`;

const mokas: [string, number][] = [
  ['moka pot', 900],
  ['moka pot sizes', 100],
];
const drips: [string, number][] = [
  ['drip coffee', 500],
  ['drip coffee ratio', 50],
];

describe('moving keywords by hand', () => {
  it('puts them into the cluster and its sector, marks them as placed by a person, and can be taken back', async () => {
    const seed = await PlannerSeed.site(api, 'By hand');
    const from = await seed.cluster('Moka pots', mokas);
    const to = await seed.cluster('Stove top', [], await seed.sector('Stoves'));
    const undone = await undoneExactly(api, async () => {
      const { moveKeywords } = await api.ok(MOVE, { keywordIds: from.keywordIds, clusterId: to.id });
      expect(moveKeywords.moved).toBe(2);
      expect(moveKeywords.keywords).toEqual(
        expect.arrayContaining([{ id: from.keywordIds[0], assignedBy: 'PERSON', score: null, cluster: { name: 'Stove top' } }]),
      );
      return moveKeywords;
    });
    expect(undone).toMatchObject({ summary: '2 keywords moved to "Stove top"', restored: 2 });
  });

  it('takes all that match a filter', async () => {
    const seed = await PlannerSeed.site(api, 'Matching');
    const from = await seed.cluster('Coffee', [...mokas, ...drips]);
    const to = await seed.cluster('Moka');
    await undoneExactly(api, async () => {
      const { moveKeywords } = await api.ok(MOVE, {
        siteId: seed.siteId,
        matching: { search: 'moka', clusterIds: [from.id] },
        clusterId: to.id,
      });
      expect(moveKeywords.moved).toBe(2);
      return moveKeywords;
    });
    expect(await api.fails(MOVE, { matching: { search: 'x' }, clusterId: to.id })).toMatchObject({ path: 'siteId' });
    expect(await api.fails(MOVE, { clusterId: to.id })).toMatchObject({ path: 'keywordIds' });
    expect(await api.fails(MOVE, { siteId: seed.siteId, matching: { clusterIds: [] }, clusterId: to.id })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'matching.clusterIds',
    });
    const foreign = await (await PlannerSeed.site(api, 'Foreign keywords')).cluster('Foreign');
    expect((await api.fails(MOVE, { keywordIds: from.keywordIds, clusterId: foreign.id })).message).toBe(
      '"Foreign" is a cluster of another site.',
    );
  });

  it('is a handful of statements however many they are, and taken back whole', async () => {
    const seed = await PlannerSeed.site(api, 'Many');
    const from = await seed.cluster('Everything');
    await api.sql(
      `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume)
       select gen_random_uuid(), site_id, sector_id, id, 'keyword ' || n, 'keyword ' || n, n from cluster, generate_series(1, 20000) n where id = $1`,
      [from.id],
    );
    const to = await seed.cluster('Elsewhere');
    let token = '';
    const statements = await api.statements(async () => {
      const { moveKeywords } = await api.ok(
        'mutation ($siteId: ID!, $to: ID!) { moveKeywords(siteId: $siteId, matching: {}, clusterId: $to) { moved undoToken } }',
        { siteId: seed.siteId, to: to.id },
      );
      expect(moveKeywords.moved).toBe(20_000);
      token = moveKeywords.undoToken;
    });
    expect(statements.length).toBeLessThan(15);
    expect((await undo(api, token)).restored).toBe(20_000);
  });
});

describe('deleting keywords', () => {
  it('lets go of all that points at them, and undo gives every row and link back', async () => {
    const seed = await PlannerSeed.site(api, 'Lost keywords');
    const cluster = await seed.full('Moka pots', mokas);
    await undoneExactly(api, async () => {
      const { deleteKeywords } = await api.ok('mutation ($ids: [ID!]) { deleteKeywords(ids: $ids) { deleted undoToken } }', {
        ids: [...cluster.keywordIds, ...cluster.keywordIds],
      });
      expect(deleteKeywords.deleted).toBe(2);
      const [content] = await api.sql('select title, primary_keyword_id from content where id = $1', [cluster.contentId]);
      expect(content).toEqual({ title: 'Moka pots: a post', primary_keyword_id: null });
      return deleteKeywords;
    });
  });
});
