import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { PlannerSeed, type SeededCluster } from '../kit/planner-seed.ts';

let api: TestApi;
let seed: PlannerSeed;
beforeAll(async () => {
  api = await startApi();
  seed = await PlannerSeed.site(api, 'Undo');
});
afterAll(() => api.stop());

const UNDO = 'mutation ($token: ID!) { undo(token: $token) { summary restored failed { id code message } } }';
const undo = async (token: string): Promise<Json> => (await api.ok(UNDO, { token })).undo;
const move = async (keywordIds: string[], clusterId: string | null): Promise<string> =>
  (
    await api.ok('mutation ($ids: [ID!], $to: ID) { moveKeywords(keywordIds: $ids, clusterId: $to) { undoToken } }', {
      ids: keywordIds,
      to: clusterId,
    })
  ).moveKeywords.undoToken;
const deleteKeywords = async (ids: string[]): Promise<string> =>
  (await api.ok('mutation ($ids: [ID!]) { deleteKeywords(ids: $ids) { undoToken } }', { ids })).deleteKeywords.undoToken;
const deleteCluster = async (id: string): Promise<string> =>
  (await api.ok('mutation ($id: ID!) { deleteCluster(id: $id) { undoToken } }', { id })).deleteCluster.undoToken;

let count = 0;
const cluster = (keywords = 0): Promise<SeededCluster> => {
  count += 1;
  const name = `Cluster ${count}`;
  return seed.cluster(
    name,
    Array.from({ length: keywords }, (_, at) => [`${name} keyword ${at}`, 10 * at]),
  );
};
const clusterOf = async (keywordId: string): Promise<string | null> =>
  (await api.sql('select cluster_id from keyword where id = $1', [keywordId]))[0]?.cluster_id;

