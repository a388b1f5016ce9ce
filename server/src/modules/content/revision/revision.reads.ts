import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';

export const revisionColumns = [
  'id',
  'version',
  'proposed',
  'title',
  'content_html',
  'author_kind',
  'author_id',
  'note',
  'created_at',
] as const;

/** The revision that is proposed for each content, by the id of the content. */
export const proposedRevisionLoader = (db: Database) =>
  rowLoader(async (contentIds) => {
    const rows = await db
      .rows<ContentTables>()
      .selectFrom('content_revision')
      .select(revisionColumns)
      .select('content_id')
      .where('content_id', '=', anyOf(contentIds))
      .where('proposed', '=', true)
      .execute();
    return rows.map(({ content_id, ...revision }) => ({ id: content_id, revision }));
  });
