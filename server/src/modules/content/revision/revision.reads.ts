import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';

/** Of revisions joined with their contents. */
export const revisionColumns = [
  'content_revision.id',
  'content_revision.version',
  'content_revision.proposed',
  'content_revision.title',
  sql<string>`coalesce(content_revision.content_html, content.content_html)`.as('content_html'),
  'content_revision.author_kind',
  'content_revision.author_id',
  'content_revision.note',
  'content_revision.created_at',
] as const;

/** The revision that is proposed for each content, by the id of the content. */
export const proposedRevisionLoader = (db: Database) =>
  rowLoader(async (contentIds) => {
    const rows = await db
      .rows<ContentTables>()
      .selectFrom('content_revision')
      .innerJoin('content', 'content.id', 'content_revision.content_id')
      .select(revisionColumns)
      .select('content_revision.content_id')
      .where('content_revision.content_id', '=', anyOf(contentIds))
      .where('content_revision.proposed', '=', true)
      .execute();
    return rows.map(({ content_id, ...revision }) => ({ id: content_id, revision }));
  });
