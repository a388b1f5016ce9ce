import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { IdeaFilter } from './idea.inputs.ts';
import type { Idea } from './idea.type.ts';

const columns = [
  'id',
  'site_id',
  'sector_id',
  'cluster_id',
  'primary_keyword_id',
  'title',
  'brief',
  'content_type',
  'content_structure',
  'estimated_words',
  'status',
  'created_at',
] as const;

const selectIdeas = (db: Database) => db.rows<PlannerTables>().selectFrom('idea').select(columns);

export const ideasByIds = (db: Database, ids: readonly string[]): Promise<Idea[]> =>
  selectIdeas(db).where('id', '=', anyOf(ids)).orderBy('id').execute();

export const ideaLoader = (db: Database) => rowLoader<Idea>((ids) => ideasByIds(db, ids));

export function listIdeas(db: Database, siteId: string, filter: IdeaFilter, page: KeysetPage): Promise<Page<Idea>> {
  let query = selectIdeas(db).where('site_id', '=', siteId);
  if (filter.clusterIds?.length) query = query.where('cluster_id', '=', anyOf(filter.clusterIds));
  if (filter.statuses?.length) query = query.where('status', 'in', filter.statuses);
  if (filter.search?.trim()) query = query.where('title', 'ilike', containing(filter.search));
  const order = {
    name: 'created',
    key: sql.ref('idea.created_at'),
    type: 'timestamptz',
    id: sql.ref('idea.id'),
    direction: 'desc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}
