/** What people have typed and not saved: their own, and that others have. */
import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';

/** One person's view of one content. */
export interface Asked {
  contentId: string;
  /** Null for a token, which types nothing. */
  userId: string | null;
}

/** All asked of one request are asked by one person. */
const perContent = <Row extends { content_id: string }>(load: (contentIds: string[], userId: string | null) => Promise<Row[]>) =>
  new DataLoader<Asked, Row[], string>(
    async (asked) => {
      const found = await load(
        asked.map(({ contentId }) => contentId),
        asked[0]?.userId ?? null,
      );
      const byContent = Map.groupBy(found, (row) => row.content_id);
      return asked.map(({ contentId }) => byContent.get(contentId) ?? []);
    },
    { cacheKeyFn: ({ contentId }) => contentId },
  );

export const ownBuffersLoader = (db: Database) =>
  perContent(async (contentIds, userId) =>
    userId === null
      ? []
      : db
          .rows<ContentTables>()
          .selectFrom('content_buffer')
          .select(['content_id', 'stay', 'base_version', 'updated_at', 'fields'])
          .where('content_id', '=', anyOf(contentIds))
          .where('user_id', '=', userId)
          .orderBy('updated_at', 'desc')
          .execute(),
  );

/** Who is likely still at it. */
const RECENT_HOURS = 24;

/** One row for each other person, by the last touch. */
export const unsavedByLoader = (db: Database) =>
  perContent(async (contentIds, userId) => {
    const found = await sql<{ content_id: string; user_name: string; updated_at: string }>`
      select buffer.content_id, person.name as user_name, max(buffer.updated_at) as updated_at
      from content_buffer as buffer join app_user as person on person.id = buffer.user_id and person.deleted_at is null
      where buffer.content_id = ${anyOf(contentIds)} and buffer.user_id is distinct from ${userId}::uuid
        and buffer.updated_at > now() - make_interval(hours => ${RECENT_HOURS})
      group by buffer.content_id, person.id, person.name
      order by max(buffer.updated_at) desc`.execute(db.rows<object>());
    return found.rows;
  });
