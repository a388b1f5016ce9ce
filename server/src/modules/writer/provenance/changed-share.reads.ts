import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../../content/index.ts';
import { changedShare } from './changed-share.rules.ts';

/** How much of the revision that a run of the Writer made has been changed since, by the id of the run. */
export const changedShareLoader = (db: Database) =>
  rowLoader<{ id: string; share: number }>(async (runIds) => {
    const rows = await db
      .rows<ContentTables>()
      .selectFrom('content_revision as revision')
      .innerJoin('content', 'content.id', 'revision.content_id')
      .select((eb) => [eb.ref('revision.author_id').$notNull().as('id'), 'revision.title', 'revision.content_html'])
      .select(['content.title as title_now', 'content.content_html as html_now'])
      .where('revision.author_id', '=', anyOf(runIds))
      .where('revision.author_kind', '=', 'ai')
      .where('revision.proposed', '=', false)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      share: changedShare(`${row.title} ${row.content_html}`, `${row.title_now} ${row.html_now}`),
    }));
  });
