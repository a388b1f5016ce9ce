import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/platform/db/ids.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { Batches } from '../../kit/batches.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
let seed: PlannerSeed;
let batches: Batches;
beforeAll(async () => {
  api = await startApi();
  seed = await PlannerSeed.site(api, 'Batches');
  batches = new Batches(api, seed);
});
afterAll(() => api.stop());

type Action = Parameters<Batches['act']>[1];
type Selection = Parameters<Batches['act']>[0];

/** Looks first, then acts: both must say the same. */
async function lookAndAct(selection: Selection, action: Action) {
  const preview = await batches.preview(selection, action);
  const result = await batches.act(selection, action);
  expect({ changing: preview.changing, failing: preview.failing }).toEqual({ changing: result.updated, failing: result.failed.length });
  expect(preview.total).toBe(preview.changing + preview.unchanged + preview.failing);
  const told = Object.fromEntries(preview.reasons.map(({ message, count }: Json) => [message, count]));
  const failed = Object.fromEntries(
    [...Map.groupBy(result.failed, ({ message }) => message)].map(([message, all]) => [message, all.length]),
  );
  expect(told).toEqual(failed);
  const codes = new Map(result.failed.map(({ id, code, message }) => [id, { code, message }]));
  for (const { content, code, message } of preview.failures) expect(codes.get(content.id)).toEqual({ code, message });
  return { preview, result };
}

const setPublishing = (contentId: string, lease: string) =>
  api.sql(
    `insert into publish_attempt (id, site_id, content_id, state, path, body_version, lease_until)
     values ($1, $2, $3, 'running', 'core_rest', 1, now() + $4::interval)`,
    [newId(), seed.siteId, contentId, lease],
  );
const describeTerm = (ids: string[], termId: string) =>
  api.sql(`update content set content_type = 'taxonomy', content_structure = 'category_archive', target_term_id = $2 where id = any($1)`, [
    ids,
    termId,
  ]);
const live = async (ids: string[]) =>
  (await api.sql('select id from content where id = any($1) and deleted_at is null', [ids])).map((row) => row.id).sort();

describe('each content that cannot be changed', () => {
  it('is listed with its reason, and the rest goes through', async () => {
    const [here, gone, there] = (await batches.contents(3)) as [string, string, string];
    await batches.act({ ids: [gone] }, { kind: 'DELETE' });
    const other = await PlannerSeed.site(api, 'Elsewhere');
    const [elsewhere] = (await new Batches(api, other).contents(1)) as [string];
    const nowhere = newId();
    const cluster = await seed.cluster('Per row');
    await batches.act({ ids: [there] }, { kind: 'ASSIGN_CLUSTER', clusterId: cluster.id });

    const ids = [here, gone, there, elsewhere, nowhere, 'no id', here];
    const { preview, result } = await lookAndAct({ ids }, { kind: 'ASSIGN_CLUSTER', clusterId: cluster.id });
    expect(result.updated).toBe(1);
    expect(new Map(result.failed.map(({ id, code }) => [id, code]))).toEqual(
      new Map([
        ['no id', 'BAD_USER_INPUT'],
        [elsewhere, 'NOT_FOUND'],
        [nowhere, 'NOT_FOUND'],
        [gone, 'NOT_FOUND'],
      ]),
    );
    expect(preview).toMatchObject({ total: 6, changing: 1, unchanged: 1, failing: 4 });
    expect(preview.failures).toEqual([{ content: { id: gone }, code: 'NOT_FOUND', message: 'It was deleted. Restore it first.' }]);
    expect(preview.reasons[0]).toMatchObject({ message: 'There is no such content on this site.', count: 2 });
  });

  it('is told for terms too, where only those count that lack a term or have one too many', async () => {
    const [has, lacks, gone] = (await batches.contents(3)) as [string, string, string];
    const [brewing, beans] = [await batches.term('Brewing'), await batches.term('Beans')];
    await batches.act({ ids: [has] }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [brewing] });
    await batches.act({ ids: [gone] }, { kind: 'DELETE' });
    const action: Action = { kind: 'ASSIGN_TAXONOMY', attachTermIds: [brewing], detachTermIds: [beans] };
    const { preview } = await lookAndAct({ ids: [has, lacks, gone] }, action);
    expect(preview).toMatchObject({ changing: 1, unchanged: 1, failing: 1 });
    await lookAndAct({ ids: [has, lacks] }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [beans], detachTermIds: [brewing] });
    expect(await api.sql('select term_id from content_term where content_id = $1', [has])).toEqual([{ term_id: beans }]);
  });
});

