import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { APPLY_RUN, clusterRunsOf } from '../../kit/cluster-runs.ts';
import { coffeeKeywords } from '../../kit/keywords.ts';

let api: TestApi;
let runs: ReturnType<typeof clusterRunsOf>;
beforeAll(async () => {
  api = await startApi();
  runs = clusterRunsOf(api);
});
afterAll(() => api.stop());

describe('a run', () => {
  let siteId: string;
  let run: Json;
  beforeAll(async () => {
    siteId = await runs.siteWith(coffeeKeywords);
    const before = await runs.dump(siteId);
    const answer = await runs.generate(siteId);
    expect(answer.job).toMatchObject({
      state: 'SUCCEEDED',
      done: 40,
      total: 40,
      message: expect.stringMatching(/^Proposed: \d+ new clusters/),
    });
    expect(answer).toMatchObject({ clusters: [], undoToken: null });
    run = answer.run;
    const after = await runs.dump(siteId);
    expect([after.cluster, after.keyword]).toEqual([before.cluster, before.keyword]);
  });

  it('proposes three levels at once and changes nothing', async () => {
    expect(run).toMatchObject({ state: 'PROPOSED', method: 'rules', keywords: 40, appliedLevel: null });
    // Of brand names one or two may pass for another language.
    expect(run.byWordsAlone).toBeLessThanOrEqual(2);
    expect(run.levels.map(({ level }: Json) => level)).toEqual(['BROAD', 'STANDARD', 'FINE']);
    for (const counts of run.levels) {
      const { groups, unclustered, moves } = await runs.read(run.id, counts.level);
      expect(groups.totalCount).toBe(counts.newClusters);
      expect(unclustered.totalCount).toBe(counts.unclustered);
      expect(moves.totalCount).toBe(0);
      const all = groups.nodes.flatMap((group: Json) => group.keywords.nodes.map(({ keyword }: Json) => keyword.text));
      expect(all.length).toBe(counts.clustered);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length + counts.unclustered).toBe(40);
    }
  });

  it('has groups, largest first, each within its parent, with what a person wants to know of them', async () => {
    const { groups } = await runs.read(run.id, 'STANDARD');
    const broad = (await runs.read(run.id, 'BROAD')).groups.nodes;
    const counts = groups.nodes.map(({ keywordCount }: Json) => keywordCount);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    for (const group of groups.nodes) {
      expect(group).toMatchObject({ level: 'STANDARD', joins: false, cluster: null, parent: { level: 'BROAD' } });
      expect(group.keywordCount).toBe(group.keywords.totalCount);
      expect(group.cohesion).toBeGreaterThan(0);
      const parent = broad.find(({ id }: Json) => id === group.parent.id);
      const inside = new Set(parent.keywords.nodes.map(({ keyword }: Json) => keyword.id));
      expect(group.keywords.nodes.every(({ keyword }: Json) => inside.has(keyword.id))).toBe(true);
      for (const { group: own, nearest } of group.keywords.nodes) {
        expect(own.id).toBe(group.id);
        expect(nearest?.id).not.toBe(group.id);
      }
    }
    const within = await api.ok(
      `query ($id: ID!, $parentId: ID!) { clusterRun(id: $id) { groups(parentId: $parentId) { totalCount nodes { id } } } }`,
      { id: run.id, parentId: broad[0].id },
    );
    expect(within.clusterRun.groups.totalCount).toBe(broad[0].children);
    const chain = await api.ok(
      `query ($id: ID!, $parentId: ID!) { clusterRun(id: $id) { groups(level: FINE, parentId: $parentId) { nodes { parent { parent { id } } } } group(id: $parentId) { id level } } }`,
      { id: run.id, parentId: broad[0].id },
    );
    expect(chain.clusterRun.groups.nodes.length).toBeGreaterThan(1);
    expect(chain.clusterRun.groups.nodes.every(({ parent }: Json) => parent.parent.id === broad[0].id)).toBe(true);
    expect(chain.clusterRun.group).toEqual({ id: broad[0].id, level: 'BROAD' });
    const searched = await api.ok(`query ($id: ID!) { clusterRun(id: $id) { groups(search: "MOKA") { nodes { name } } } }`, { id: run.id });
    expect(searched.clusterRun.groups.nodes.length).toBeGreaterThan(0);
    expect(searched.clusterRun.groups.nodes.every(({ name }: Json) => /moka/i.test(name))).toBe(true);
  });

  it('says why each keyword is where it is, and what the nearest is of those that fit nowhere', async () => {
    const { groups, unclustered } = await runs.read(run.id);
    const moka = groups.nodes.flatMap((group: Json) => group.keywords.nodes).find(({ keyword }: Json) => keyword.text === 'clean moka pot');
    expect(moka).toMatchObject({ score: expect.any(Number), reason: { sharedWords: ['moka', 'pot'], byMeaning: true } });
    expect(moka.reason.closest[0]).toMatch(/moka pot/);
    expect(moka.nearestScore).toBeLessThan(moka.score);
    const water = unclustered.nodes.find(({ keyword }: Json) => keyword.text === 'water hardness test');
    expect(water).toMatchObject({ group: null, score: null, nearest: { name: expect.any(String) }, nearestScore: expect.any(Number) });
  });

  it('answers a page of groups with their keywords in a fixed number of statements', async () => {
    const QUERY = `query ($id: ID!, $first: Int!) { clusterRun(id: $id) { job { state } groups(first: $first) { nodes { children cluster { name } parent { name }
      keywords(first: 3) { nodes { keyword { text placement { score } } score group { name } from { name } nearest { name } } pageInfo { endCursor hasNextPage } } } } } }`;
    const few = await api.statements(() => api.ok(QUERY, { id: run.id, first: 1 }));
    const many = await api.statements(() => api.ok(QUERY, { id: run.id, first: 10 }));
    expect(few.length).toBeGreaterThan(5);
    expect(many.length).toBe(few.length);
  });

  it('pages the keywords of a group', async () => {
    const all = (await runs.read(run.id)).groups.nodes[0];
    const QUERY = `query ($id: ID!, $after: String) { clusterRun(id: $id) { groups(first: 1) { nodes { keywords(first: 2, after: $after) { nodes { keyword { id } } pageInfo { endCursor } } } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 2; page += 1) {
      const { keywords }: Json = (await api.ok(QUERY, { id: run.id, after })).clusterRun.groups.nodes[0];
      seen.push(...keywords.nodes.map(({ keyword }: Json) => keyword.id));
      after = keywords.pageInfo.endCursor;
    }
    expect(seen).toEqual(all.keywords.nodes.slice(0, 4).map(({ keyword }: Json) => keyword.id));
  });

  it.each(['BROAD', 'FINE', 'STANDARD'])('is applied at %s, and undo restores everything exactly', async (level) => {
    const before = await runs.dump(siteId);
    const counts = run.levels.find((each: Json) => each.level === level);
    const applied = await runs.apply(run.id, level);
    expect(applied).toMatchObject({ created: counts.newClusters, moved: counts.clustered, run: { state: 'APPLIED', appliedLevel: level } });
    expect(applied.clusters).toHaveLength(counts.newClusters);
    const { groups } = await runs.read(run.id, level);
    const now = await api.sql(`select id, cluster_id, assigned_by, score from keyword where site_id = $1 and cluster_id is not null`, [
      siteId,
    ]);
    expect(now).toHaveLength(counts.clustered);
    const clusterOf = new Map(now.map((row) => [row.id, row]));
    for (const group of groups.nodes)
      for (const { keyword, score } of group.keywords.nodes)
        expect(clusterOf.get(keyword.id)).toEqual({ id: keyword.id, cluster_id: group.cluster.id, assigned_by: 'run', score });
    expect(await api.fails(APPLY_RUN, { id: run.id, level })).toMatchObject({ code: 'CONFLICT' });
    expect(await runs.undo(applied.undoToken)).toMatchObject({ failed: [] });
    expect(await runs.dump(siteId)).toEqual(before);
  });

  it('leaves out the groups that are named, and refuses those that are not of that level', async () => {
    const { groups } = await runs.read(run.id);
    const [first, ...others] = groups.nodes;
    const broad = (await runs.read(run.id, 'BROAD')).groups.nodes[0];
    expect(await api.fails(APPLY_RUN, { id: run.id, level: 'STANDARD', except: [broad.id] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'except',
    });
    const applied = await runs.apply(run.id, 'STANDARD', [first.id]);
    expect(applied.created).toBe(others.length);
    const now = await runs.placed(siteId);
    for (const { keyword } of first.keywords.nodes) expect(now.get(keyword.text)).toBeNull();
    await runs.undo(applied.undoToken);
  });

  it('keeps hands off what somebody did meanwhile, and makes names free', async () => {
    const { groups } = await runs.read(run.id);
    const [first, second] = groups.nodes;
    const [taken, gone] = first.keywords.nodes.map(({ keyword }: Json) => keyword);
    const { createCluster } = await api.ok(
      'mutation ($siteId: ID!, $name: String!) { createCluster(siteId: $siteId, input: { name: $name }) { cluster { id } } }',
      { siteId, name: second.name.toUpperCase() },
    );
    await api.ok('mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }', {
      ids: [taken.id],
      clusterId: createCluster.cluster.id,
    });
    const { deleteKeywords } = await api.ok('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted undoToken } }', {
      ids: [gone.id],
    });
    const applied = await runs.apply(run.id);
    const now = await runs.placed(siteId);
    expect(now.get(taken.text)).toBe(second.name.toUpperCase());
    expect(now.has(gone.text)).toBe(false);
    expect(now.get(second.keywords.nodes[0].keyword.text)).toBe(`${second.name} (2)`);
    await runs.undo(applied.undoToken);
    await runs.undo(deleteKeywords.undoToken);
  });

  it('that is discarded stays listed with its counts, and can no more be applied', async () => {
    const DISCARD = 'mutation ($id: ID!) { discardClusterRun(id: $id) { run { state levels { newClusters } groups { totalCount } } } }';
    const { discardClusterRun } = await api.ok(DISCARD, { id: run.id });
    expect(discardClusterRun.run).toMatchObject({ state: 'DISCARDED', groups: { totalCount: 0 } });
    expect(discardClusterRun.run.levels).toHaveLength(3);
    expect(await api.fails(APPLY_RUN, { id: run.id, level: 'STANDARD' })).toMatchObject({ code: 'CONFLICT' });
    expect(await api.fails(DISCARD, { id: run.id })).toMatchObject({ code: 'CONFLICT' });
    const { clusterRuns } = await api.ok(
      'query ($siteId: ID!) { clusterRuns(siteId: $siteId) { totalCount nodes { id state job { state } } } }',
      { siteId },
    );
    expect(clusterRuns).toMatchObject({ totalCount: 1, nodes: [{ id: run.id, state: 'DISCARDED', job: { state: 'SUCCEEDED' } }] });
  });

  it('is out of reach of a token for another site', async () => {
    const { run: own } = await runs.generate(siteId);
    const { createApiToken } = await api.ok(
      'mutation ($siteIds: [ID!]) { createApiToken(input: { name: "elsewhere", scopes: [READ, WRITE], siteIds: $siteIds }) { secret } }',
      { siteIds: [await runs.siteWith(['moka pot'])] },
    );
    const token = createApiToken.secret;
    const other = await runs.generate(await runs.siteWith(['moka pot', 'clean moka pot', 'cold brew', 'cold brew jar']));
    const [foreign] = await api.sql('select id from cluster_run_group where run_id = $1', [other.run.id]);
    const { clusterRun: mine } = await api.ok('query ($id: ID!, $group: ID!) { clusterRun(id: $id) { group(id: $group) { id } } }', {
      id: own.id,
      group: foreign?.id,
    });
    expect(mine.group).toBeNull();
    const { clusterRun } = (await api.send('query ($id: ID!) { clusterRun(id: $id) { id } }', { id: own.id }, { token })).data;
    expect(clusterRun).toBeNull();
    expect(await api.fails(APPLY_RUN, { id: own.id, level: 'STANDARD' }, { token })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails('mutation ($id: ID!) { discardClusterRun(id: $id) { run { id } } }', { id: own.id }, { token })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('languages', () => {
  it('that the encoder does not know are compared by their words alone, and the run says so', async () => {
    const siteId = await runs.siteWith([
      'kaffeemühle elektrisch test',
      'elektrische kaffeemühle kaufen',
      'beste elektrische kaffeemühle',
      'espressokocher reinigen anleitung',
      'espressokocher richtig reinigen',
      'wie reinigt man einen espressokocher',
    ]);
    const { run, job } = await runs.generate(siteId);
    expect(run).toMatchObject({ keywords: 6, byWordsAlone: 6 });
    expect(job.message).toContain('6 keywords were compared by words alone');
    const { groups } = await runs.read(run.id);
    expect(groups.nodes).toHaveLength(2);
    expect(groups.nodes[0].keywords.nodes[0].reason.byMeaning).toBe(false);
    expect(await api.sql('select 1 from keyword_embedding where site_id = $1', [siteId])).toEqual([]);
  });
});

describe('nothing to group', () => {
  it('is a proposal without groups, which can be applied', async () => {
    const siteId = await runs.siteWith(['moka pot']);
    await runs.generate(siteId, { keywordIds: [] });
    const { run, job } = await runs.generate(siteId, { keywordIds: [] });
    expect(job.state).toBe('SUCCEEDED');
    expect(run).toMatchObject({ state: 'PROPOSED', keywords: 0 });
    expect(await runs.apply(run.id)).toMatchObject({ created: 0, moved: 0, clusters: [] });
  });
});

describe('a run that is stopped', () => {
  it('lets go within two seconds, keeps the vectors that were made, and goes on from there', async () => {
    const words = ['small', 'large', 'quiet', 'steel', 'wooden', 'cheap', 'vintage', 'compact', 'portable', 'white'];
    const things = [
      'coffee grinder',
      'desk lamp',
      'running shoe',
      'yoga mat',
      'garden hose',
      'air fryer',
      'bed frame',
      'wine glass',
      'car seat',
      'hair dryer',
    ];
    const asks = Array.from({ length: 30 }, (_, at) => `under ${at + 10} euros`);
    const siteId = await runs.siteWith(words.flatMap((word) => things.flatMap((thing) => asks.map((ask) => `${word} ${thing} ${ask}`))));
    const { generateClusters } = await api.ok('mutation ($siteId: ID!) { generateClusters(siteId: $siteId) { job { id } run { id } } }', {
      siteId,
    });
    const { job, run } = generateClusters;
    const made = async () =>
      (await api.sql('select count(*)::int as n from keyword_embedding where site_id = $1', [siteId]))[0]?.n as number;
    await expect.poll(made, { timeout: 30_000, interval: 50 }).toBeGreaterThan(0);
    const DISCARD = 'mutation ($id: ID!) { discardClusterRun(id: $id) { run { state } } }';
    expect(await api.fails(DISCARD, { id: run.id })).toMatchObject({ code: 'CONFLICT' });
    expect(await api.fails(APPLY_RUN, { id: run.id, level: 'STANDARD' })).toMatchObject({ code: 'CONFLICT' });
    const started = Date.now();
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: job.id });
    expect(Date.now() - started).toBeLessThan(2_000);
    await new Promise((resolve) => setTimeout(resolve, 2_000 - (Date.now() - started)));
    const kept = await made();
    expect(kept).toBeLessThan(3_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await made()).toBe(kept);
    const state = async () =>
      (await api.ok('query ($id: ID!) { clusterRun(id: $id) { state keywords job { state message } } }', { id: run.id })).clusterRun;
    expect(await state()).toMatchObject({ state: 'RUNNING', job: { state: 'CANCELLED' } });

    const [oldest] = await api.sql('select min(created_at) as at from keyword_embedding where site_id = $1', [siteId]);
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { state } } }', { id: job.id });
    await expect.poll(async () => (await state()).state, { timeout: 90_000, interval: 250 }).toBe('PROPOSED');
    expect(await state()).toMatchObject({ keywords: 3_000, job: { state: 'SUCCEEDED' } });
    expect(await made()).toBe(3_000);
    expect((await api.sql('select min(created_at) as at from keyword_embedding where site_id = $1', [siteId]))[0]).toEqual(oldest);
    expect((await api.ok(DISCARD, { id: run.id })).discardClusterRun.run.state).toBe('DISCARDED');
  }, 150_000);
});
