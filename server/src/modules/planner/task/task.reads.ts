import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetOrder, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { containing } from '../../../platform/db/like.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { TaskFilter, TaskOrderBy } from './task.inputs.ts';
import type { Task } from './task.type.ts';

const columns = [
  'id',
  'site_id',
  'sector_id',
  'cluster_id',
  'idea_id',
  'taxonomy_term_id',
  'primary_keyword_id',
  'title',
  'content_type',
  'content_structure',
  'tone',
  'target_country',
  'brief',
  'model',
  'temperature',
  'language',
  'words',
  'status',
  'last_error',
  'created_at',
  'updated_at',
] as const;

const selectTasks = (db: Database) => db.rows<PlannerTables>().selectFrom('task').select(columns);

export const findTask = async (db: Database, id: string): Promise<Task | null> =>
  (await selectTasks(db).where('id', '=', id).executeTakeFirst()) ?? null;

export const tasksByIds = (db: Database, ids: readonly string[]): Promise<Task[]> => selectTasks(db).where('id', '=', anyOf(ids)).execute();

export const taskLoader = (db: Database) => rowLoader<Task>((ids) => tasksByIds(db, ids));

const KEYS: Record<TaskOrderBy['field'], Pick<KeysetOrder, 'key' | 'type'>> = {
  created_at: { key: sql.ref('task.created_at'), type: 'timestamptz' },
  updated_at: { key: sql.ref('task.updated_at'), type: 'timestamptz' },
  title: { key: sql.ref('task.title'), type: 'text' },
};

/** Queued, and with the reason of its last try. */
const hasFailed = sql<boolean>`(task.status = 'queued' and task.last_error is not null)`;

export function listTasks(db: Database, siteId: string, filter: TaskFilter, orderBy: TaskOrderBy, page: KeysetPage): Promise<Page<Task>> {
  let query = selectTasks(db).where('site_id', '=', siteId);
  if (filter.statuses?.length) query = query.where('status', 'in', filter.statuses);
  if (filter.clusterIds?.length) query = query.where('cluster_id', '=', anyOf(filter.clusterIds));
  if (filter.contentTypes?.length) query = query.where('content_type', 'in', filter.contentTypes);
  if (filter.contentStructures?.length) query = query.where('content_structure', 'in', filter.contentStructures);
  if (filter.failed != null) query = query.where(filter.failed ? hasFailed : sql<boolean>`not ${hasFailed}`);
  if (filter.search?.trim()) {
    const words = containing(filter.search);
    query = query.where((eb) =>
      eb.or([
        eb('title', 'ilike', words),
        eb.exists(
          eb
            .selectFrom('keyword')
            .select('keyword.id')
            .whereRef('keyword.id', '=', 'task.primary_keyword_id')
            .where('keyword.text', 'ilike', words),
        ),
      ]),
    );
  }
  const order: KeysetOrder = { name: orderBy.field, ...KEYS[orderBy.field], id: sql.ref('task.id'), direction: orderBy.direction };
  return keysetPage(query, order, page, () => countRows(query));
}
