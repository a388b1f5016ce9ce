/** What the changes of whole clusters share: locking them, moving what stands on them, removing them. Each tells what it did. */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { UnitOfWork } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import type { SiteTables } from '../../site/index.ts';
import { deleteRecorded, type RowChanges, updateRecorded } from '../../undo/index.ts';
import type { PlannerTables } from '../planner.tables.ts';

export interface LockedCluster {
  id: string;
  siteId: string;
  sectorId: string;
  name: string;
}

/**
 * The clusters in the order of the ids, locked in one order for all callers: nothing new comes to stand on them meanwhile.
 * Their sectors come first, as by the runs; for `naming` in turns with whoever else makes names there.
 * @throws NOT_FOUND for one that is not there or out of reach, BAD_USER_INPUT for one of another site than the first.
 */
export async function lockClusters(
  uow: UnitOfWork,
  actor: Actor,
  ids: string[],
  path: string,
  { naming = false } = {},
): Promise<LockedCluster[]> {
  const rows = uow.rows<PlannerTables & SiteTables>();
  const sectors = rows
    .selectFrom('sector')
    .select('id')
    .where('id', 'in', rows.selectFrom('cluster').select('sector_id').where('id', '=', anyOf(ids)))
    .orderBy('id');
  await (naming ? sectors.forUpdate() : sectors.forKeyShare()).execute();
  const found = await rows
    .selectFrom('cluster')
    .select(['id', 'site_id as siteId', 'sector_id as sectorId', 'name'])
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  const known = new Map(found.filter((cluster) => actor.reaches(cluster.siteId)).map((cluster) => [cluster.id, cluster]));
  return ids.map((id) => {
    const cluster = known.get(id);
    if (!cluster) throw notFound('cluster', id);
    if (cluster.siteId !== known.get(ids[0] as string)?.siteId)
      throw badInput({ path, message: `"${cluster.name}" is a cluster of another site.` });
    return cluster;
  });
}

export interface Destination {
  id: string;
  sectorId: string;
}

const destined = ({ id, sectorId }: Destination) => ({ cluster_id: sql`${id}::uuid`, sector_id: sql`${sectorId}::uuid` });

export const moveTasks = (uow: UnitOfWork, fromIds: string[], to: Destination): Promise<RowChanges> =>
  updateRecorded(uow, { table: 'task', set: destined(to), where: sql`cluster_id = ${anyOf(fromIds)}` });

/** Ideas that became a task go where the task goes; with `all`, the others too. */
export const moveIdeas = (uow: UnitOfWork, fromIds: string[], to: Destination, { all }: { all: boolean }): Promise<RowChanges> =>
  updateRecorded(uow, {
    table: 'idea',
    set: destined(to),
    where: sql`cluster_id = ${anyOf(fromIds)} ${all ? sql`` : sql`and exists (select 1 from task where task.idea_id = idea.id)`}`,
  });

/** Who placed a keyword stays as it was; how well it fits is not known for the other cluster. */
export const moveAllKeywords = (uow: UnitOfWork, fromIds: string[], to: Destination): Promise<RowChanges> =>
  updateRecorded(uow, { table: 'keyword', set: { ...destined(to), score: sql`null` }, where: sql`cluster_id = ${anyOf(fromIds)}` });

/** Terms that stand for the clusters, and groups of runs that go to them. */
export const moveReferences = async (uow: UnitOfWork, fromIds: string[], toId: string | null): Promise<RowChanges[]> => [
  await updateRecorded(uow, {
    table: 'content_taxonomy',
    set: { cluster_id: sql`${toId}::uuid` },
    where: sql`cluster_id = ${anyOf(fromIds)}`,
  }),
  await updateRecorded(uow, {
    table: 'cluster_run_group',
    set: { cluster_id: sql`${toId}::uuid` },
    where: sql`cluster_id = ${anyOf(fromIds)}`,
  }),
];

/** Clusters that no task and no content stands on any more: their ideas go with them, their keywords are free again. */
export async function removeClusters(uow: UnitOfWork, ids: string[]): Promise<RowChanges[]> {
  const ideas = sql`select id from idea where cluster_id = ${anyOf(ids)}`;
  return [
    await updateRecorded(uow, {
      table: 'keyword',
      set: { cluster_id: sql`null`, assigned_by: sql`null`, score: sql`null` },
      where: sql`cluster_id = ${anyOf(ids)}`,
    }),
    await deleteRecorded(uow, 'idea_keyword', sql`idea_id in (${ideas})`, ['idea_id', 'keyword_id']),
    await deleteRecorded(uow, 'idea', sql`cluster_id = ${anyOf(ids)}`),
    ...(await moveReferences(uow, ids, null)),
    await deleteRecorded(uow, 'cluster', sql`id = ${anyOf(ids)}`),
  ];
}

export const countOf = (changes: RowChanges): number => changes.updated?.length ?? 0;

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** In words, or null where nothing stands there. Deleted content needs its cluster as well: it can be restored. */
export function standingOn(tasks: number, { live, deleted }: { live: number; deleted: number }): string | null {
  const parts = [
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
    ...(live > 0 ? [counted(live, 'content', 'contents')] : []),
    ...(deleted > 0 ? [`${counted(deleted, 'deleted content', 'deleted contents')} that can be restored`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : null;
}
