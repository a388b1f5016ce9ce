/**
 * What publishing reads of Content and writes back: the link to the post, and that WordPress has confirmed. Never changes a
 * word of it, never touches its Task; `version` stays, since nothing that a person saves has changed.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { ContentType } from '../planner/index.ts';
import { dropConflicts } from './conflict/conflict.writes.ts';
import { ContentStatus, type ExternalKind } from './content/content.entity.ts';
import type { ContentTables } from './content.tables.ts';
import { announceContent, CONTENT_CHANNEL } from './content-changes.ts';
import { dropDrift } from './drift/drift.writes.ts';

export interface PublishableContent {
  id: string;
  siteId: string;
  title: string;
  hasText: boolean;
  /** Marks such as `[Add: ...]` that a draft left for a person to fill in or to delete. */
  openMarks: number;
  contentType: ContentType;
  status: ContentStatus;
  clusterId: string | null;
  taskId: string | null;
  targetTermId: string | null;
  /** The WordPress taxonomy of its target term; null without one, and for one that WordPress does not know. */
  targetTaxonomy: string | null;
  bodyVersion: number;
  publishedVersion: number | null;
  externalId: number | null;
  externalUrl: string | null;
  wpStatus: string | null;
  /** ISO 8601 in UTC; null before the first look. */
  wpModifiedAt: string | null;
  missing: boolean;
  /** WordPress changed it too, and nobody has chosen yet. */
  conflict: boolean;
  deleted: boolean;
  /** What WordPress had when it was last imported or confirmed: a `fingerprint`. */
  baseline: string | null;
  termIds: string[];
}

/** With the text, which may be 5 MB: only one at a time. */
export interface PublishableText extends PublishableContent {
  html: string;
}

/** A post, or a term, as WordPress has it, in the words of Content. */
export interface PostLink {
  kind: ExternalKind;
  externalId: number;
  externalUrl: string;
  /** Terms have none. */
  wpStatus: string | null;
  /** ISO 8601 with its zone; terms bear no date. */
  wpModifiedAt: string | null;
}

/** What is live after a publish was taken back. */
export interface PutBack {
  /** The body_version that WordPress shows by now; null where it is as if it had never been published. */
  publishedVersion: number | null;
  /** The `fingerprint` of what WordPress returned. */
  baseline: string;
  /** Our body_version that has these words; 0 for none. */
  baselineVersion: number;
}

