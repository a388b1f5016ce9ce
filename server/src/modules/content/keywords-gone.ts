import type { UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { ContentTables } from './content.tables.ts';

/** Content that aimed at deleted keywords keeps everything else. What the planner calls before it deletes them. */
export async function forgetKeywords(uow: UnitOfWork, ids: string[]): Promise<void> {
  await uow
    .rows<ContentTables>()
    .updateTable('content')
    .set({ primary_keyword_id: null })
    .where('primary_keyword_id', '=', anyOf(ids))
    .execute();
}
