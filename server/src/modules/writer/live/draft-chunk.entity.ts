import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { TaskEntity } from '../../planner/index.ts';

/** A piece of a draft while it is being written: gone when the task has its content, or when it is tried anew. */
export const DraftChunkEntity = defineEntity({
  name: 'DraftChunk',
  tableName: 'draft_chunk',
  uniques: [siteKey, { properties: ['taskId', 'attempt', 'start'] }],
  properties: {
    ...siteOwnedColumns,
    taskId: () => p.manyToOne(TaskEntity).mapToPk().name('task_id').deleteRule('cascade'),
    /** UUIDv7: the latest one is the one that counts. */
    attempt: p.uuid(),
    /** Where in the attempt's text this piece begins, in UTF-16 units, as JavaScript counts. */
    start: p.integer(),
    text: p.text(),
    title: p.text().nullable(),
  },
});
export type DraftChunk = InferEntity<typeof DraftChunkEntity>;
