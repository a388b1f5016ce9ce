import type { TablesOf } from '../../platform/db/tables.ts';
import type { UploadChunkEntity, UploadEntity } from './upload/upload.entity.ts';

export type UploadsTables = TablesOf<typeof UploadEntity | typeof UploadChunkEntity>;