describe('deleting', () => {
  it('leaves what is being published at this moment, but not what a killed process left behind', async () => {
    const [publishing, stopped, idle] = (await batches.contents(3)) as [string, string, string];
    await setPublishing(publishing, '30 seconds');
    await setPublishing(stopped, '-1 second');
    const { result } = await lookAndAct({ ids: [publishing, stopped, idle] }, { kind: 'DELETE' });
    expect(result).toMatchObject({
      updated: 2,
      failed: [{ id: publishing, code: 'CONFLICT', message: 'It is being published at this moment. Delete it when that has ended.' }],
    });
    expect(await live([publishing, stopped, idle])).toEqual([publishing]);
    expect((await lookAndAct({ ids: [idle] }, { kind: 'DELETE' })).preview).toMatchObject({ changing: 0, unchanged: 1 });
  });

  it('takes all that match, of the site that is named', async () => {
    const ids = await batches.contents(3, { title: 'Out of date' });
    const { result } = await lookAndAct({ matching: { search: 'out of date' } }, { kind: 'DELETE' });
    expect(result).toMatchObject({ updated: 3, failed: [] });
    const { result: back } = await lookAndAct({ matching: { search: 'out of date' } }, { kind: 'RESTORE' });
    expect(back.updated).toBe(3);
    expect(await live(ids)).toEqual(ids.toSorted());
    expect(await api.fails('mutation { deleteContent(matching: { search: "x" }) { updated } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'siteId',
    });
  });
});

describe('restoring', () => {
  it('leaves what describes a term that other content has taken since', async () => {
    const termId = await batches.term('Grinders');
    const [old, free] = (await batches.contents(2)) as [string, string];
    await describeTerm([old], termId);
    await batches.act({ ids: [old, free] }, { kind: 'DELETE' });
    const [taker] = (await batches.contents(1)) as [string];
    await describeTerm([taker], termId);
    const { result } = await lookAndAct({ ids: [old, free, taker] }, { kind: 'RESTORE' });
    expect(result).toMatchObject({ updated: 1, failed: [{ id: old, code: 'CONFLICT' }] });
    expect(result.failed[0]?.message).toContain('describes its term by now');
    expect(await live([old, free, taker])).toEqual([free, taker].toSorted());
  });

  it('brings back the last deleted of those that describe one term', async () => {
    const termId = await batches.term('Kettles');
    const [first] = (await batches.contents(1)) as [string];
    await describeTerm([first], termId);
    await batches.act({ ids: [first] }, { kind: 'DELETE' });
    const [last] = (await batches.contents(1)) as [string];
    await describeTerm([last], termId);
    await batches.act({ ids: [last] }, { kind: 'DELETE' });
    const { result } = await lookAndAct({ ids: [first, last] }, { kind: 'RESTORE' });
    expect(result.failed).toMatchObject([{ id: first, code: 'CONFLICT' }]);
    expect(await live([first, last])).toEqual([last]);
  });
});

