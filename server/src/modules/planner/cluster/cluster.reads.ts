import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentDependents } from '../content-dependents.port.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ClusterFilter, ClusterOrderBy } from './cluster.inputs.ts';
import type { Cluster } from './cluster.type.ts';

const columns = [
  'cluster.id',
  'cluster.site_id',
  'cluster.sector_id',
  'cluster.name',
  'cluster.description',
  'cluster.locked',
  'cluster.created_at',
  'cluster.updated_at',
] as const;

const selectClusters = (db: Database) => db.rows<PlannerTables>().selectFrom('cluster').select(columns);

export const findCluster = async (db: Database, id: string): Promise<Cluster | null> =>
  (await selectClusters(db).where('id', '=', id).executeTakeFirst()) ?? null;

export const clustersByIds = (db: Database, ids: readonly string[]): Promise<Cluster[]> =>
  selectClusters(db).where('id', '=', anyOf(ids)).orderBy('name').execute();

const KEYS: Record<ClusterOrderBy['field'], Pick<KeysetOrder, 'key' | 'type'>> = {
  name: { key: sql.ref('cluster.name'), type: 'text' },
  created_at: { key: sql.ref('cluster.created_at'), type: 'timestamptz' },
  volume: { key: sql`coalesce(total.volume, 0)`, type: 'bigint' },
  keywords: { key: sql`coalesce(total.keywords, 0)`, type: 'bigint' },
};

/** Keyword count and summed volume of each cluster of a site that has keywords: one pass over its keywords. */
const keywordTotals = (db: Database, siteId: string) =>
  db
    .rows<PlannerTables>()
    .selectFrom('keyword')
    .select(['cluster_id', sql<string>`count(*)`.as('keywords'), sql<string>`coalesce(sum(volume), 0)`.as('volume')])
    .where('site_id', '=', siteId)
    .where('cluster_id', 'is not', null)
    .groupBy('cluster_id');

const isCovered = (content: ContentDependents) => sql<boolean>`(
  exists (select 1 from idea where idea.site_id = cluster.site_id and idea.cluster_id = cluster.id and idea.status <> 'dismissed')
  or exists (select 1 from task where task.site_id = cluster.site_id and task.cluster_id = cluster.id)
  or ${content.isOn(sql.ref('cluster.site_id'), sql.ref('cluster.id'))})`;

export function listClusters(
  db: Database,
  content: ContentDependents,
  siteId: string,
  filter: ClusterFilter,
  orderBy: ClusterOrderBy,
  page: KeysetPage,
): Promise<Page<Cluster>> {
  let query = selectClusters(db).where('cluster.site_id', '=', siteId);
  if (filter.search?.trim()) query = query.where('cluster.name', 'ilike', containing(filter.search));
  if (filter.sectorIds?.length) query = query.where('cluster.sector_id', '=', anyOf(filter.sectorIds));
  if (filter.locked != null) query = query.where('cluster.locked', '=', filter.locked);
  if (filter.uncovered != null) query = query.where(filter.uncovered ? sql<boolean>`not ${isCovered(content)}` : isCovered(content));
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('cluster.id'), direction: orderBy.direction };
  const count = () => countRows(query);
  if (orderBy.field !== 'volume' && orderBy.field !== 'keywords') return keysetPage(query, order, page, count);
  const ranked = query.leftJoin(keywordTotals(db, siteId).as('total'), 'total.cluster_id', 'cluster.id');
  return keysetPage(ranked, order, page, count);
}

export const clusterLoader = (db: Database) => rowLoader<Cluster>((ids) => clustersByIds(db, ids));

/** Keyword count and summed volume of clusters, each counted in the index by itself. */
export const clusterKeywordsLoader = (db: Database) =>
  rowLoader<{ id: string; keywords: number; volume: number }>((ids) =>
    db
      .rows<PlannerTables>()
      .selectFrom('cluster')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('keyword')
            .whereRef('keyword.site_id', '=', 'cluster.site_id')
            .whereRef('keyword.cluster_id', '=', 'cluster.id')
            .select([sql<number>`count(*)::int`.as('keywords'), sql<number>`least(coalesce(sum(volume), 0), 2147483647)::int`.as('volume')])
            .as('total'),
        (join) => join.onTrue(),
      )
      .select(['cluster.id', 'total.keywords', 'total.volume'])
      .where('cluster.id', '=', anyOf(ids))
      .execute(),
  );
