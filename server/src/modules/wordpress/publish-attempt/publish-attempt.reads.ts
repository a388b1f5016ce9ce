import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, listLoader, rowLoader } from '../../../platform/db/loader.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { PublishAttemptTables } from './publish-attempt.tables.ts';
import type { PublishAttempt } from './publish-attempt.type.ts';

const columns = ['id', 'content_id', 'kind', 'state', 'path', 'body_version', 'error', 'created_at', 'finished_at'] as const;

export function listPublishAttempts(db: Database, contentId: string, page: KeysetPage): Promise<Page<PublishAttempt>> {
  const query = db.rows<PublishAttemptTables>().selectFrom('publish_attempt').select(columns).where('content_id', '=', contentId);
  const order = {
    name: 'created',
    key: sql.ref('publish_attempt.created_at'),
    type: 'timestamptz',
    id: sql.ref('publish_attempt.id'),
    direction: 'desc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

/** The newest attempt of each content: a list of one, or of none. */
export const lastPublishAttemptLoader = (db: Database) =>
  listLoader<PublishAttempt & { owner_id: string }>((ids) =>
    db
      .rows<PublishAttemptTables>()
      .selectFrom('publish_attempt')
      .distinctOn('content_id')
      .select('content_id as owner_id')
      .select(columns)
      .where('content_id', '=', anyOf(ids))
      .orderBy('content_id')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  );

/** Those of the attempts that can be taken back. */
export const undoableLoader = (db: Database) =>
  rowLoader<{ id: string }>(async (ids) => {
    const { rows } = await sql<{ id: string }>`
      select publish_attempt.id from publish_attempt join content on content.id = publish_attempt.content_id
      where publish_attempt.id = ${anyOf(ids)} and publish_attempt.kind = 'publish' and publish_attempt.state = 'succeeded'
        and publish_attempt.undone_at is null and content.external_id = publish_attempt.external_id
        and content.deleted_at is null and content.missing_at is null
        and not exists (
          select from publish_attempt as later
          where later.content_id = publish_attempt.content_id and later.state = 'succeeded'
            and (later.created_at, later.id) > (publish_attempt.created_at, publish_attempt.id))`.execute(db.rows<object>());
    return rows;
  });

/** What attempts met. */
export const metBeforeLoader = (db: Database) =>
  rowLoader<{ id: string; site_id: string; before: LivePost }>(async (ids) => {
    const { rows } = await sql<{ id: string; site_id: string; before: LivePost }>`
      select id, site_id, before from publish_attempt where id = ${anyOf(ids)} and jsonb_typeof(before) = 'object'`.execute(
      db.rows<object>(),
    );
    return rows;
  });

interface FailedPublishes {
  id: string;
  failed: number;
  /** The job of the newest of them. */
  job_id: string | null;
}

/** How many contents of each site have a newest attempt that failed; a site with none answers null. */
export const failedPublishesLoader = (db: Database) =>
  rowLoader<FailedPublishes>(async (ids) => {
    const { rows } = await sql<FailedPublishes>`
      select content.site_id as id, count(*)::int as failed,
        (array_agg(publish_attempt.job_id order by publish_attempt.created_at desc))[1] as job_id
      from publish_attempt join content on content.id = publish_attempt.content_id
      where publish_attempt.site_id = ${anyOf(ids)} and publish_attempt.state = 'failed' and content.deleted_at is null
        and not exists (
          select from publish_attempt as later
          where later.content_id = publish_attempt.content_id
            and (later.created_at, later.id) > (publish_attempt.created_at, publish_attempt.id))
      group by content.site_id`.execute(db.rows<object>());
    return rows;
  });