describe('a selection', () => {
  const REMOVE = 'mutation ($ids: [ID!], $matching: ContentFilter) { deleteContent(ids: $ids, matching: $matching) { updated } }';

  it('is refused where it is empty, two in one, or longer than 10,000', async () => {
    const refused = (variables: Json) => api.fails(REMOVE, variables);
    expect(await refused({ ids: [] })).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Name at least one content.' });
    expect(await refused({})).toMatchObject({ message: 'Give either ids, or matching.' });
    expect(await refused({ ids: [newId()], matching: {} })).toMatchObject({ message: 'Give either ids, or matching.' });
    expect(await refused({ ids: Array.from({ length: 10_001 }, () => newId()) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'At most 10,000 ids in one call; for more, give matching.',
    });
    const empty = api.fails(
      'mutation ($id: ID!) { assignClusterBatch(selection: { matching: { clusterIds: [] } }, clusterId: $id) { updated } }',
      { id: newId() },
    );
    expect(await empty).toMatchObject({ code: 'BAD_USER_INPUT', path: 'matching.clusterIds' });
  });

  it('reaches no site that its token does not', async () => {
    const [id] = (await batches.contents(1)) as [string];
    const other = await PlannerSeed.site(api, 'Another');
    const { createApiToken } = await api.ok(
      'mutation ($ids: [ID!]) { createApiToken(input: { name: "another", scopes: [READ, WRITE], siteIds: $ids }) { secret } }',
      { ids: [other.siteId] },
    );
    const answer = await api.ok(
      'mutation ($ids: [ID!]) { deleteContent(ids: $ids) { updated undoToken failed { code } } }',
      { ids: [id] },
      { token: createApiToken.secret },
    );
    expect(answer.deleteContent).toEqual({ updated: 0, undoToken: null, failed: [{ code: 'NOT_FOUND' }] });
    expect(await live([id])).toEqual([id]);
  });

  it('of terms names at least one, of one site, and none twice', async () => {
    const ids = await batches.contents(1);
    const [here, there] = [await batches.term('Here'), await new Batches(api, await PlannerSeed.site(api, 'Terms')).term('There')];
    const refused = (attach: string[], detach: string[] = []) =>
      api.fails(
        'mutation ($ids: [ID!]!, $attach: [ID!]!, $detach: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $attach, detachTermIds: $detach) { updated } }',
        { ids, attach, detach },
      );
    expect(await refused([])).toMatchObject({ message: 'Name at least one term to attach or to detach.' });
    expect(await refused([here, there])).toMatchObject({ message: 'The terms must be of one site.' });
    expect(await refused([here], [here])).toMatchObject({ message: 'A term is to be attached and detached at once. Name it once.' });
    expect(await refused([newId()])).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a preview', () => {
  it('changes nothing, and names what its action lacks', async () => {
    const ids = await batches.contents(2);
    expect(await batches.preview({ ids }, { kind: 'DELETE' })).toMatchObject({
      total: 2,
      changing: 2,
      failing: 0,
      reasons: [],
      failures: [],
    });
    expect(await live(ids)).toEqual(ids.toSorted());
    const ask =
      'query ($siteId: ID!, $ids: [ID!], $action: ContentBatchAction!) { contentBatchPreview(siteId: $siteId, selection: { ids: $ids }, action: $action) { total } }';
    const refused = (action: Json) => api.fails(ask, { siteId: seed.siteId, ids, action });
    expect(await refused({ kind: 'ASSIGN_CLUSTER' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'action.clusterId' });
    expect(await refused({ kind: 'ASSIGN_TAXONOMY' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    const other = await PlannerSeed.site(api, 'Far');
    const far = await other.cluster('Far');
    expect(await refused({ kind: 'ASSIGN_CLUSTER', clusterId: far.id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of thousands shows the first hundred that would fail, and counts all', async () => {
    const ids = await batches.contents(2_500, { title: 'Crowded' });
    await api.sql('update content set deleted_at = now() where id = any($1)', [ids.slice(0, 150)]);
    const cluster = await seed.cluster('Crowded');
    const preview = await batches.preview({ ids }, { kind: 'ASSIGN_CLUSTER', clusterId: cluster.id });
    expect(preview).toMatchObject({ total: 2_500, changing: 2_350, failing: 150, reasons: [{ count: 150 }] });
    expect(preview.failures).toHaveLength(100);
  });
});
