export { type Content, ContentEntity, ContentSource, ContentStatus, ContentTermEntity, ExternalKind } from './content/content.entity.ts';
export { AuthorKind, type ContentRevision, ContentRevisionEntity } from './revision/revision.entity.ts';
