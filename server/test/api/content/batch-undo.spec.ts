import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { Batches } from '../../kit/batches.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
let seed: PlannerSeed;
let batches: Batches;
beforeAll(async () => {
  api = await startApi();
  seed = await PlannerSeed.site(api, 'Undone');
  batches = new Batches(api, seed);
});
afterAll(() => api.stop());

/** Everything about contents and their terms but the counters that only grow. */
const stateOf = async (ids: string[]) => ({
  contents: await api.sql(
    `select id, to_jsonb(content) - 'version' - 'body_version' - 'published_version' - 'baseline_version' - 'field_versions' - 'updated_at' as row
     from content where id = any($1) order by id`,
    [ids],
  ),
  terms: await api.sql('select to_jsonb(content_term) as row from content_term where content_id = any($1) order by content_id, term_id', [
    ids,
  ]),
});
const versionsOf = async (id: string): Promise<Json> =>
  (await api.sql('select version, body_version, published_version, baseline_version from content where id = $1', [id]))[0] as Json;
const publish = (id: string) =>
  api.sql(
    `update content set status = 'published', external_kind = 'post', external_id = $2, published_version = body_version, baseline_version = body_version
     where id = $1`,
    [id, Number.parseInt(id.slice(-8), 16)],
  );
const hasUnpublishedChanges = async (id: string): Promise<boolean> =>
  (await api.ok('query ($id: ID!) { contentItem(id: $id) { unpublishedChanges } }', { id })).contentItem.unpublishedChanges;
const save = (id: string, version: number, input: Json) =>
  api.send(
    'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }',
    { id, version, input },
  );

