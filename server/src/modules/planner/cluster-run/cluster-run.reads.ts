import DataLoader from 'dataloader';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import {
  countRows,
  type KeysetOrder,
  type KeysetPage,
  keysetPage,
  type Page,
  pageOf,
  requirePageSize,
} from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ClusterLevel } from './cluster-run.entity.ts';
import type { ClusterRun, ClusterRunGroup } from './cluster-run.type.ts';

const selectRuns = (db: Database) =>
  db
    .rows<PlannerTables>()
    .selectFrom('cluster_run')
    .select([
      'id',
      'site_id',
      'sector_id',
      'job_id',
      'state',
      'keywords',
      'by_words_alone',
      'method',
      'levels as counts',
      'applied_level',
      'applied_at',
      'created_at',
    ]);

export const findClusterRun = async (db: Database, id: string): Promise<ClusterRun | null> =>
  ((await selectRuns(db).where('id', '=', id).executeTakeFirst()) as ClusterRun | undefined) ?? null;

export function listClusterRuns(db: Database, siteId: string, page: KeysetPage): Promise<Page<object>> {
  const query = selectRuns(db).where('site_id', '=', siteId);
  const order: KeysetOrder = {
    name: 'created',
    key: sql.ref('cluster_run.created_at'),
    type: 'timestamptz',
    id: sql.ref('cluster_run.id'),
    direction: 'desc',
  };
  return keysetPage(query, order, page, () => countRows(query));
}

/** The clusters that keywords went to when a run was applied. */
export async function appliedClusterIds(db: Database, runId: string): Promise<string[]> {
  const rows = await db
    .rows<PlannerTables>()
    .selectFrom('cluster_run_group')
    .innerJoin('cluster_run', (join) =>
      join.onRef('cluster_run.id', '=', 'cluster_run_group.run_id').onRef('cluster_run.applied_level', '=', 'cluster_run_group.level'),
    )
    .select('cluster_run_group.cluster_id')
    .distinct()
    .where('cluster_run.id', '=', runId)
    .where('cluster_run_group.keywords', '>', 0)
    .execute();
  return rows.flatMap(({ cluster_id }) => cluster_id ?? []);
}

const groupColumns = [
  'id',
  'site_id',
  'run_id',
  'level',
  'parent_id',
  'cluster_id',
  'joins',
  'name',
  'description',
  'keywords as keyword_count',
  sql<number>`volume::float8`.as('volume'),
  'cohesion',
] as const;

const selectGroups = (db: Database) => db.rows<PlannerTables>().selectFrom('cluster_run_group').select(groupColumns);

export const clusterRunGroupLoader = (db: Database) =>
  rowLoader<ClusterRunGroup>((ids) => selectGroups(db).where('id', '=', anyOf(ids)).execute());

/** How many groups of the next finer level lie in each; a group that has none answers null. */
export const groupChildrenLoader = (db: Database) =>
  rowLoader<{ id: string; children: number }>((ids) =>
    db
      .rows<PlannerTables>()
      .selectFrom('cluster_run_group')
      .select([sql<string>`parent_id`.as('id'), sql<number>`count(*)::int`.as('children')])
      .where('parent_id', '=', anyOf(ids))
      .groupBy('parent_id')
      .execute(),
  );

export function listClusterRunGroups(
  db: Database,
  runId: string,
  { level, parentId, search }: { level: ClusterLevel; parentId?: string | null; search?: string | null },
  page: KeysetPage,
): Promise<Page<object>> {
  let query = selectGroups(db).where('run_id', '=', runId).where('level', '=', level).where('keywords', '>', 0);
  // Of a group two levels up: through those between.
  if (parentId) {
    query = query.where(
      sql<boolean>`(parent_id = ${parentId} or parent_id in (select between.id from cluster_run_group as between where between.parent_id = ${parentId}))`,
    );
  }
  if (search?.trim()) query = query.where('name', 'ilike', containing(search));
  const order: KeysetOrder = {
    name: 'keywords',
    key: sql.ref('cluster_run_group.keywords'),
    type: 'integer',
    id: sql.ref('cluster_run_group.id'),
    direction: 'desc',
  };
  return keysetPage(query, order, page, () => countRows(query));
}

const placeColumns = [
  'place.keyword_id as id',
  'place.from_cluster_id',
  'place.broad_group_id',
  'place.standard_group_id',
  'place.fine_group_id',
  'place.broad_score',
  'place.standard_score',
  'place.fine_score',
  'place.nearest_group_id',
  'place.nearest_score',
  'place.reason',
] as const;

