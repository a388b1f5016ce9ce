export { UploadChunkEntity, UploadEntity } from './upload/upload.entity.ts';
export type { UploadsTables } from './uploads.tables.ts';
