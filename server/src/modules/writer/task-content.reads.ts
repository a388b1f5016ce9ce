import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../platform/db/loader.ts';
import type { ContentTables } from '../content/index.ts';

const selectContentIds = (db: Database, taskIds: readonly string[]) =>
  db
    .rows<ContentTables>()
    .selectFrom('content')
    .select([sql<string>`task_id`.as('id'), 'id as content_id'])
    .where('task_id', '=', anyOf(taskIds))
    .where('deleted_at', 'is', null);

/** The content of a task that is not deleted. */
export const findTaskContentId = async (db: Database, taskId: string): Promise<string | null> =>
  (await selectContentIds(db, [taskId]).executeTakeFirst())?.content_id ?? null;

/** Ids of contents by the id of their task. */
export const taskContentLoader = (db: Database) =>
  rowLoader<{ id: string; content_id: string }>((taskIds) => selectContentIds(db, taskIds).execute());
