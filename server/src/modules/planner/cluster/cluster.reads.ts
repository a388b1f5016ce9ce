import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ClusterFilter, ClusterOrderBy } from './cluster.inputs.ts';
import type { Cluster } from './cluster.type.ts';

const columns = ['id', 'site_id', 'sector_id', 'name', 'description', 'locked', 'created_at', 'updated_at'] as const;

const selectClusters = (db: Database) => db.rows<PlannerTables>().selectFrom('cluster').select(columns);

export const findCluster = async (db: Database, id: string): Promise<Cluster | null> =>
  (await selectClusters(db).where('id', '=', id).executeTakeFirst()) ?? null;

export const clustersByIds = (db: Database, ids: readonly string[]): Promise<Cluster[]> =>
  selectClusters(db).where('id', '=', anyOf(ids)).orderBy('name').execute();

const KEYS: Record<ClusterOrderBy['field'], Pick<KeysetOrder, 'key' | 'type'>> = {
  name: { key: sql.ref('cluster.name'), type: 'text' },
  created_at: { key: sql.ref('cluster.created_at'), type: 'timestamptz' },
};

export function listClusters(
  db: Database,
  siteId: string,
  filter: ClusterFilter,
  orderBy: ClusterOrderBy,
  page: KeysetPage,
): Promise<Page<Cluster>> {
  let query = selectClusters(db).where('site_id', '=', siteId);
  if (filter.search?.trim()) query = query.where('name', 'ilike', containing(filter.search));
  if (filter.sectorIds?.length) query = query.where('sector_id', '=', anyOf(filter.sectorIds));
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('cluster.id'), direction: orderBy.direction };
  return keysetPage(query, order, page, () => countRows(query));
}

export const clusterLoader = (db: Database) => rowLoader<Cluster>((ids) => clustersByIds(db, ids));

/** Keyword count and summed volume of clusters; one that has no keyword answers null. */
export const clusterKeywordsLoader = (db: Database) =>
  rowLoader<{ id: string; keywords: number; volume: number }>((ids) =>
    db
      .rows<PlannerTables>()
      .selectFrom('keyword')
      .select([
        sql<string>`cluster_id`.as('id'),
        sql<number>`count(*)::int`.as('keywords'),
        sql<number>`least(coalesce(sum(volume), 0), 2147483647)::int`.as('volume'),
      ])
      .where('cluster_id', '=', anyOf(ids))
      .groupBy('cluster_id')
      .execute(),
  );
