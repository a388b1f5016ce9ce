/** Content follows what happens to the clusters, sectors and keywords that it stands on: what the planner asks for, answered. */
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { ContentDependents } from '../planner/index.ts';
import { type RecordedUpdate, type RowChanges, updateRecorded } from '../undo/index.ts';
import { announceContent } from './content-changes.ts';
import type { ContentField } from './content-save.rules.ts';

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
      beside: { field_versions: asOfNow('cluster') },
    }),

  moveToSector: (uow, siteId, fromId, toId) =>
    change(uow, siteId, { set: { sector_id: sql`${toId}::uuid` }, where: sql`site_id = ${siteId} and sector_id = ${fromId}` }),

  forgetKeywords: (uow, siteId, ids) =>
    change(uow, siteId, {
      set: { primary_keyword_id: sql`null` },
      where: sql`primary_keyword_id = ${anyOf(ids)}`,
      beside: { field_versions: asOfNow('primaryKeyword') },
    }),

  isOn: (siteId, clusterId) =>
    sql<boolean>`exists (select 1 from content where content.site_id = ${siteId} and content.cluster_id = ${clusterId} and content.deleted_at is null)`,
};

/** The field changed in the version that this write makes. */
const asOfNow = (field: ContentField) => sql`now.field_versions || jsonb_build_object(${sql.lit(field)}, now.version + 1)`;

async function change(uow: UnitOfWork, siteId: string, update: Omit<RecordedUpdate, 'table' | 'bump'>): Promise<RowChanges> {
  const changes = await updateRecorded(uow, { ...update, table: 'content', bump: ['version'] });
  await announceContent(uow, siteId, idsOf(changes));
  return changes;
}

/** Which field a save would name, of the columns that somebody else changes and takes back. */
const FIELDS: Record<string, ContentField> = { cluster_id: 'cluster', primary_keyword_id: 'primaryKeyword' };

/** Taking a change back is a change as well: a save that began before it is stale, and whoever watches is told. */
export async function contentUndone(uow: UnitOfWork, siteId: string, changes: RowChanges[]): Promise<void> {
  for (const change of changes) {
    if (change.table !== 'content') continue;
    const ids = idsOf(change);
    for (const [column, field] of Object.entries(FIELDS)) {
      const restored = (change.updated ?? []).filter(({ before }) => column in before).map(({ before }) => before);
      if (restored.length === 0) continue;
      await sql`
        update content set field_versions = content.field_versions || jsonb_build_object(${sql.lit(field)}, content.version)
        from jsonb_populate_recordset(null::content, ${JSON.stringify(restored)}::jsonb) as old
        where content.id = old.id and ${sql.ref(`content.${column}`)} is not distinct from ${sql.ref(`old.${column}`)}`.execute(
        uow.rows<object>(),
      );
    }
    await announceContent(uow, siteId, ids);
  }
}

const idsOf = ({ updated = [] }: RowChanges): string[] => updated.map(({ before }) => String(before.id));
