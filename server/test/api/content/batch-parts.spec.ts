import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { Batches } from '../../kit/batches.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

let api: TestApi;
let seed: PlannerSeed;
let batches: Batches;
beforeAll(async () => {
  api = await startApi();
  seed = await PlannerSeed.site(api, 'In parts');
  batches = new Batches(api, seed);
});
afterAll(() => api.stop());

const stateOf = (ids: string[]) =>
  api.sql('select id, cluster_id, sector_id, title, deleted_at from content where id = any($1) order by id', [ids]);

/** The database breaks off whatever changes this content, as at a deadlock where nothing else is said. @returns how to mend it. */
async function breakOffAt(id: string, errcode = '40P01'): Promise<() => Promise<unknown>> {
  await api.sql(`create function break_off() returns trigger language plpgsql as
    $$ begin raise exception using errcode = '${errcode}', message = 'broken off'; end $$`);
  await api.sql(`create trigger break_off before update on content for each row when (old.id = '${id}') execute function break_off()`);
  return () => api.sql('drop function break_off() cascade');
}

describe('a batch in many transactions', () => {
  it.each([
    ['a deadlock', '40P01', 'CONFLICT', 'Another change met this one at the same moment. Try again.'],
    ['a fault that nobody foresaw', '57014', 'INTERNAL', 'Something went wrong here; the log has the cause. Reload and try again.'],
  ])('lists the contents of one that broke off for %s, and takes back the others', async (_, errcode, code, message) => {
    const ids = await batches.contents(4_500);
    const before = await stateOf(ids);
    const mend = await breakOffAt(ids[2_000] as string, errcode);
    const { updated, undoToken, failed } = await batches.act({ ids }, { kind: 'DELETE' });
    await mend();
    expect(updated).toBe(2_500);
    expect(failed.map(({ id }) => id)).toEqual(ids.slice(2_000, 4_000));
    expect(failed[0]).toMatchObject({ code, message });
    expect(await batches.undo(undoToken)).toMatchObject({ summary: '2,500 contents deleted', restored: 2_500 });
    expect(await stateOf(ids)).toEqual(before);
  });
});

describe('undo of a batch in many transactions', () => {
  it('takes all of it back by one token', async () => {
    const [from, to] = [await seed.cluster('Many from'), await seed.cluster('Many to')];
    const ids = await batches.contents(4_500, { clusterId: from.id });
    const before = await stateOf(ids);
    const { updated, undoToken } = await batches.act({ matching: { clusterIds: [from.id] } }, { kind: 'ASSIGN_CLUSTER', clusterId: to.id });
    expect(updated).toBe(4_500);
    const parts = await api.sql(
      'select jsonb_array_length(changes -> 0 -> $2) as rows from undo_entry where $1 in (id, part_of) order by id',
      [undoToken, 'updated'],
    );
    expect(parts.map(({ rows }) => rows)).toEqual([2_000, 2_000, 500]);
    expect(await batches.undo(undoToken)).toEqual({ summary: '4,500 contents moved to "Many to"', restored: 4_500, failed: [] });
    expect(await stateOf(ids)).toEqual(before);
    expect(await api.fails('mutation ($token: ID!) { undo(token: $token) { restored } }', { token: undoToken })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('goes on with the same token where it broke off', async () => {
    const ids = await batches.contents(4_500);
    const before = await stateOf(ids);
    const { undoToken } = await batches.act({ ids }, { kind: 'DELETE' });
    // The first part to be changed is the last to be taken back.
    const mend = await breakOffAt(ids[10] as string);
    expect(await api.fails('mutation ($token: ID!) { undo(token: $token) { restored } }', { token: undoToken })).toMatchObject({
      code: 'CONFLICT',
    });
    const restored = await api.sql('select count(*)::int as count from content where id = any($1) and deleted_at is null', [ids]);
    expect(restored).toEqual([{ count: 2_500 }]);
    await mend();
    expect(await batches.undo(undoToken)).toMatchObject({ restored: 2_000, failed: [] });
    expect(await stateOf(ids)).toEqual(before);
  });

  it('lists those whose cluster is gone since, and puts the others back', async () => {
    const [gone, kept, to] = [await seed.cluster('Gone'), await seed.cluster('Kept'), await seed.cluster('Both')];
    const lost = await batches.contents(1_200, { clusterId: gone.id });
    const found = await batches.contents(1_200, { clusterId: kept.id });
    const { undoToken } = await batches.act({ ids: [...lost, ...found] }, { kind: 'ASSIGN_CLUSTER', clusterId: to.id });
    await api.ok('mutation ($id: ID!) { deleteCluster(id: $id) { deletedId } }', { id: gone.id });
    let undone: Json = {};
    const statements = await api.statements(async () => {
      undone = await batches.undo(undoToken);
    });
    expect(undone.restored).toBe(1_200);
    expect(undone.failed.map(({ id }: Json) => id).sort()).toEqual(lost.toSorted());
    expect(
      await api.sql('select cluster_id, count(*)::int as count from content where id = any($1) group by 1 order by 2', [
        [...lost, ...found],
      ]),
    ).toEqual(
      expect.arrayContaining([
        { cluster_id: to.id, count: 1_200 },
        { cluster_id: kept.id, count: 1_200 },
      ]),
    );
    // Not one by one: those of a cluster that is gone go out together.
    expect(statements.length).toBeLessThan(40);
  });
});