export class PublicationService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** In the order of the ids, without their texts; those that do not exist are left out. */
  async load(ids: string[]): Promise<PublishableContent[]> {
    const found = await selectFacts(this.#db)
      .select(sql<number>`regexp_count(content_html, '\\[(Add|Delete): ')`.as('open_marks'))
      .where('id', '=', anyOf(ids))
      .execute();
    const byId = new Map(found.map((row) => [row.id, factsOf(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** What is sent: all of one moment. Null where it does not exist. */
  async loadText(id: string): Promise<PublishableText | null> {
    const row = await selectFacts(this.#db).select('content_html').where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    // Counted here: to PostgreSQL it is the dearest part of a publish.
    const open_marks = row.content_html.match(/\[(Add|Delete): /g)?.length ?? 0;
    return { ...factsOf({ ...row, open_marks }), html: row.content_html };
  }

  /** Remembers which post shows a content before that has been confirmed, so that no second one is ever made. */
  async link(id: string, post: PostLink): Promise<void> {
    await this.#db.unitOfWork((uow) =>
      uow
        .rows<ContentTables>()
        .updateTable('content')
        .set({ ...linkColumns(post), missing_at: null, updated_at: sql<string>`now()` })
        .where('id', '=', id)
        .execute(),
    );
  }

  /**
   * In one statement with what says so elsewhere: all of it, or nothing.
   *
   * @param ended a statement that answers the `content_id`, or nothing where the publish is no longer the caller's to confirm.
   * @param sent the body_version that was sent, and the `fingerprint` of what WordPress returned when it was read back.
   * @returns whether it was confirmed.
   */
  async confirm(
    ended: RawBuilder<{ content_id: string }>,
    post: PostLink,
    sent: { bodyVersion: number; baseline: string },
  ): Promise<boolean> {
    const { rows } = await sql`
      with ended as (${ended}),
      confirmed as (
        update content set external_kind = ${post.kind}, external_id = ${post.externalId}, external_url = ${post.externalUrl},
          wp_status = ${post.wpStatus}, wp_modified_at = ${post.wpModifiedAt}, status = ${ContentStatus.PUBLISHED},
          published_version = ${sent.bodyVersion}, baseline_hash = ${sent.baseline}, baseline_version = ${sent.bodyVersion},
          missing_at = null, updated_at = now()
        from ended where content.id = ended.content_id returning content.id, content.site_id),
      chosen as (delete from import_conflict where content_id in (select id from confirmed)),
      agreed as (delete from drift where content_id in (select id from confirmed))
      select pg_notify(${CONTENT_CHANNEL}, concat(site_id, ':', id)) from confirmed`.execute(this.#db.rows<ContentTables>());
    return rows.length > 0;
  }

  /** The words stay as they are here, and count as not sent. */
  async putBack(uow: UnitOfWork, id: string, post: PostLink, live: PutBack): Promise<void> {
    const rows = uow.rows<ContentTables>();
    const changed = await rows
      .updateTable('content')
      .set({
        ...linkColumns(post),
        status: live.publishedVersion === null ? ContentStatus.DRAFT : ContentStatus.PUBLISHED,
        published_version: live.publishedVersion,
        baseline_hash: live.baseline,
        baseline_version: live.baselineVersion,
        missing_at: null,
        updated_at: sql<string>`now()`,
      })
      .where('id', '=', id)
      .returning('site_id')
      .executeTakeFirstOrThrow();
    await dropConflicts(rows, [id]);
    await dropDrift(rows, [id]);
    await announceContent(uow, changed.site_id, [id]);
  }

  /** Forgets posts that are gone. Who forgets those that are there does it as a batch, which can be undone. */
  async unlink(ids: string[]): Promise<void> {
    await this.#db.unitOfWork((uow) =>
      uow
        .rows<ContentTables>()
        .updateTable('content')
        .set({ ...UNLINKED, updated_at: sql<string>`now()` })
        .where('id', '=', anyOf(ids))
        .execute(),
    );
  }

  async markMissing(ids: string[]): Promise<void> {
    await this.#db.unitOfWork(async (uow) => {
      const marked = await uow
        .rows<ContentTables>()
        .updateTable('content')
        .set({ missing_at: sql<string>`now()` })
        .where('id', '=', anyOf(ids))
        .where('missing_at', 'is', null)
        .returning(['id', 'site_id'])
        .execute();
      const [first] = marked;
      if (first)
        await announceContent(
          uow,
          first.site_id,
          marked.map((row) => row.id),
        );
    });
  }
}

/** Of content that has no post: what its row says of it. */
export const UNLINKED = {
  external_kind: null,
  external_id: null,
  external_url: null,
  wp_status: null,
  wp_modified_at: null,
  status: ContentStatus.DRAFT,
  published_version: null,
  baseline_hash: null,
  baseline_version: null,
  missing_at: null,
} as const;

const linkColumns = (post: PostLink) => ({
  external_kind: post.kind,
  external_id: post.externalId as never,
  external_url: post.externalUrl,
  wp_status: post.wpStatus,
  wp_modified_at: post.wpModifiedAt,
});

function selectFacts(db: Database) {
  return db
    .rows<ContentTables>()
    .selectFrom('content')
    .select([
      'id',
      'site_id',
      'title',
      'content_type',
      'status',
      'cluster_id',
      'task_id',
      'target_term_id',
      'body_version',
      'published_version',
      'external_url',
      'wp_status',
      'missing_at',
      'deleted_at',
      'baseline_hash',
      // Nearly always the beginning tells, and PostgreSQL need not unpack the rest.
      sql<boolean>`substr(content_html, 1, 1000) ~ '\\S' or content_html ~ '\\S'`.as('has_text'),
      sql<boolean>`exists (select 1 from import_conflict where content_id = content.id)`.as('conflict'),
      sql<string | null>`external_id::text`.as('external_id'),
      sql<string | null>`to_char(wp_modified_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('wp_modified'),
      sql<string | null>`(select external_taxonomy from content_taxonomy where content_taxonomy.id = content.target_term_id)`.as(
        'target_taxonomy',
      ),
      sql<
        string[]
      >`(select coalesce(array_agg(term_id order by term_id), '{}') from content_term where content_id = content.id)::text[]`.as(
        'term_ids',
      ),
    ]);
}

type FactsRow = Awaited<ReturnType<ReturnType<typeof selectFacts>['executeTakeFirstOrThrow']>> & { open_marks: number };

const factsOf = (row: FactsRow): PublishableContent => ({
  id: row.id,
  siteId: row.site_id,
  title: row.title,
  hasText: row.has_text,
  openMarks: row.open_marks,
  contentType: row.content_type,
  status: row.status,
  clusterId: row.cluster_id,
  taskId: row.task_id,
  targetTermId: row.target_term_id,
  targetTaxonomy: row.target_taxonomy,
  bodyVersion: row.body_version,
  publishedVersion: row.published_version,
  externalId: row.external_id === null ? null : Number(row.external_id),
  externalUrl: row.external_url,
  wpStatus: row.wp_status,
  wpModifiedAt: row.wp_modified,
  missing: row.missing_at !== null,
  conflict: row.conflict,
  deleted: row.deleted_at !== null,
  baseline: row.baseline_hash,
  termIds: row.term_ids,
});
