/** The set-wise statements on conflicts: what WordPress has of contents that were changed there and here. */
import { type Kysely, sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';
import type { Placed } from '../imported-post.ts';

/**
 * Keeps what WordPress has now. Where that is news, the content counts a version: who was about to choose has to look again.
 *
 * @returns those where it is news.
 */
export async function keepConflicts(rows: Kysely<ContentTables>, siteId: string, contested: Placed[]): Promise<string[]> {
  if (contested.length === 0) return [];
  const incoming = contested.map(({ id, post, baseline }) => ({
    id: newId(),
    content_id: id,
    title: post.title,
    content_html: post.html,
    terms: post.terms,
    fingerprint: baseline,
    wp_modified_at: post.modifiedAt,
  }));
  const { rows: news } = await sql<{ content_id: string }>`
    with kept as (
      insert into import_conflict (id, site_id, content_id, title, content_html, terms, fingerprint, wp_modified_at)
      select i.id, ${siteId}::uuid, i.content_id, i.title, i.content_html, i.terms, i.fingerprint, i.wp_modified_at
      from jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb)
        as i(id uuid, content_id uuid, title text, content_html text, terms jsonb, fingerprint text, wp_modified_at timestamptz)
      on conflict (content_id) do update set title = excluded.title, content_html = excluded.content_html, terms = excluded.terms,
        fingerprint = excluded.fingerprint, wp_modified_at = excluded.wp_modified_at, updated_at = now()
        where import_conflict.fingerprint <> excluded.fingerprint
      returning content_id)
    update content set version = version + 1, field_versions = field_versions || jsonb_build_object('conflict', version + 1)
    from kept where content.id = kept.content_id returning content.id as content_id`.execute(rows);
  return news.map((row) => row.content_id);
}

/** @returns those that had one. */
export async function dropConflicts(rows: Kysely<ContentTables>, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows: dropped } = await sql<{ content_id: string }>`
    delete from import_conflict where content_id = ${anyOf(ids)} returning content_id`.execute(rows);
  return dropped.map((row) => row.content_id);
}
