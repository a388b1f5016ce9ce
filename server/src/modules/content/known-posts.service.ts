/** Which posts of WordPress are known here, and which of them were there when we last looked. Writes nothing. */
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { ContentType } from '../planner/index.ts';
import { ExternalKind } from './content/content.entity.ts';
import type { ImportTables } from './imported-post.ts';

export class KnownPostsService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The database's clock: what `savePage` wants to know of the moment before a page was asked for. */
  async moment(): Promise<string> {
    const { rows } = await sql<{ now: string }>`select clock_timestamp()::text as now`.execute(this.#db.rows<ImportTables>());
    return (rows[0] as { now: string }).now;
  }

  /** How many posts of these types are known and were there when we last looked, also those whose content was deleted here. */
  async present(siteId: string, types: ContentType[]): Promise<number> {
    const { count } = await this.#linked(siteId, types).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
    return count;
  }

  /** How many contents of each type show a post, those deleted here left out. */
  async counts(siteId: string): Promise<Map<ContentType, number>> {
    const found = await this.#db
      .rows<ImportTables>()
      .selectFrom('content')
      .select(['content_type', sql<number>`count(*)::int`.as('count')])
      .where('site_id', '=', siteId)
      .where('external_kind', '=', ExternalKind.POST)
      .where('deleted_at', 'is', null)
      .groupBy('content_type')
      .execute();
    return new Map(found.map((row) => [row.content_type, row.count]));
  }

  /** Those of them that are not known, or were gone when we last looked. */
  async absent(siteId: string, types: ContentType[], externalIds: number[]): Promise<number[]> {
    if (externalIds.length === 0) return [];
    const found = await this.#linked(siteId, types)
      .select(sql<string>`external_id::text`.as('external_id'))
      .where(sql<boolean>`external_id = any(${externalIds}::bigint[])`)
      .execute();
    const there = new Set(found.map((row) => Number(row.external_id)));
    return externalIds.filter((id) => !there.has(id));
  }

  /** Which posts show these contents; those that were deleted here are left out. */
  async postsOf(siteId: string, ids: string[]): Promise<{ id: string; contentType: ContentType; externalId: number | null }[]> {
    const found = await this.#db
      .rows<ImportTables>()
      .selectFrom('content')
      .select(['id', 'content_type', sql<string | null>`case external_kind when 'post' then external_id end::text`.as('external_id')])
      .where('site_id', '=', siteId)
      .where('id', '=', anyOf(ids))
      .where('deleted_at', 'is', null)
      .execute();
    return found.map((row) => ({
      id: row.id,
      contentType: row.content_type,
      externalId: row.external_id === null ? null : Number(row.external_id),
    }));
  }

  /** Ours in a range of ids that a walk has passed without meeting them. */
  async unmet(siteId: string, types: ContentType[], range: { afterId: number; upToId: number | null }, met: number[]) {
    let query = this.#linked(siteId, types)
      .select(['id', 'content_type', sql<string>`external_id::text`.as('external_id')])
      .where('external_id', '>', range.afterId)
      .where(sql<boolean>`external_id <> all(${met}::bigint[])`);
    if (range.upToId !== null) query = query.where('external_id', '<=', range.upToId);
    return (await query.execute()).map((row) => ({ id: row.id, contentType: row.content_type, externalId: Number(row.external_id) }));
  }

  #linked(siteId: string, types: ContentType[]) {
    return this.#db
      .rows<ImportTables>()
      .selectFrom('content')
      .where('site_id', '=', siteId)
      .where('external_kind', '=', ExternalKind.POST)
      .where('content_type', 'in', types)
      .where('missing_at', 'is', null);
  }
}
