import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
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
  created_at: { key: sql.ref('keyword.created_at'), type: 'timestamptz' },
};

export function listKeywords(
  db: Database,
  siteId: string,
  filter: KeywordFilter,
  orderBy: KeywordOrderBy,
  page: KeysetPage,
): Promise<Page<Keyword>> {
  let query = selectKeywords(db).where('site_id', '=', siteId);
  if (filter.search?.trim()) query = query.where('normalized_text', 'like', containing(filter.search.toLowerCase()));
  if (filter.clusterIds?.length) query = query.where('cluster_id', '=', anyOf(filter.clusterIds));
  if (filter.unclustered != null) query = query.where('cluster_id', filter.unclustered ? 'is' : 'is not', null);
  if (filter.intents?.length) query = query.where('intent', 'in', filter.intents);
  if (filter.minVolume != null) query = query.where('volume', '>=', filter.minVolume);
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('keyword.id'), direction: orderBy.direction };
  return keysetPage(query, order, page, () => countRows(query));
}

export const keywordsByIds = (db: Database, ids: readonly string[]): Promise<Keyword[]> =>
  selectKeywords(db).where('id', '=', anyOf(ids)).execute();

export const keywordLoader = (db: Database) => rowLoader<Keyword>((ids) => keywordsByIds(db, ids));

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
