/**
 * Keeps which posts are not as the last import or publish left them. Compares by the same fingerprints as both of these;
 * changes no word of a content.
 */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { ContentType } from '../../planner/index.ts';
import { fingerprint, sameView } from '../baseline.rules.ts';
import { ExternalKind } from '../content/content.entity.ts';
import { announceContent } from '../content-changes.ts';
import type { ImportedPost, ImportTables } from '../imported-post.ts';
import { DriftKind } from './drift.entity.ts';
import { dropDrift, type FoundDrift, keepDrift } from './drift.writes.ts';

/** A post as a list of dates names it. */
export interface DatedPost {
  externalId: number;
  /** ISO 8601 with its zone. */
  modifiedAt: string;
}

export class DriftService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Of posts those that WordPress changed at another time than we know of, or that were gone when we last looked. */
  async suspects(siteId: string, posts: DatedPost[]): Promise<number[]> {
    if (posts.length === 0) return [];
    const { rows } = await sql<{ external_id: string }>`
      select c.external_id::text as external_id from content c
        join unnest(${posts.map((post) => post.externalId)}::bigint[], ${posts.map((post) => post.modifiedAt)}::timestamptz[])
          as i(external_id, modified_at) on i.external_id = c.external_id
      where c.site_id = ${siteId} and c.external_kind = ${ExternalKind.POST} and c.deleted_at is null
        and (c.wp_modified_at is distinct from i.modified_at or c.missing_at is not null)
      order by c.external_id`.execute(this.#db.rows<ImportTables>());
    return rows.map((row) => Number(row.external_id));
  }

  /** Ours that were gone when we last looked, but for those that are known to be deleted for good. */
  async missing(siteId: string, types: ContentType[]): Promise<{ id: string; contentType: ContentType; externalId: number }[]> {
    const found = await this.#db
      .rows<ImportTables>()
      .selectFrom('content')
      .leftJoin('drift', 'drift.content_id', 'content.id')
      .select(['content.id', 'content.content_type', sql<string>`content.external_id::text`.as('external_id')])
      .where('content.site_id', '=', siteId)
      .where('content.external_kind', '=', ExternalKind.POST)
      .where('content.content_type', 'in', types)
      .where('content.missing_at', 'is not', null)
      .where('content.deleted_at', 'is', null)
      .where((eb) => eb.or([eb('drift.kind', 'is', null), eb('drift.kind', '<>', DriftKind.DELETED)]))
      .execute();
    return found.map((row) => ({ id: row.id, contentType: row.content_type, externalId: Number(row.external_id) }));
  }

  /**
   * Compares posts that are there with what we last knew of them. A difference that waits in the queue of conflicts is none here.
   *
   * @returns how many differ.
   */
  async compare(siteId: string, posts: ImportedPost[]): Promise<number> {
    if (posts.length === 0) return 0;
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<ImportTables>();
      const known = await rows
        .selectFrom('content')
        .leftJoin('import_conflict', 'import_conflict.content_id', 'content.id')
        .select([
          'content.id',
          'content.baseline_hash',
          'import_conflict.fingerprint',
          sql<boolean>`content.missing_at is not null`.as('missing'),
        ])
        .select(sql<string>`content.external_id::text`.as('external_id'))
        .where('content.site_id', '=', siteId)
        .where('content.external_kind', '=', ExternalKind.POST)
        .where(sql<boolean>`content.external_id = any(${posts.map((post) => post.externalId)}::bigint[])`)
        .orderBy('content.id')
        .forUpdate('content')
        .execute();
      const byId = new Map(posts.map((post) => [post.externalId, post]));
      const drifted: FoundDrift[] = [];
      for (const { id, external_id, baseline_hash, fingerprint: contested } of known) {
        const post = byId.get(Number(external_id));
        if (!post || baseline_hash === null) continue;
        const theirs = fingerprint(post, Object.keys(post.terms));
        if (sameView(baseline_hash, theirs) || (contested !== null && sameView(contested, theirs))) continue;
        drifted.push({
          contentId: id,
          kind: DriftKind.CHANGED,
          wpStatus: post.status,
          wpModifiedAt: post.modifiedAt,
          title: post.title,
          contentHtml: post.html,
          terms: post.terms,
        });
      }
      const differing = new Set(drifted.map(({ contentId }) => contentId));
      const back = known.flatMap(({ id, missing }) => (missing ? [id] : []));
      await rows.updateTable('content').set({ missing_at: null }).where('id', '=', anyOf(back)).execute();
      await dropDrift(
        rows,
        known.flatMap(({ id }) => (differing.has(id) ? [] : [id])),
      );
      await keepDrift(rows, siteId, drifted);
      await announceContent(uow, siteId, back);
      return drifted.length;
    });
  }

  /** Posts that lie in the trash, or are gone. */
  async keepGone(siteId: string, gone: FoundDrift[]): Promise<void> {
    await this.#db.unitOfWork((uow) => keepDrift(uow.rows<ImportTables>(), siteId, gone));
  }
}
