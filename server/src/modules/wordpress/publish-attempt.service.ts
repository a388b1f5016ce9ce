/**
 * The record of each publish and of each undo of one, and the lock on it: one may run for a content, in whichever process.
 * It holds a lease and renews it; a lease that ran out (its process was killed) is taken over. What past attempts tell is
 * read by PublishHistory.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { conflict } from '../../platform/errors/app-error.ts';
import { type PublishAttemptKind, type PublishPath, PublishState } from './publish-attempt/publish-attempt.entity.ts';
import type { PublishAttemptTables } from './publish-attempt/publish-attempt.tables.ts';
import type { LivePost } from './wordpress-post.ts';

export interface NewAttempt {
  siteId: string;
  contentId: string;
  jobId: string;
  kind: PublishAttemptKind;
  path: PublishPath;
  bodyVersion: number;
}

export type Claim = { id: string } | { id: null; heldByJobId: string | null };

/** What is known so far; what is left out stays as it was. Hashes are the `fingerprint`s of what goes out, and of what came to be stored. */
export interface AttemptFacts {
  before?: LivePost | null;
  sentHash?: string;
  storedHash?: string;
  /** A request is out, and WordPress may do what it asks for though we never hear of it. */
  unsure?: boolean;
}

/** How an attempt came out. */
export interface AttemptEnd {
  externalId: number;
  /** The one that was sent: it may have been edited since it was claimed. */
  bodyVersion: number;
  before: LivePost | null;
  storedHash: string;
  /** What WordPress keeps differently from what was sent. */
  remarks: string | null;
}

export const TAKEN_OVER = 'Another worker took this content over.';

const LEASE_SECONDS = 45;
export const RENEW_SECONDS = 15;

export class PublishAttemptService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the attempt, or who holds the content. */
  async claim(attempt: NewAttempt): Promise<Claim> {
    // Nearly always nobody does: one statement.
    const rows = this.#db.rows<PublishAttemptTables>();
    const claimed = (await insert(rows, attempt)) ?? (await this.#takeOver(attempt));
    if (claimed) return claimed;
    const holder = await rows
      .selectFrom('publish_attempt')
      .select('job_id')
      .where('content_id', '=', attempt.contentId)
      .where('state', '=', PublishState.RUNNING)
      .executeTakeFirst();
    return { id: null, heldByJobId: holder?.job_id ?? null };
  }

  /** Those of the contents that somebody is publishing, or was when it was killed a moment ago. */
  async held(contentIds: string[]): Promise<Set<string>> {
    const found = await this.#db
      .rows<PublishAttemptTables>()
      .selectFrom('publish_attempt')
      .select('content_id')
      .where('content_id', '=', anyOf(contentIds))
      .where('state', '=', PublishState.RUNNING)
      .where('lease_until', '>', sql<string>`now()`)
      .execute();
    return new Set(found.map(({ content_id }) => content_id));
  }

  /** From a worker whose lease has run out. */
  async #takeOver(attempt: NewAttempt): Promise<{ id: string } | undefined> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<PublishAttemptTables>();
      const ended = await rows
        .updateTable('publish_attempt')
        .set({
          state: PublishState.FAILED,
          error: 'The worker stopped while publishing; another one took over.',
          finished_at: sql<string>`now()`,
        })
        .where('content_id', '=', attempt.contentId)
        .where('state', '=', PublishState.RUNNING)
        .where('lease_until', '<', sql<string>`now()`)
        .executeTakeFirst();
      return ended.numUpdatedRows > 0n ? insert(rows, attempt) : undefined;
    });
  }

  /** @returns false when the attempt is no longer ours. */
  async renew(id: string): Promise<boolean> {
    return this.#change(id, { lease_until: leaseEnd });
  }

  async remember(id: string, { before, sentHash, storedHash, unsure }: AttemptFacts): Promise<boolean> {
    return this.#change(id, {
      ...(before !== undefined && { before: JSON.stringify(before) as never }),
      ...(sentHash !== undefined && { sent_hash: sentHash }),
      ...(storedHash !== undefined && { stored_hash: storedHash }),
      ...(unsure !== undefined && { unsure }),
    });
  }

  /** That a request goes out with this, as a statement for what is read with it. */
  sending(id: string, sentHash: string): RawBuilder<unknown> {
    return sql`update publish_attempt set sent_hash = ${sentHash}, unsure = true, updated_at = now()
      where id = ${id} and state = ${PublishState.RUNNING}`;
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

  async fail(id: string, error: string): Promise<void> {
    await this.#change(id, { state: PublishState.FAILED, error, finished_at: sql<string>`now()` });
  }

  /** That it went through, as a statement for what is said in the same one: it answers nothing where the attempt is no longer ours. */
  success(id: string, { externalId, bodyVersion, before, storedHash, remarks }: AttemptEnd): RawBuilder<{ content_id: string }> {
    return sql`update publish_attempt set state = ${PublishState.SUCCEEDED}, external_id = ${externalId}, body_version = ${bodyVersion},
      before = ${JSON.stringify(before)}, stored_hash = ${storedHash}, unsure = false, error = ${remarks},
      finished_at = now(), updated_at = now()
      where id = ${id} and state = ${PublishState.RUNNING} returning content_id`;
  }

  /** @throws CONFLICT where it is no longer ours: what was done in the same unit of work is not ours to say either. */
  async succeed(uow: UnitOfWork, id: string, end: AttemptEnd): Promise<void> {
    const { rows } = await this.success(id, end).execute(uow.rows<PublishAttemptTables>());
    if (rows.length === 0) throw conflict(TAKEN_OVER);
  }

  /** The post is as it was before this attempt. */
  async markUndone(uow: UnitOfWork, id: string): Promise<void> {
    await uow
      .rows<PublishAttemptTables>()
      .updateTable('publish_attempt')
      .set({ undone_at: sql<string>`now()`, updated_at: sql<string>`now()` })
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

/** @returns nothing where another one is running. */
const insert = (rows: Kysely<PublishAttemptTables>, attempt: NewAttempt): Promise<{ id: string } | undefined> =>
  rows
    .insertInto('publish_attempt')
    .values({
      id: newId(),
      site_id: attempt.siteId,
      content_id: attempt.contentId,
      job_id: attempt.jobId,
      kind: attempt.kind,
      path: attempt.path,
      body_version: attempt.bodyVersion,
      lease_until: leaseEnd,
    })
    .onConflict((oc) => oc.column('content_id').where('state', '=', PublishState.RUNNING).doNothing())
    .returning('id')
    .executeTakeFirst();
