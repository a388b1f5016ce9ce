import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';

export const DriftKind = { CHANGED: 'changed', TRASHED: 'trashed', DELETED: 'deleted' } as const;
export type DriftKind = (typeof DriftKind)[keyof typeof DriftKind];

/** A post that is not as the last import or publish left it: what WordPress has. */
export const DriftEntity = defineEntity({
  name: 'Drift',
  tableName: 'drift',
  uniques: [siteKey],
  indexes: [{ name: 'drift_list', properties: ['siteId', 'createdAt', 'id'] }],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade').unique(),
    kind: p.enum(enumValues(DriftKind)),
    wpStatus: p.text().name('wp_status').nullable(),
    wpModifiedAt: p.datetime().columnType('timestamptz').name('wp_modified_at').nullable(),
    title: p.text().nullable(),
    contentHtml: p.text().name('content_html').nullable(),
    /** External term ids by WordPress taxonomy. */
    terms: p.json<Record<string, number[]>>().defaultRaw("'{}'"),
  },
});
export type Drift = InferEntity<typeof DriftEntity>;
