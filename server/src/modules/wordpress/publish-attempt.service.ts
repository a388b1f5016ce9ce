/**
 * The record of each publish, and the lock on it: one may run for a content, in whichever process. It holds a lease and
 * renews it; a lease that ran out (its process was killed) is taken over.
 */
import { sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { type PublishPath, PublishState } from './publish-attempt/publish-attempt.entity.ts';
import type { PublishAttemptTables } from './publish-attempt/publish-attempt.tables.ts';
import type { LivePost } from './wordpress-post.ts';

export interface NewAttempt {
  siteId: string;
  contentId: string;
  jobId: string;
  path: PublishPath;
  bodyVersion: number;
}

export type Claim = { id: string } | { id: null; heldByJobId: string | null };

/** How an attempt went through: over which post, and with what remarks. */
export interface Success {
  before: LivePost | null;
  remarks: string[];
}

const LEASE_SECONDS = 45;
export const RENEW_SECONDS = 15;

export class PublishAttemptService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the attempt, or who holds the content. */
  async claim(attempt: NewAttempt): Promise<Claim> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<PublishAttemptTables>();
      await rows
        .updateTable('publish_attempt')
        .set({
          state: PublishState.FAILED,
          error: 'The worker stopped while publishing; another one took over.',
          finished_at: sql<string>`now()`,
        })
        .where('content_id', '=', attempt.contentId)
        .where('state', '=', PublishState.RUNNING)
        .where('lease_until', '<', sql<string>`now()`)
        .execute();
      const claimed = await rows
        .insertInto('publish_attempt')
        .values({
          id: newId(),
          site_id: attempt.siteId,
          content_id: attempt.contentId,
          job_id: attempt.jobId,
          path: attempt.path,
          body_version: attempt.bodyVersion,
          lease_until: leaseEnd,
        })
        .onConflict((oc) => oc.column('content_id').where('state', '=', PublishState.RUNNING).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (claimed) return claimed;
      const holder = await rows
        .selectFrom('publish_attempt')
        .select('job_id')
        .where('content_id', '=', attempt.contentId)
        .where('state', '=', PublishState.RUNNING)
        .executeTakeFirst();
      return { id: null, heldByJobId: holder?.job_id ?? null };
    });
  }

  /** @returns false when the attempt is no longer ours. */
  async renew(id: string): Promise<boolean> {
    return this.#change(id, { lease_until: leaseEnd });
  }

  /** Hashes are the `fingerprint`s of what goes out, and of what WordPress has answered. */
  async remember(id: string, facts: { before?: LivePost | null; sentHash?: string; storedHash?: string }): Promise<boolean> {
    return this.#change(id, {
      ...(facts.before !== undefined && { before: JSON.stringify(facts.before) as never }),
      ...(facts.sentHash !== undefined && { sent_hash: facts.sentHash }),
      ...(facts.storedHash !== undefined && { stored_hash: facts.storedHash }),
    });
  }

  /** Takes a claim back that turned out to have nothing to do. */
  async withdraw(id: string): Promise<void> {
    await this.#db
      .rows<PublishAttemptTables>()
      .deleteFrom('publish_attempt')
      .where('id', '=', id)
      .where('state', '=', PublishState.RUNNING)
      .execute();
  }

  /** @returns what the attempt met and remarked that brought this version through for this job; null where there was none. */
  async succeeded({ contentId, jobId, bodyVersion }: { contentId: string; jobId: string; bodyVersion: number }): Promise<Success | null> {
    const attempt = await this.#db
      .rows<PublishAttemptTables>()
      .selectFrom('publish_attempt')
      .select(['error', 'before'])
      .where('content_id', '=', contentId)
      .where('job_id', '=', jobId)
      .where('body_version', '=', bodyVersion)
      .where('state', '=', PublishState.SUCCEEDED)
      .executeTakeFirst();
    return attempt ? { before: attempt.before as LivePost | null, remarks: attempt.error === null ? [] : [attempt.error] } : null;
  }

  /** What was sent, and what came to be stored, since the last success: WordPress may have it without our having confirmed. */
  async unconfirmed(contentId: string): Promise<string[]> {
    const { rows } = await sql<{ hash: string }>`select distinct hash
      from publish_attempt a cross join lateral (values (a.sent_hash), (a.stored_hash)) as sent(hash)
      where a.content_id = ${contentId} and a.state <> ${PublishState.SUCCEEDED} and hash is not null
        and a.created_at > coalesce((select max(created_at) from publish_attempt
          where content_id = ${contentId} and state = ${PublishState.SUCCEEDED}), '-infinity')`.execute(
      this.#db.rows<PublishAttemptTables>(),
    );
    return rows.map(({ hash }) => hash);
  }

  async fail(id: string, error: string): Promise<void> {
    await this.#change(id, { state: PublishState.FAILED, error, finished_at: sql<string>`now()` });
  }

  /** @param remarks what WordPress keeps differently from what was sent. */
  async succeed(uow: UnitOfWork, id: string, storedHash: string, remarks: string | null): Promise<void> {
    await uow
      .rows<PublishAttemptTables>()
      .updateTable('publish_attempt')
      .set({
        state: PublishState.SUCCEEDED,
        stored_hash: storedHash,
        error: remarks,
        finished_at: sql<string>`now()`,
        updated_at: sql<string>`now()`,
      })
      .where('id', '=', id)
      .execute();
  }

  async #change(id: string, values: object): Promise<boolean> {
    const changed = await this.#db
      .rows<PublishAttemptTables>()
      .updateTable('publish_attempt')
      .set({ ...values, updated_at: sql<string>`now()` })
      .where('id', '=', id)
      .where('state', '=', PublishState.RUNNING)
      .executeTakeFirst();
    return changed.numUpdatedRows > 0n;
  }
}

const leaseEnd = sql<string>`now() + make_interval(secs => ${LEASE_SECONDS})`;
