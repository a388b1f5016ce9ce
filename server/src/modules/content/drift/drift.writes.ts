/** The set-wise statements on drift: posts that are not as the last import or publish left them. */
import { type Kysely, sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { ContentTables } from '../content.tables.ts';
import type { DriftKind } from './drift.entity.ts';

/** What a look at WordPress found: the words that are there, none for one that is gone. */
export interface FoundDrift {
  contentId: string;
  kind: DriftKind;
  wpStatus: string | null;
  /** ISO 8601 with its zone. */
  wpModifiedAt: string | null;
  title: string | null;
  contentHtml: string | null;
  terms: Record<string, readonly number[]>;
}

/** Keeps what was found; what was known already stays dated as when it was first found. */
export async function keepDrift(rows: Kysely<ContentTables>, siteId: string, found: FoundDrift[]): Promise<void> {
  if (found.length === 0) return;
  const incoming = found.map((drift) => ({
    id: newId(),
    content_id: drift.contentId,
    kind: drift.kind,
    wp_status: drift.wpStatus,
    wp_modified_at: drift.wpModifiedAt,
    title: drift.title,
    content_html: drift.contentHtml,
    terms: drift.terms,
  }));
  await sql`insert into drift (id, site_id, content_id, kind, wp_status, wp_modified_at, title, content_html, terms)
    select i.id, ${siteId}::uuid, i.content_id, i.kind, i.wp_status, i.wp_modified_at, i.title, i.content_html, i.terms
    from jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb)
      as i(id uuid, content_id uuid, kind text, wp_status text, wp_modified_at timestamptz, title text, content_html text, terms jsonb)
    on conflict (content_id) do update set kind = excluded.kind, wp_status = excluded.wp_status, wp_modified_at = excluded.wp_modified_at,
      title = excluded.title, content_html = excluded.content_html, terms = excluded.terms, updated_at = now()`.execute(rows);
}

/** Both sides agree again, or somebody looks at it in another way. */
export async function dropDrift(rows: Kysely<ContentTables>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await rows.deleteFrom('drift').where('content_id', '=', anyOf(ids)).execute();
}
