import type { UnitOfWork } from '../../../platform/db/database.ts';
import type { Content } from '../content/content.entity.ts';
import { type AuthorKind, ContentRevisionEntity } from './revision.entity.ts';

export interface Author {
  kind: AuthorKind;
  id: string | null;
}

/** Keeps the content's title and text as they are now, under its present version. */
export function revise(em: UnitOfWork['em'], content: Content, author: Author, note?: string | undefined): void {
  em.create(ContentRevisionEntity, {
    siteId: content.siteId,
    contentId: content.id,
    version: content.version,
    title: content.title,
    contentHtml: content.contentHtml,
    authorKind: author.kind,
    authorId: author.id,
    note: note ?? null,
  });
}
