import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';
import type { ContentConflict } from './conflict.type.ts';

/** By the id of the content. Without the text, which can be large; what was deleted here has none to be chosen. */
const selectConflicts = (db: Database) =>
  db
    .rows<ContentTables>()
    .selectFrom('import_conflict')
    .innerJoin('content', 'content.id', 'import_conflict.content_id')
    .select('import_conflict.content_id as id')
    .select(['import_conflict.site_id', 'import_conflict.title', 'import_conflict.terms'])
    .select(['import_conflict.wp_modified_at', 'import_conflict.created_at'])
    .where('content.deleted_at', 'is', null);

export const conflictLoader = (db: Database) =>
  rowLoader<ContentConflict>((ids) => selectConflicts(db).where('import_conflict.content_id', '=', anyOf(ids)).execute());

/** The oldest first. */
export function listConflicts(db: Database, siteId: string, page: KeysetPage): Promise<Page<ContentConflict>> {
  const query = selectConflicts(db).where('import_conflict.site_id', '=', siteId);
  const order = {
    name: 'found',
    key: sql.ref('import_conflict.created_at'),
    type: 'timestamptz',
    id: sql.ref('import_conflict.content_id'),
    direction: 'asc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

export const conflictHtmlLoader = (db: Database) =>
  rowLoader<{ id: string; content_html: string }>((ids) =>
    db
      .rows<ContentTables>()
      .selectFrom('import_conflict')
      .select(['content_id as id', 'content_html'])
      .where('content_id', '=', anyOf(ids))
      .execute(),
  );

/** Names of terms that WordPress has, by `<site>/<taxonomy>/<id there>`. */
export const externalTermLoader = (db: Database) =>
  rowLoader<{ id: string; name: string }>(async (keys) => {
    const parts = keys.map((key) => key.split('/') as [string, string, string]);
    const { rows } = await sql<{ id: string; name: string }>`
      select i.site_id || '/' || i.taxonomy || '/' || i.external_id as id, t.name
      from unnest(${parts.map(([site]) => site)}::uuid[], ${parts.map(([, taxonomy]) => taxonomy)}::text[],
          ${parts.map(([, , id]) => id)}::bigint[]) as i(site_id, taxonomy, external_id)
        join content_taxonomy t on t.site_id = i.site_id and t.external_taxonomy = i.taxonomy and t.external_id = i.external_id`.execute(
      db.rows<object>(),
    );
    return rows;
  });
