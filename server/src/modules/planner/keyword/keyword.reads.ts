import DataLoader from 'dataloader';
import { sql } from 'kysely';
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
import { anyOf, listLoader, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { KeywordFilter, KeywordOrderBy } from './keyword.inputs.ts';
import type { Keyword } from './keyword.type.ts';

export const keywordColumns = [
  'keyword.id',
  'keyword.site_id',
  'keyword.sector_id',
  'keyword.cluster_id',
  'keyword.text',
  'keyword.volume',
  'keyword.volume_max',
  'keyword.difficulty',
  'keyword.cpc',
  'keyword.cpc_currency',
  'keyword.intent',
  'keyword.intent_source',
  'keyword.country',
  'keyword.assigned_by',
  'keyword.score',
  'keyword.created_at',
] as const;

const selectKeywords = (db: Database) => db.rows<PlannerTables>().selectFrom('keyword').select(keywordColumns);

const KEYS: Record<KeywordOrderBy['field'], Pick<KeysetOrder, 'key' | 'type'>> = {
  text: { key: sql.ref('keyword.normalized_text'), type: 'text' },
  volume: { key: sql`coalesce(keyword.volume, -1)`, type: 'integer' },
  difficulty: { key: sql`coalesce(keyword.difficulty, -1)`, type: 'integer' },
  cluster: {
    key: sql`case when keyword.cluster_id is null then '1' else (select '0' || lower(cluster.name) from cluster where cluster.id = keyword.cluster_id) end`,
    type: 'text',
  },
  intent: { key: sql`coalesce(keyword.intent, '')`, type: 'text' },
  created_at: { key: sql.ref('keyword.created_at'), type: 'timestamptz' },
};

/** KeywordFilter as conditions: one place, for lists, counts and batches alike. */
function filteredKeywords(db: Database, siteId: string, filter: KeywordFilter) {
  let query = selectKeywords(db).where('site_id', '=', siteId);
  if (filter.search?.trim()) query = query.where('normalized_text', 'like', containing(filter.search.toLowerCase()));
  if (filter.clusterIds?.length) query = query.where('cluster_id', '=', anyOf(filter.clusterIds));
  if (filter.unclustered != null) query = query.where('cluster_id', filter.unclustered ? 'is' : 'is not', null);
  if (filter.intents?.length) query = query.where('intent', 'in', filter.intents);
  if (filter.intentSources?.length) query = query.where('intent_source', 'in', filter.intentSources);
  if (filter.minVolume != null) query = query.where('volume', '>=', filter.minVolume);
  if (filter.maxVolume != null) query = query.where('volume', '<=', filter.maxVolume);
  if (filter.minDifficulty != null) query = query.where('difficulty', '>=', filter.minDifficulty);
  if (filter.maxDifficulty != null) query = query.where('difficulty', '<=', filter.maxDifficulty);
  if (filter.countries?.length) query = query.where('country', 'in', filter.countries);
  return query;
}

/** The ids of all that match, at most so many. */
export const matchingKeywordIds = async (db: Database, siteId: string, filter: KeywordFilter, most: number): Promise<string[]> =>
  (await filteredKeywords(db, siteId, filter).clearSelect().select('keyword.id').orderBy('keyword.id').limit(most).execute()).map(
    (row) => row.id,
  );

export function listKeywords(
  db: Database,
  siteId: string,
  filter: KeywordFilter,
  orderBy: KeywordOrderBy,
  page: KeysetPage,
): Promise<Page<Keyword>> {
  const query = filteredKeywords(db, siteId, filter);
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('keyword.id'), direction: orderBy.direction };
  return keysetPage(query, order, page, () => countRows(query));
}

export const keywordsByIds = (db: Database, ids: readonly string[]): Promise<Keyword[]> =>
  selectKeywords(db).where('id', '=', anyOf(ids)).execute();

export const keywordLoader = (db: Database) => rowLoader<Keyword>((ids) => keywordsByIds(db, ids));

type ClusterPage = Page<Keyword> & { id: string };
const topKeywordsLoaders = new Map<number, (db: Database) => DataLoader<string, ClusterPage>>();

/** The first page of each of some clusters' keywords, most searched first: one statement for all of them. */
export function clusterTopKeywordsLoader(first: number): (db: Database) => DataLoader<string, ClusterPage> {
  requirePageSize(first);
  // One factory a page size, and so one loader of it a request.
  const made = topKeywordsLoaders.get(first) ?? ((db: Database) => new DataLoader((ids) => topKeywords(db, ids, first)));
  topKeywordsLoaders.set(first, made);
  return made;
}

async function topKeywords(db: Database, ids: readonly string[], first: number): Promise<ClusterPage[]> {
  const { key } = KEYS.volume;
  const { rows } = await sql<Keyword & { cursor_key: string }>`
    select top.* from unnest(${[...ids]}::uuid[]) as wanted(id) cross join lateral (
      select ${sql.join(keywordColumns.map((column) => sql.ref(column)))}, (${key})::text as cursor_key from keyword
      where keyword.cluster_id = wanted.id and keyword.site_id = (select cluster.site_id from cluster where cluster.id = wanted.id)
      order by ${key} desc, keyword.id desc limit ${first + 1}) as top`.execute(db.rows<object>());
  const byCluster = new Map<string | null, (Keyword & { cursor_key: string })[]>();
  for (const row of rows) byCluster.set(row.cluster_id, [...(byCluster.get(row.cluster_id) ?? []), row]);
  return ids.map((id) => {
    const count = () => countRows(db.rows<PlannerTables>().selectFrom('keyword').where('cluster_id', '=', id).select('id'));
    return { id, ...pageOf(byCluster.get(id) ?? [], { name: 'volume', direction: 'desc' }, first, count) };
  });
}

/** Keywords of ideas, most searched first. */
export const ideaKeywordsLoader = (db: Database) =>
  listLoader<Keyword & { owner_id: string }>((ids) =>
    selectKeywords(db)
      .innerJoin('idea_keyword', 'idea_keyword.keyword_id', 'keyword.id')
      .select('idea_keyword.idea_id as owner_id')
      .where('idea_keyword.idea_id', '=', anyOf(ids))
      .orderBy(sql`keyword.volume desc nulls last, keyword.id`)
      .execute(),
  );

/** Keywords of tasks, most searched first. */
export const taskKeywordsLoader = (db: Database) =>
  listLoader<Keyword & { owner_id: string }>((ids) =>
    selectKeywords(db)
      .innerJoin('task_keyword', 'task_keyword.keyword_id', 'keyword.id')
      .select('task_keyword.task_id as owner_id')
      .where('task_keyword.task_id', '=', anyOf(ids))
      .orderBy(sql`keyword.volume desc nulls last, keyword.id`)
      .execute(),
  );
