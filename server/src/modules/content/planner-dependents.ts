/** Content follows what happens to the clusters, sectors and keywords that it stands on: what the planner asks for, answered. */
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { ContentDependents } from '../planner/index.ts';
import { type RecordedUpdate, type RowChanges, updateRecorded } from '../undo/index.ts';
import { announceContent } from './content-changes.ts';
import { changed } from './content-undo.ts';

export const contentDependents: ContentDependents = {
  async countIn(uow, place) {
    const where = 'sectorId' in place ? sql`sector_id = ${place.sectorId}` : sql`cluster_id = ${anyOf(place.clusterIds)}`;
    const { rows } = await sql<{ live: number; deleted: number }>`
      select (count(*) filter (where deleted_at is null))::int as live, (count(*) filter (where deleted_at is not null))::int as deleted
      from content where ${where}`.execute(uow.rows<object>());
    return rows[0] ?? { live: 0, deleted: 0 };
  },

  moveToCluster: (uow, siteId, fromIds, to) =>
    change(uow, siteId, {
      set: { cluster_id: sql`${to.id}::uuid`, sector_id: sql`${to.sectorId}::uuid` },
      where: sql`site_id = ${siteId} and cluster_id = ${anyOf(fromIds)}`,
      mark: changed('cluster'),
    }),

  moveToSector: (uow, siteId, fromId, toId) =>
    change(uow, siteId, { set: { sector_id: sql`${toId}::uuid` }, where: sql`site_id = ${siteId} and sector_id = ${fromId}` }),

  forgetKeywords: (uow, siteId, ids) =>
    change(uow, siteId, {
      set: { primary_keyword_id: sql`null` },
      where: sql`primary_keyword_id = ${anyOf(ids)}`,
      mark: changed('primaryKeyword'),
    }),

  isOn: (siteId, clusterId) =>
    sql<boolean>`exists (select 1 from content where content.site_id = ${siteId} and content.cluster_id = ${clusterId} and content.deleted_at is null)`,
};

async function change(uow: UnitOfWork, siteId: string, update: Omit<RecordedUpdate, 'table' | 'bump'>): Promise<RowChanges> {
  const changes = await updateRecorded(uow, { ...update, table: 'content', bump: ['version'] });
  await announceContent(
    uow,
    siteId,
    (changes.updated ?? []).map(({ before }) => String(before.id)),
  );
  return changes;
}
