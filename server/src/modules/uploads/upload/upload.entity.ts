import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';

/** A file that somebody sent, until what it was sent for has taken it in; in the database, since any process may need it. */
export const UploadEntity = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    ...baseColumns,
    name: p.text(),
    /** In bytes. */
    size: p.integer(),
    /** Who sent it, as `user:<id>` or `token:<id>`: nobody else may use it. */
    owner: p.text(),
  },
});
export type Upload = InferEntity<typeof UploadEntity>;

export const UploadChunkEntity = defineEntity({
  name: 'UploadChunk',
  tableName: 'upload_chunk',
  properties: {
    uploadId: () => p.manyToOne(UploadEntity).mapToPk().name('upload_id').primary().deleteRule('cascade'),
    /** From 0. */
    number: p.integer().primary(),
    bytes: p.blob(),
  },
});
