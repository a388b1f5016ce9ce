import type { Database } from '../../../platform/db/database.ts';
import type { ContentTables } from '../content.tables.ts';

/** How many contents of a site name a post or a term of its WordPress by an id. */
export async function countLinkedContents(db: Database, siteId: string): Promise<number> {
  const { linked } = await db
    .rows<ContentTables>()
    .selectFrom('content')
    .select((eb) => eb.fn.countAll<string>().as('linked'))
    .where('site_id', '=', siteId)
    .where('external_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(linked);
}