describe('undo of a batch', () => {
  it('puts clusters and sectors back exactly, and makes older saves of them stale', async () => {
    const from = await seed.cluster('From', [], await seed.sector('North'));
    const to = await seed.cluster('To', [], await seed.sector('South'));
    const ids = [...(await batches.contents(2, { clusterId: from.id })), ...(await batches.contents(1))] as [string, string, string];
    const before = await stateOf(ids);
    const { undoToken } = await batches.act({ ids }, { kind: 'ASSIGN_CLUSTER', clusterId: to.id });
    expect(await stateOf(ids)).not.toEqual(before);
    expect(await batches.undo(undoToken)).toEqual({ summary: '3 contents moved to "To"', restored: 3, failed: [] });
    expect(await stateOf(ids)).toEqual(before);
    expect(await versionsOf(ids[0])).toMatchObject({ version: 3, body_version: 1 });
    const [error] = (await save(ids[0], 2, { clusterId: to.id })).errors ?? [];
    expect(error?.extensions).toMatchObject({ code: 'CONFLICT', staleFields: ['cluster'] });
  });

  it('keeps what somebody edited since, and lists it', async () => {
    const [one, two, three] = [await seed.cluster('One'), await seed.cluster('Two'), await seed.cluster('Three')];
    const [same, moved, retitled] = (await batches.contents(3, { clusterId: one.id })) as [string, string, string];
    const { undoToken } = await batches.act({ ids: [same, moved, retitled] }, { kind: 'ASSIGN_CLUSTER', clusterId: two.id });
    await save(moved, 2, { clusterId: three.id });
    await save(retitled, 2, { title: 'A title of today' });
    expect(await batches.undo(undoToken)).toMatchObject({ restored: 2, failed: [{ id: moved, code: 'CONFLICT' }] });
    expect(await api.sql('select cluster_id, title from content where id = any($1) order by id', [[same, moved, retitled]])).toEqual([
      { cluster_id: one.id, title: 'Content 1' },
      { cluster_id: three.id, title: 'Content 2' },
      { cluster_id: one.id, title: 'A title of today' },
    ]);
  });

  it('gives terms back that were detached, and takes those off that were attached, each once', async () => {
    const [was, comes, stays] = [await batches.term('Was'), await batches.term('Comes'), await batches.term('Stays')];
    const ids = (await batches.contents(3)) as [string, string, string];
    await batches.act({ ids: ids.slice(0, 2) }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [was, stays] });
    await batches.act({ ids: ids.slice(0, 1) }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [comes] });
    const before = await stateOf(ids);
    const { updated, undoToken } = await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [comes], detachTermIds: [was] });
    expect(updated).toBe(3);
    expect(await batches.undo(undoToken)).toEqual({ summary: 'Terms of 3 contents changed', restored: 3, failed: [] });
    expect(await stateOf(ids)).toEqual(before);
    const [error] = (await save(ids[2], 2, { taxonomyTermIds: [stays] })).errors ?? [];
    expect(error?.extensions).toMatchObject({ code: 'CONFLICT', staleFields: ['taxonomyTerms'] });
  });

  it('leaves a term that somebody took off and attached again, and is content with one that somebody brought back', async () => {
    const [comes, goes] = [await batches.term('On again'), await batches.term('Back again')];
    const ids = (await batches.contents(1)) as [string];
    await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [goes] });
    const { undoToken } = await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [comes], detachTermIds: [goes] });
    await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', detachTermIds: [comes], attachTermIds: [goes] });
    await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [comes] });
    expect(await batches.undo(undoToken)).toMatchObject({
      restored: 0,
      failed: [{ id: ids[0], message: 'It was changed again since, so it stays as it is.' }],
    });
    const terms = await api.sql('select term_id from content_term where content_id = $1', ids);
    expect(terms.map((row) => row.term_id).sort()).toEqual([comes, goes].toSorted());
  });

  it('leaves published content without unpublished changes, unless it was sent or edited since', async () => {
    const term = await batches.term('By mistake');
    const ids = (await batches.contents(3)) as [string, string, string];
    const [untouched, sent, edited] = ids;
    for (const id of ids) await publish(id);
    const { undoToken } = await batches.act({ ids }, { kind: 'ASSIGN_TAXONOMY', attachTermIds: [term] });
    expect(await hasUnpublishedChanges(untouched)).toBe(true);
    await publish(sent);
    await save(edited, 2, { title: 'Edited since' });
    await batches.undo(undoToken);
    expect(await Promise.all(ids.map(hasUnpublishedChanges))).toEqual([false, true, true]);
    expect(await versionsOf(untouched)).toEqual({ version: 3, body_version: 3, published_version: 3, baseline_version: 3 });
    expect(await versionsOf(sent)).toMatchObject({ body_version: 3, published_version: 2 });
  });

  it('of a deletion restores, and of a restoration deletes with the very time', async () => {
    const ids = await batches.contents(2);
    const before = await stateOf(ids);
    const deletion = await batches.act({ ids }, { kind: 'DELETE' });
    const deleted = await stateOf(ids);
    const restoration = await batches.act({ ids }, { kind: 'RESTORE' });
    expect(await batches.undo(restoration.undoToken)).toEqual({ summary: '2 contents restored', restored: 2, failed: [] });
    expect(await stateOf(ids)).toEqual(deleted);
    expect(await batches.undo(deletion.undoToken)).toEqual({ summary: '2 contents deleted', restored: 2, failed: [] });
    expect(await stateOf(ids)).toEqual(before);
  });

  it('of a restoration leaves what somebody edited since, and waits for what is being published', async () => {
    const [edited, publishing] = (await batches.contents(2)) as [string, string];
    await batches.act({ ids: [edited, publishing] }, { kind: 'DELETE' });
    const { undoToken } = await batches.act({ ids: [edited, publishing] }, { kind: 'RESTORE' });
    await save(edited, 3, { title: 'Edited since' });
    await api.sql(
      `insert into publish_attempt (id, site_id, content_id, state, path, body_version, lease_until)
       values (gen_random_uuid(), $1, $2, 'running', 'core_rest', 1, now() + interval '30 seconds')`,
      [seed.siteId, publishing],
    );
    const refusal = await api.fails('mutation ($token: ID!) { undo(token: $token) { restored } }', { token: undoToken });
    expect(refusal).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('being published') });
    await api.sql(`update publish_attempt set state = 'failed' where content_id = $1`, [publishing]);
    expect(await batches.undo(undoToken)).toMatchObject({ restored: 1, failed: [{ id: edited, code: 'CONFLICT' }] });
    expect(await api.sql('select id from content where id = any($1) and deleted_at is null', [[edited, publishing]])).toEqual([
      { id: edited },
    ]);
  });

  it('tells whoever watches', async () => {
    const ids = await batches.contents(1);
    const { undoToken } = await batches.act({ ids }, { kind: 'DELETE' });
    const client = new pg.Client(api.databaseUrl);
    await client.connect();
    const told: (string | undefined)[] = [];
    client.on('notification', ({ payload }) => told.push(payload));
    await client.query('listen igny8_content');
    await batches.undo(undoToken);
    await expect.poll(() => told).toEqual([`${seed.siteId}:${ids[0]}`]);
    await client.end();
  });

  it('gives no token where nothing changed', async () => {
    const cluster = await seed.cluster('There already');
    const ids = await batches.contents(1, { clusterId: cluster.id });
    expect(await batches.act({ ids }, { kind: 'ASSIGN_CLUSTER', clusterId: cluster.id })).toEqual({
      updated: 0,
      undoToken: null,
      failed: [],
    });
  });
});
