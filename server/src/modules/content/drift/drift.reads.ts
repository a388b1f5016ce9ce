import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, listLoader, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';
import type { Drift } from './drift.type.ts';

/** Without the text, which can be large. What was deleted or unlinked here, or came back there, has not drifted any more. */
const selectDrift = (db: Database) =>
  db
    .rows<ContentTables>()
    .selectFrom('drift')
    .innerJoin('content', 'content.id', 'drift.content_id')
    .select(['drift.id', 'drift.site_id', 'drift.content_id', 'drift.kind', 'drift.created_at', 'drift.wp_modified_at'])
    .select(['drift.wp_status', 'drift.title', 'drift.terms'])
    .where('content.deleted_at', 'is', null)
    .where('content.external_id', 'is not', null)
    .where((eb) => eb.or([eb('drift.kind', '=', 'changed'), eb('content.missing_at', 'is not', null)]));

/** By the id of the content, which has one at most. */
export const contentDriftLoader = (db: Database) =>
  listLoader<Drift & { owner_id: string }>((ids) =>
    selectDrift(db).select('drift.content_id as owner_id').where('drift.content_id', '=', anyOf(ids)).execute(),
  );

export function listDrift(db: Database, siteId: string, page: KeysetPage): Promise<Page<Drift>> {
  const query = selectDrift(db).where('drift.site_id', '=', siteId);
  const order = {
    name: 'found',
    key: sql.ref('drift.created_at'),
    type: 'timestamptz',
    id: sql.ref('drift.id'),
    direction: 'desc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

export const driftHtmlLoader = (db: Database) =>
  rowLoader<{ id: string; content_html: string | null }>((ids) =>
    db.rows<ContentTables>().selectFrom('drift').select(['id', 'content_html']).where('id', '=', anyOf(ids)).execute(),
  );
