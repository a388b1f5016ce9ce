/**
 * What past attempts tell the next one: what went through, what WordPress may have of ours without our having confirmed, by
 * which key a request is known again, and what an undo would take back. Writes nothing of its own.
 */
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { sameView } from '../../content/index.ts';
import { fingerprintOfLive } from '../publish/live-change.rules.ts';
import type { LivePost } from '../wordpress-post.ts';
import { PublishAttemptKind, PublishState } from './publish-attempt.entity.ts';
import type { PublishAttemptTables } from './publish-attempt.tables.ts';

/** How an attempt went through: over which post, and with what remarks. */
export interface Success {
  before: LivePost | null;
  remarks: string[];
}

/** A try since the last success that WordPress may have taken. */
export interface Unconfirmed {
  /** Fingerprints of what it sent, and of what WordPress answered. */
  hashes: string[];
  before: LivePost | null;
}

/** The publish that an undo takes back. */
export interface Undoable {
  id: string;
  externalId: number;
  bodyVersion: number;
  before: LivePost | null;
  storedHash: string;
  /** The body_version of the publish before it, where that one still stands. */
  previousVersion: number | null;
  /** The `fingerprint` of what it had left. */
  previousHash: string | null;
}

/** The plugin knows the last one only. */
const MOST_UNHEARD = 20;

export class PublishHistory {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns what the attempt met and remarked that brought this version through for this job; null where there was none. */
  async succeeded(of: { contentId: string; jobId: string; bodyVersion?: number; kind: PublishAttemptKind }): Promise<Success | null> {
    const query = this.#rows()
      .selectFrom('publish_attempt')
      .select(['error', 'before'])
      .where('content_id', '=', of.contentId)
      .where('job_id', '=', of.jobId)
      .where('kind', '=', of.kind)
      .where('state', '=', PublishState.SUCCEEDED);
    const attempt = await (of.bodyVersion === undefined ? query : query.where('body_version', '=', of.bodyVersion)).executeTakeFirst();
    return attempt ? { before: attempt.before as LivePost | null, remarks: attempt.error === null ? [] : [attempt.error] } : null;
  }

  /** Newest first. @param except the attempt that asks. */
  async unconfirmed(contentId: string, except: string | null = null): Promise<Unconfirmed[]> {
    const { rows } = await sql<{ hashes: string[]; before: LivePost | null }>`
      select array_remove(array[sent_hash, stored_hash], null) as hashes, before from publish_attempt
      where content_id = ${contentId} and state <> ${PublishState.SUCCEEDED} and sent_hash is not null
        and id is distinct from ${except}::uuid and created_at > coalesce((select max(created_at) from publish_attempt
          where content_id = ${contentId} and state = ${PublishState.SUCCEEDED}), '-infinity')
      order by created_at desc, id desc`.execute(this.#rows());
    return rows;
  }

  /**
   * Names a request to the plugin: the same for the same version until it is known how the last one ended, so that sent again
   * it answers what was done; another one after that.
   */
  async requestKey(contentId: string, bodyVersion: number): Promise<string> {
    return (await this.requestKeys(contentId, bodyVersion)).key;
  }

  /**
   * With the keys under which other versions went out since, and may have been stored without our hearing of it.
   *
   * @param also a statement to be done in the same request; what it writes is not seen by the rest.
   */
  async requestKeys(contentId: string, bodyVersion: number, also?: RawBuilder<unknown>): Promise<{ key: string; unheard: string[] }> {
    const { rows } = await sql<{ last: string | null; versions: number[] }>`
      with ${also ? sql`also as (${also}),` : sql``} last as (select id, created_at from publish_attempt
        where content_id = ${contentId} and not unsure
          and (state = ${PublishState.SUCCEEDED} or (state = ${PublishState.FAILED} and sent_hash is not null))
        order by created_at desc, id desc limit 1)
      select (select id from last) as last, array(select distinct body_version from publish_attempt
        where content_id = ${contentId} and unsure and body_version <> ${bodyVersion}
          and created_at > coalesce((select created_at from last), '-infinity')
        order by body_version desc limit ${MOST_UNHEARD}) as versions`.execute(this.#rows());
    const keyOf = (version: number) =>
      createHash('sha256')
        .update(`${contentId} ${version} ${rows[0]?.last ?? ''}`)
        .digest('hex')
        .slice(0, 40);
    return { key: keyOf(bodyVersion), unheard: (rows[0]?.versions ?? []).map(keyOf) };
  }

  /** The newest success, where it was a publish that nobody has taken back; null where there is nothing to undo. */
  async undoable(contentId: string): Promise<Undoable | null> {
    const { rows } = await sql<Undoable & { kind: PublishAttemptKind; undone: boolean }>`
      select id, kind, attempt.external_id::float8 as "externalId", attempt.body_version as "bodyVersion", before,
        attempt.stored_hash as "storedHash",
        undone_at is not null as undone, previous.body_version as "previousVersion", previous.stored_hash as "previousHash"
      from publish_attempt as attempt left join lateral (
        select earlier.body_version, earlier.stored_hash from publish_attempt as earlier
          where earlier.content_id = attempt.content_id and earlier.external_id = attempt.external_id
            and earlier.state = ${PublishState.SUCCEEDED} and earlier.kind = ${PublishAttemptKind.PUBLISH} and earlier.undone_at is null
            and (earlier.created_at, earlier.id) < (attempt.created_at, attempt.id)
          order by earlier.created_at desc, earlier.id desc limit 1) as previous on true
      where content_id = ${contentId} and state = ${PublishState.SUCCEEDED}
      order by created_at desc, id desc limit 1`.execute(this.#rows());
    const [last] = rows;
    return last && last.kind === PublishAttemptKind.PUBLISH && !last.undone && last.externalId !== null ? last : null;
  }

  #rows() {
    return this.#db.rows<PublishAttemptTables>();
  }
}

/** What was there before any of ours: where it is a try of our own that was found again, what that one had met. */
export function metBefore(live: LivePost, tries: readonly Unconfirmed[]): LivePost | null {
  const own = tries.find(({ hashes }) => hashes.some((hash) => sameView(hash, fingerprintOfLive(live))));
  return own ? own.before : live;
}
