import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';

/** A content that was changed here and in WordPress: what WordPress has. Ours stays in the content until somebody chooses. */
export const ImportConflictEntity = defineEntity({
  name: 'ImportConflict',
  tableName: 'import_conflict',
  uniques: [siteKey],
  // Tells webhooks; the function is in the migration.
  triggers: [
    {
      name: 'webhook_import_conflict',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger webhook_import_conflict after insert or update of fingerprint on "import_conflict" for each row execute function webhook_import_conflict()',
    },
  ],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade').unique(),
    title: p.text(),
    contentHtml: p.text().name('content_html'),
    /** External term ids by WordPress taxonomy. */
    terms: p.json<Record<string, number[]>>(),
    /** Hash over all three, as the baseline of a content is. */
    fingerprint: p.text(),
    wpModifiedAt: p.datetime().columnType('timestamptz').name('wp_modified_at').nullable(),
  },
});
export type ImportConflict = InferEntity<typeof ImportConflictEntity>;
