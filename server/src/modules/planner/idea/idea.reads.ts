import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { IdeaFilter, IdeaOrderBy } from './idea.inputs.ts';
import type { Idea } from './idea.type.ts';

const columns = [
  'idea.id',
  'idea.site_id',
  'idea.sector_id',
  'idea.cluster_id',
  'idea.primary_keyword_id',
  'idea.covered_by_content_id',
  'idea.title',
  'idea.brief',
  'idea.content_type',
  'idea.content_structure',
  'idea.estimated_words',
  'idea.status',
  'idea.created_at',
] as const;

const selectIdeas = (db: Database) => db.rows<PlannerTables>().selectFrom('idea').select(columns);

export const ideasByIds = (db: Database, ids: readonly string[]): Promise<Idea[]> =>
  selectIdeas(db).where('idea.id', '=', anyOf(ids)).orderBy('idea.id').execute();

export const ideaLoader = (db: Database) => rowLoader<Idea>((ids) => ideasByIds(db, ids));

const KEYS: Record<IdeaOrderBy['field'], Pick<KeysetOrder, 'key' | 'type'>> = {
  created_at: { key: sql.ref('idea.created_at'), type: 'timestamptz' },
  title: { key: sql.ref('idea.title'), type: 'text' },
  volume: { key: sql`coalesce((select volume from keyword where keyword.id = idea.primary_keyword_id), -1)`, type: 'integer' },
  estimated_words: { key: sql`coalesce(idea.estimated_words, -1)`, type: 'integer' },
};

/** @param isCovered the condition that content which covers an idea is still there. */
export function listIdeas(
  db: Database,
  siteId: string,
  filter: IdeaFilter,
  orderBy: IdeaOrderBy,
  page: KeysetPage,
  isCovered: RawBuilder<boolean>,
): Promise<Page<Idea>> {
  let query = selectIdeas(db).where('idea.site_id', '=', siteId);
  if (filter.clusterIds?.length) query = query.where('idea.cluster_id', '=', anyOf(filter.clusterIds));
  if (filter.statuses?.length) query = query.where('idea.status', 'in', filter.statuses);
  if (filter.contentTypes?.length) query = query.where('idea.content_type', 'in', filter.contentTypes);
  if (filter.contentStructures?.length) query = query.where('idea.content_structure', 'in', filter.contentStructures);
  if (filter.covered != null) query = query.where(filter.covered ? isCovered : sql<boolean>`not ${isCovered}`);
  if (filter.search?.trim()) query = query.where('idea.title', 'ilike', containing(filter.search));
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('idea.id'), direction: orderBy.direction };
  return keysetPage(query, order, page, () => countRows(query));
}
