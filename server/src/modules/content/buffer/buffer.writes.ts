/** The statements that keep and drop what somebody has typed. The text of the content itself never leaves the database. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { UpdateContentInput } from '../content/content.inputs.ts';
import type { ContentTables } from '../content.tables.ts';

export interface Typed {
  contentId: string;
  userId: string;
  stay: string;
  baseVersion: number;
  edit: UpdateContentInput;
}

/** Kept so long after the last touch, while their writer goes on writing elsewhere. */
const KEPT_DAYS = 90;

/**
 * One statement: keeps the edit, or drops the buffer where the edit says nothing but what is there.
 * @returns null where there is no such content in reach.
 */
export async function keepTyped(
  rows: Kysely<ContentTables>,
  actor: Actor,
  { contentId, userId, stay, baseVersion, edit }: Typed,
): Promise<{ kept_at: string | null } | null> {
  const { title, contentHtml, ...rest } = edit;
  // Texts go as parameters of their own: as parts of a JSON text they would be escaped, and sent twice.
  const texts = [
    ...(title === undefined ? [] : [sql`'title', ${title}::text`]),
    ...(contentHtml === undefined ? [] : [sql`'contentHtml', ${contentHtml}::text`]),
  ];
  const inReach = actor.siteIds ? sql`content.site_id = any(${[...actor.siteIds]}::uuid[])` : sql`true`;
  const found = await sql<{ kept_at: string | null }>`
    with said as materialized (select ${JSON.stringify(rest)}::jsonb || jsonb_build_object(${sql.join(texts)}) as fields),
    here as materialized (select content.id, content.site_id, ${differs(edit)} as differs from content, said
      where content.id = ${contentId} and ${inReach}),
    dropped as (delete from content_buffer as old using here where old.user_id = ${userId} and
      case when old.content_id = here.id and old.stay = ${stay} then not here.differs
        else old.updated_at < now() - make_interval(days => ${KEPT_DAYS}) end),
    kept as (insert into content_buffer (id, site_id, content_id, user_id, stay, base_version, fields)
      select ${newId()}::uuid, here.site_id, here.id, ${userId}::uuid, ${stay}, ${baseVersion}::int, said.fields from here, said where here.differs
      on conflict (content_id, user_id, stay)
      do update set base_version = excluded.base_version, fields = excluded.fields, updated_at = now()
      returning updated_at)
    select kept.updated_at as kept_at from here left join kept on true`.execute(rows);
  return found.rows[0] ?? null;
}

const COLUMNS = {
  clusterId: ['cluster_id', 'uuid'],
  contentType: ['content_type', 'text'],
  contentStructure: ['content_structure', 'text'],
  primaryKeywordId: ['primary_keyword_id', 'uuid'],
  targetTermId: ['target_term_id', 'uuid'],
} as const;

/** Whether the edit says anything but what is there. Texts of different lengths are told apart without being unpacked. */
function differs(edit: UpdateContentInput): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (edit.title !== undefined) parts.push(sql`content.title is distinct from said.fields ->> 'title'`);
  if (edit.contentHtml !== undefined) parts.push(sql`content.content_html is distinct from said.fields ->> 'contentHtml'`);
  for (const [field, [column, type]] of Object.entries(COLUMNS)) {
    if (field in edit)
      parts.push(sql`${sql.ref(`content.${column}`)} is distinct from (said.fields ->> ${sql.lit(field)})::${sql.raw(type)}`);
  }
  if (edit.taxonomyTermIds != null) {
    parts.push(sql`(select coalesce(array_agg(term_id order by term_id), '{}') from content_term where content_id = content.id)
      is distinct from ${[...new Set(edit.taxonomyTermIds.map((id) => id.toLowerCase()))].sort()}::uuid[]`);
  }
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
}

/** @returns whether there was one. */
export async function dropBuffer(rows: Kysely<ContentTables>, actor: Actor, contentId: string, stay: string): Promise<boolean> {
  if (actor.kind !== 'user' || actor.id === null) return false;
  const gone = await rows
    .deleteFrom('content_buffer')
    .where('content_id', '=', contentId)
    .where('user_id', '=', actor.id)
    .where('stay', '=', stay)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