/** Best fit first. */
const groupOrder = (level: ClusterLevel): KeysetOrder => ({
  name: `fit.${level}`,
  key: sql`coalesce(${sql.ref(`place.${level}_score`)}, 0)`,
  type: 'double precision',
  id: sql.ref('place.keyword_id'),
  direction: 'desc',
});

const selectPlaces = (db: Database, level: ClusterLevel) =>
  db
    .rows<PlannerTables>()
    .selectFrom('cluster_run_keyword as place')
    .select([...placeColumns, sql<ClusterLevel>`${sql.lit(level)}`.as('level')]);

const groupColumn = (level: ClusterLevel): RawBuilder<unknown> => sql.ref(`place.${level}_group_id`);

export function listGroupKeywords(db: Database, group: ClusterRunGroup, page: KeysetPage): Promise<Page<object>> {
  const query = selectPlaces(db, group.level).where(sql<boolean>`${groupColumn(group.level)} = ${group.id}`);
  return keysetPage(query, groupOrder(group.level), page, () => countRows(query));
}

interface GroupKey {
  id: string;
  level: ClusterLevel;
  first: number;
}

/** The first page of the keywords of many groups: one query for each level and page size that is asked for. */
export const groupKeywordsLoader = (db: Database) =>
  new DataLoader<GroupKey, Page<object>, string>(
    async (keys) => {
      const pages = new Map<string, Page<object>>();
      for (const { level, first } of new Map(keys.map((key) => [`${key.level}:${key.first}`, key])).values()) {
        requirePageSize(first);
        const ids = keys.filter((key) => key.level === level && key.first === first).map(({ id }) => id);
        for (const [id, page] of await firstPages(db, ids, level, first)) pages.set(`${id}:${first}`, page);
      }
      return keys.map(({ id, first }) => pages.get(`${id}:${first}`) as Page<object>);
    },
    { cacheKeyFn: ({ id, first }) => `${id}:${first}` },
  );

async function firstPages(db: Database, ids: string[], level: ClusterLevel, first: number): Promise<Map<string, Page<object>>> {
  const order = groupOrder(level);
  const rows = await db
    .rows<PlannerTables>()
    .selectFrom(sql<{ id: string }>`unnest(${ids}::uuid[])`.as<'wanted'>(sql`wanted(id)`))
    .innerJoinLateral(
      () =>
        selectPlaces(db, level)
          .select(sql<string>`(${order.key})::text`.as('cursor_key'))
          .where(sql<boolean>`${groupColumn(level)} = wanted.id`)
          .orderBy(sql`${order.key} desc, ${order.id} desc`)
          .limit(first + 1)
          .as('top'),
      (join) => join.onTrue(),
    )
    .selectAll('top')
    .select('wanted.id as owner_id')
    .execute();
  const byGroup = Map.groupBy(rows, ({ owner_id }) => owner_id);
  return new Map(
    ids.map((id) => {
      const count = () => countRows(selectPlaces(db, level).where(sql<boolean>`${groupColumn(level)} = ${id}`));
      return [id, pageOf(byGroup.get(id) ?? [], order, first, count)];
    }),
  );
}

/** Most searched first. */
const VOLUME_ORDER: KeysetOrder = {
  name: 'volume',
  key: sql`coalesce(keyword.volume, -1)`,
  type: 'integer',
  id: sql.ref('place.keyword_id'),
  direction: 'desc',
};

const selectByVolume = (db: Database, runId: string, level: ClusterLevel) =>
  selectPlaces(db, level).innerJoin('keyword', 'keyword.id', 'place.keyword_id').where('place.run_id', '=', runId);

export function listUnclustered(db: Database, runId: string, level: ClusterLevel, page: KeysetPage): Promise<Page<object>> {
  const query = selectByVolume(db, runId, level).where(sql<boolean>`${groupColumn(level)} is null`);
  return keysetPage(query, VOLUME_ORDER, page, () => countRows(query));
}

export function listMoves(db: Database, runId: string, level: ClusterLevel, page: KeysetPage): Promise<Page<object>> {
  const query = selectByVolume(db, runId, level)
    .leftJoin('cluster_run_group as target', (join) => join.on(sql<boolean>`target.id = ${groupColumn(level)}`))
    .where('place.from_cluster_id', 'is not', null)
    .where(sql<boolean>`target.cluster_id is distinct from place.from_cluster_id`);
  return keysetPage(query, VOLUME_ORDER, page, () => countRows(query));
}
