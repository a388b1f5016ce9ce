export { UploadChunkEntity, UploadEntity } from './upload/upload.entity.ts';
export { registerUploadRoutes } from './uploads.routes.ts';
export { type StoredFile, UploadsService } from './uploads.service.ts';
export type { UploadsTables } from './uploads.tables.ts';
