import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';
import type { UpdateContentInput } from '../content/content.inputs.ts';

/** What a person has typed and not saved: never the content itself, and never a revision. */
export const ContentBufferEntity = defineEntity({
  name: 'ContentBuffer',
  tableName: 'content_buffer',
  uniques: [siteKey, { properties: ['contentId', 'userId', 'stay'] }],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade'),
    userId: p.uuid().name('user_id'),
    /** Names one stay in the editor: two windows of one person never write over each other. */
    stay: p.text(),
    /** The version that the edits started from. */
    baseVersion: p.integer().name('base_version'),
    /** What was edited, and nothing else. */
    fields: p.json<UpdateContentInput>(),
  },
});
export type ContentBuffer = InferEntity<typeof ContentBufferEntity>;
