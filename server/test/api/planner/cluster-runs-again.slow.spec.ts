import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { clusterRunsOf } from '../../kit/cluster-runs.ts';
import { coffeeKeywords } from '../../kit/keywords.ts';

let api: TestApi;
let runs: ReturnType<typeof clusterRunsOf>;
beforeAll(async () => {
  api = await startApi();
  runs = clusterRunsOf(api);
});
afterAll(() => api.stop());

describe('keywords that come later', () => {
  it('go to the clusters that are there before anything new is made, and say why', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const first = await runs.generate(siteId, { apply: true });
    expect(first.clusters.length).toBe(first.run.levels[1].newClusters);
    expect(first.run).toMatchObject({ state: 'APPLIED', appliedLevel: 'STANDARD' });
    await runs.add(siteId, ['moka pot cleaning tips', 'used motorcycle helmet', 'motorcycle helmet sizes']);
    const { run } = await runs.generate(siteId);
    for (const level of ['BROAD', 'STANDARD', 'FINE']) {
      const { groups } = await runs.read(run.id, level);
      const joined = groups.nodes.find(({ joins }: Json) => joins);
      expect(joined.keywords.nodes.map(({ keyword }: Json) => keyword.text)).toEqual(['moka pot cleaning tips']);
      expect(joined.name).toMatch(/moka/i);
    }
    const applied = await runs.apply(run.id);
    expect(applied).toMatchObject({ created: 1, moved: 3 });
    const now = await runs.placed(siteId);
    expect(now.get('moka pot cleaning tips')).toBe(now.get('clean moka pot'));
    const { keywords } = await api.ok(
      `query ($siteId: ID!) { keywords(siteId: $siteId, first: 200) { nodes { text cluster { id } placement { by score at reason { sharedWords closest } runnerUp { id } runnerUpScore nearest { name } } } } }`,
      { siteId },
    );
    const placement = (text: string) => keywords.nodes.find((node: Json) => node.text === text);
    const moka = placement('moka pot cleaning tips');
    expect(moka.placement).toMatchObject({ by: 'RUN', score: expect.any(Number), nearest: null });
    expect(moka.placement.reason.sharedWords).toEqual(['moka', 'pot']);
    expect(moka.placement.runnerUp.id).not.toBe(moka.cluster.id);
    expect(placement('water hardness test')).toMatchObject({
      cluster: null,
      placement: { by: null, score: null, runnerUp: null, nearest: { name: expect.any(String) }, runnerUpScore: expect.any(Number) },
    });
    await runs.add(siteId, ['unseen by any run']);
    const unseen = await api.ok(
      'query ($siteId: ID!) { keywords(siteId: $siteId, filter: { search: "unseen" }) { nodes { placement { by } } } }',
      { siteId },
    );
    expect(unseen.keywords.nodes).toEqual([{ placement: null }]);
    const QUERY = 'query ($id: ID!) { keyword(id: $id) { text placement { by } } }';
    const id = await runs.keywordId(siteId, 'moka pot cleaning tips');
    expect((await api.ok(QUERY, { id })).keyword).toEqual({ text: 'moka pot cleaning tips', placement: { by: 'RUN' } });
    expect((await api.ok(QUERY, { id: siteId })).keyword).toBeNull();
  });

  it('find their vectors kept: the same keywords are worked out once, and go with the keyword', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const vectors = () =>
      api.sql('select keyword_id, created_at, octet_length(vector) as bytes from keyword_embedding where site_id = $1 order by 1', [
        siteId,
      ]);
    await runs.generate(siteId);
    const made = await vectors();
    expect(made.length).toBeGreaterThanOrEqual(38);
    expect(made[0]).toMatchObject({ bytes: 1024 });
    const { run } = await runs.generate(siteId);
    expect(run.byWordsAlone).toBe(40 - made.length);
    expect(await vectors()).toEqual(made);
    const id = await runs.keywordId(siteId, 'moka pot');
    await api.ok('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids: [id] });
    expect((await vectors()).map((row) => row.keyword_id)).toEqual(made.map((row) => row.keyword_id).filter((each) => each !== id));
  });
});