describe('undo', () => {
  it('lists what was changed again since, keeps it, and takes back the rest', async () => {
    const [from, to, third] = [await cluster(3), await cluster(), await cluster()];
    const [one, two, three] = from.keywordIds as [string, string, string];
    const token = await move([one, two, three], to.id);
    await move([two], third.id);
    expect(await undo(token)).toEqual({
      summary: expect.stringContaining('3 keywords moved to'),
      restored: 2,
      failed: [{ id: two, code: 'CONFLICT', message: 'It was changed again since, so it stays as it is.' }],
    });
    expect([await clusterOf(one), await clusterOf(two), await clusterOf(three)]).toEqual([from.id, third.id, from.id]);
  });

  it('leaves a cluster that was made and has another name by now', async () => {
    const whole = await cluster(4);
    const { splitCluster } = await api.ok(
      'mutation ($id: ID!, $parts: [SplitPartInput!]) { splitCluster(id: $id, parts: $parts) { clusters { id name } undoToken } }',
      { id: whole.id, parts: [{ name: 'A part', keywordIds: whole.keywordIds.slice(0, 2) }] },
    );
    const part = splitCluster.clusters.find(({ name }: Json) => name === 'A part');
    await api.ok('mutation ($id: ID!) { updateCluster(id: $id, input: { name: "A part of my own" }) { cluster { id } } }', { id: part.id });
    expect(await undo(splitCluster.undoToken)).toMatchObject({
      restored: 2,
      failed: [{ id: part.id, code: 'CONFLICT', message: 'It was changed again since, so it stays as it is.' }],
    });
    expect(await clusterOf(whole.keywordIds[0] as string)).toBe(whole.id);
    expect(await api.sql('select name from cluster where id = $1', [part.id])).toEqual([{ name: 'A part of my own' }]);
  });

  it('is good once', async () => {
    const [from, to] = [await cluster(1), await cluster()];
    const token = await move(from.keywordIds, to.id);
    await undo(token);
    expect(await api.fails(UNDO, { token })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('taken back already') });
  });

  it('is good for a day, and only for those who reach the site', async () => {
    const [from, to] = [await cluster(1), await cluster()];
    const token = await move(from.keywordIds, to.id);
    const other = await PlannerSeed.site(api, 'Elsewhere');
    const { createApiToken } = await api.ok(
      'mutation ($ids: [ID!]) { createApiToken(input: { name: "elsewhere", scopes: [READ, WRITE], siteIds: $ids }) { secret } }',
      { ids: [other.siteId] },
    );
    expect(await api.fails(UNDO, { token }, { token: createApiToken.secret })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(UNDO, { token: seed.siteId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(UNDO, { token: 'no token' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    await api.sql(`update undo_entry set created_at = now() - interval '25 hours' where id = $1`, [token]);
    expect(await api.fails(UNDO, { token })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await clusterOf(from.keywordIds[0] as string)).toBe(to.id);
  });

  it('keeps what was made and is in use since, and lists it', async () => {
    const whole = await cluster(4);
    const [one, two, three, four] = whole.keywordIds as [string, string, string, string];
    const { splitCluster } = await api.ok(
      'mutation ($id: ID!, $parts: [SplitPartInput!]) { splitCluster(id: $id, parts: $parts) { clusters { id } undoToken } }',
      {
        id: whole.id,
        parts: [
          { name: 'In use', keywordIds: [one] },
          { name: 'Not in use', keywordIds: [two] },
        ],
      },
    );
    const [, used, unused] = splitCluster.clusters.map((found: Json) => found.id) as [string, string, string];
    await seed.task({ id: used, keywordIds: [three] }, 'A task on the new cluster');
    expect((await undo(splitCluster.undoToken)).failed).toEqual([
      { id: used, code: 'CONFLICT', message: 'It is in use since, so it stays.' },
    ]);
    expect((await api.sql('select id from cluster where id = any($1)', [[used, unused]])).map((row) => row.id)).toEqual([used]);
    expect([await clusterOf(one), await clusterOf(two), await clusterOf(four)]).toEqual([whole.id, whole.id, whole.id]);
  });

  it('lists a keyword that was added again since, and brings back the others with what points at them', async () => {
    const from = await cluster(2);
    const [kept, replaced] = from.keywordIds as [string, string];
    const aimed = await seed.idea(from, 'Aims at the one that comes back', { keyword: 0 });
    const lost = await seed.idea(from, 'Aims at the one that was added again', { keyword: 1 });
    const token = await deleteKeywords(from.keywordIds);
    const [{ text } = { text: '' }] = await api.sql<{ text: string }>(`select changes::text as text from undo_entry where id = $1`, [
      token,
    ]);
    expect(text).toContain(replaced);
    await seed.keywords([[`Cluster ${count} keyword 1`, 5]]);
    const { restored, failed } = await undo(token);
    expect(restored).toBeGreaterThan(0);
    expect(failed).toContainEqual({
      id: replaced,
      code: 'CONFLICT',
      message: 'Something else has taken its place since, so it does not come back.',
    });
    const ideas = await api.sql('select id, primary_keyword_id from idea where id = any($1) order by id', [[aimed, lost]]);
    expect(ideas).toEqual([
      { id: aimed, primary_keyword_id: kept },
      { id: lost, primary_keyword_id: null },
    ]);
    expect(await api.sql('select keyword_id from idea_keyword where idea_id = $1', [aimed])).toEqual([{ keyword_id: kept }]);
  });

  it('of a deleted cluster whose name was taken since lists it with its keywords, which stay free', async () => {
    const gone = await cluster(2);
    const token = await deleteCluster(gone.id);
    await seed.cluster(`Cluster ${count}`);
    const { restored, failed } = await undo(token);
    expect(restored).toBe(0);
    expect(failed.map((failure: Json) => failure.id).sort()).toEqual([gone.id, ...gone.keywordIds].sort());
    expect(await clusterOf(gone.keywordIds[0] as string)).toBeNull();
  });

  it('of two changes, the later first, gives both back', async () => {
    const from = await cluster(2);
    const first = await deleteKeywords(from.keywordIds);
    const second = await deleteCluster(from.id);
    expect((await undo(second)).failed).toEqual([]);
    expect((await undo(first)).failed).toEqual([]);
    expect(await clusterOf(from.keywordIds[0] as string)).toBe(from.id);
  });
});
