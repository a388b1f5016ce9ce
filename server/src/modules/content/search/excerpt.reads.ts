import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';

/** As much of each text as is searched. */
export const searchedTextLoader = (db: Database) =>
  rowLoader<{ id: string; html: string }>((ids) =>
    db
      .rows<ContentTables>()
      .selectFrom('content')
      .select(['id', sql<string>`left(content_html, 200000)`.as('html')])
      .where('id', '=', anyOf(ids))
      .execute(),
  );
