import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';

/**
 * The words of each content, by which it is found. A table of its own, kept by a trigger of the database: what changes a
 * cluster or a term of 100,000 rows leaves it alone.
 */
export const ContentSearchEntity = defineEntity({
  name: 'ContentSearch',
  tableName: 'content_search',
  indexes: [{ name: 'content_search_words', expression: `create index "content_search_words" on "content_search" using gin ("words")` }],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade').unique(),
    /** Of the title, weight A, and of the text without its tags, weight B. */
    words: p.string().columnType('tsvector'),
  },
});
export type ContentSearch = InferEntity<typeof ContentSearchEntity>;
