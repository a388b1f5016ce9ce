import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';

export const AuthorKind = { USER: 'user', TOKEN: 'token', AI: 'ai', IMPORT: 'import' } as const;
export type AuthorKind = (typeof AuthorKind)[keyof typeof AuthorKind];

export const ContentRevisionEntity = defineEntity({
  name: 'ContentRevision',
  tableName: 'content_revision',
  uniques: [siteKey],
  indexes: [
    {
      name: 'content_revision_version_unique',
      expression:
        'create unique index "content_revision_version_unique" on "content_revision" ("content_id", "version") where not "proposed"',
    },
    {
      name: 'content_revision_proposed_unique',
      expression: 'create unique index "content_revision_proposed_unique" on "content_revision" ("content_id") where "proposed"',
    },
  ],
  checks: [{ name: 'content_revision_has_text', expression: "content_html is not null or author_kind = 'import' and not proposed" }],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade'),
    /** The version of the content that it is; for a proposed one, the version that it was written against. */
    version: p.integer(),
    /** Not the content's text: somebody has to accept it first. */
    proposed: p.boolean().default(false),
    title: p.text(),
    /** Null: the content's own text, unchanged since. The trigger of the content keeps it here before it changes. */
    contentHtml: p.text().name('content_html').nullable(),
    authorKind: p.enum(enumValues(AuthorKind)).name('author_kind'),
    /** The user, token or AI run; an import has none. */
    authorId: p.uuid().name('author_id').nullable(),
    note: p.text().nullable(),
  },
});
export type ContentRevision = InferEntity<typeof ContentRevisionEntity>;
