/**
 * What taking a change back means for content: a save that began before it is stale, what was live stays so, what is being
 * published is not deleted, and whoever watches is told.
 */
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { conflict } from '../../platform/errors/app-error.ts';
import type { AfterUndo, Mark, Row, RowChanges } from '../undo/index.ts';
import { announceContent } from './content-changes.ts';
import type { ContentField } from './content-save.rules.ts';
import type { PublishingNow } from './publishing-now.port.ts';

/** A field changes in the version that the write makes, and again in the one that takes it back. */
export const changed = (...fields: ContentField[]): Mark => ({ column: 'field_versions', keys: fields, counter: 'version' });

/** Content whose terms a batch changed, as it left it: what `termsUndone` needs to know. */
export interface Retermed {
  id: string;
  body_version: number;
}

export const contentUndone =
  (publishing: PublishingNow): AfterUndo =>
  async (uow, siteId, changes, restored) => {
    const rows = restored.flatMap(({ table, updated = [] }) => (table === 'content' ? updated.map(({ before }) => before) : []));
    await refuseWhilePublishing(uow, publishing, rows);
    const ids = rows.map(({ id }) => String(id));
    await announceContent(uow, siteId, [...ids, ...(await termsUndone(uow, changes, restored))]);
  };

/** As a deletion is refused: here it would leave a live post of content that is deleted. */
async function refuseWhilePublishing(uow: UnitOfWork, { isPublishing }: PublishingNow, restored: Row[]): Promise<void> {
  const deleted = restored.filter(({ deleted_at }) => deleted_at != null).map(({ id }) => String(id));
  if (deleted.length === 0) return;
  const { rows } = await sql`select from content where id = ${anyOf(deleted)} and ${isPublishing} limit 1`.execute(uow.rows<object>());
  if (rows.length > 0) throw conflict('Some of it is being published at this moment. Take it back when that has ended.');
}

/**
 * Terms that came or went again change what a reader sees. Where a content is wholly as it was, what WordPress has of it is
 * the present version, as it was before.
 */
async function termsUndone(uow: UnitOfWork, changes: RowChanges[], restored: RowChanges[]): Promise<string[]> {
  const recorded = rowsPerContent(changes);
  const back = rowsPerContent(restored);
  if (back.size === 0) return [];
  const left = new Map(changes.flatMap(({ noted = [] }) => (noted as unknown as Retermed[]).map((row) => [row.id, row.body_version])));
  const was = [...back].map(([id, count]) => ({ id, body_version: recorded.get(id) === count ? left.get(id) : null }));
  const live = (column: string) => {
    const known = sql.ref(`content.${column}`);
    return sql`${sql.ref(column)} = case when content.body_version = was.body_version and ${known} = was.body_version - 1
      then content.body_version + 1 else ${known} end`;
  };
  await sql`update content set version = content.version + 1, body_version = content.body_version + 1,
      field_versions = content.field_versions || jsonb_build_object('taxonomyTerms', content.version + 1),
      ${live('published_version')}, ${live('baseline_version')}, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(was)}::jsonb) as was(id uuid, body_version int)
    where content.id = was.id`.execute(uow.rows<object>());
  return [...back.keys()];
}

/** How many terms of each content were attached or detached. */
function rowsPerContent(changes: RowChanges[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { table, created = [], deleted = [] } of changes) {
    if (table !== 'content_term') continue;
    for (const row of [...created, ...deleted]) {
      const id = String(row.content_id);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