describe('a keyword placed by hand and one in a locked cluster', () => {
  it('never move, nor does anything go to the locked cluster', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const { clusters } = await runs.generate(siteId, { apply: true });
    const kettles = clusters.find(({ name }: Json) => /kettle/i.test(name));
    const moka = clusters.find(({ name }: Json) => /moka/i.test(name));
    await api.ok('mutation ($id: ID!) { updateCluster(id: $id, input: { locked: true }) { cluster { id } } }', { id: kettles.id });
    const hand = await runs.keywordId(siteId, 'aeropress recipe');
    await api.ok('mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }', {
      ids: [hand],
      clusterId: moka.id,
    });
    const out = await runs.keywordId(siteId, 'espresso machine');
    await api.ok('mutation ($ids: [ID!]!) { moveKeywords(keywordIds: $ids, clusterId: null) { keywords { id } } }', { ids: [out] });
    await runs.add(siteId, ['small gooseneck kettle']);
    const before = await runs.placed(siteId);
    const { run } = await runs.generate(siteId, { regroup: true, apply: true });
    const now = await runs.placed(siteId);
    expect(run.keywords).toBeGreaterThan(20);
    expect(now.get('aeropress recipe')).toBe(moka.name);
    expect(now.get('espresso machine')).toBeNull();
    expect(now.get('small gooseneck kettle')).not.toBe(kettles.name);
    for (const [text, name] of before) if (name === kettles.name) expect(now.get(text), text).toBe(kettles.name);
    const { keywords } = await api.ok(
      'query ($siteId: ID!) { keywords(siteId: $siteId, filter: { search: "aeropress recipe" }) { nodes { placement { by reason { byMeaning } } } } }',
      { siteId },
    );
    expect(keywords.nodes).toEqual([{ placement: { by: 'PERSON', reason: null } }]);
  });

  it('stay where they are too when that was decided between the proposal and its application', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const { clusters } = await runs.generate(siteId, { apply: true });
    const moka = clusters.find(({ name }: Json) => /moka/i.test(name));
    await runs.add(siteId, ['moka pot cleaning tips']);
    const { run } = await runs.generate(siteId);
    await api.ok('mutation ($id: ID!) { updateCluster(id: $id, input: { locked: true }) { cluster { id } } }', { id: moka.id });
    expect(await runs.apply(run.id)).toMatchObject({ created: 0, moved: 0 });
    expect((await runs.placed(siteId)).get('moka pot cleaning tips')).toBeNull();
  });
});

describe('grouping anew', () => {
  it('keeps clusters alive in the groups they mostly go to, moves only what differs, and is taken back exactly', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const { clusters } = await runs.generate(siteId, { apply: true });
    const byName = (pattern: RegExp) => clusters.find(({ name }: Json) => pattern.test(name));
    const [moka, kettles] = [byName(/moka/i), byName(/kettle/i)];
    const before = await runs.placed(siteId);
    const still = await runs.generate(siteId, { regroup: true });
    expect(still.run.levels[1]).toMatchObject({ newClusters: 0, moved: 0, emptiedClusters: 0 });

    // As an earlier run might have left it: a kettle among the moka pots, and a cluster of its own for two cold brews.
    await api.sql(`update keyword set cluster_id = $1 where site_id = $2 and text = 'gooseneck kettle temperature'`, [moka.id, siteId]);
    const { createCluster } = await api.ok(
      'mutation ($siteId: ID!) { createCluster(siteId: $siteId, input: { name: "Jars" }) { cluster { id } } }',
      { siteId },
    );
    await api.sql(`update keyword set cluster_id = $1 where site_id = $2 and text in ('cold brew coffee', 'cold brew coffee ratio')`, [
      createCluster.cluster.id,
      siteId,
    ]);
    const untouched = await runs.dump(siteId);
    const { run, job } = await runs.generate(siteId, { regroup: true });
    expect(job.message).toMatch(/1 cluster is left empty/);
    expect(run.levels[1]).toMatchObject({ newClusters: 0, moved: 3, emptiedClusters: 1 });
    const { moves } = await runs.read(run.id);
    expect(moves.nodes).toContainEqual({
      keyword: { text: 'gooseneck kettle temperature' },
      from: { name: moka.name },
      group: { name: kettles.name },
    });
    const proposal = await runs.dump(siteId);
    expect([proposal.cluster, proposal.keyword]).toEqual([untouched.cluster, untouched.keyword]);
    const applied = await runs.apply(run.id);
    expect(applied).toMatchObject({ created: 0, moved: 3 });
    expect(await runs.placed(siteId)).toEqual(before);
    const { cluster } = await api.ok('query ($id: ID!) { cluster(id: $id) { name keywordCount } }', { id: createCluster.cluster.id });
    expect(cluster).toEqual({ name: 'Jars', keywordCount: 0 });
    expect(await runs.undo(applied.undoToken)).toMatchObject({ failed: [] });
    expect(await runs.dump(siteId)).toEqual(proposal);
  });

  it('of some keywords looks at these alone', async () => {
    const siteId = await runs.siteWith(coffeeKeywords);
    const { clusters } = await runs.generate(siteId, { apply: true });
    const moka = clusters.find(({ name }: Json) => /moka/i.test(name));
    const before = await runs.placed(siteId);
    await api.sql(`update keyword set cluster_id = $1 where site_id = $2 and text in ('gooseneck kettle', 'cold brew coffee')`, [
      moka.id,
      siteId,
    ]);
    const { run } = await runs.generate(siteId, {
      regroup: true,
      apply: true,
      keywordIds: [await runs.keywordId(siteId, 'gooseneck kettle')],
    });
    expect(run.keywords).toBe(1);
    const now = await runs.placed(siteId);
    expect(now.get('gooseneck kettle')).toBe(before.get('gooseneck kettle'));
    expect(now.get('cold brew coffee')).toBe(moka.name);
  });
});
