import { defineEntity, p } from '@mikro-orm/core';
import { siteJoinColumns } from '../../../platform/db/site-owned.ts';
import { ContentEntity } from '../content/content.entity.ts';

/** Contents of a large import whose words are not in content_search yet: SearchKeeper puts them there. */
export const ContentSearchDueEntity = defineEntity({
  name: 'ContentSearchDue',
  tableName: 'content_search_due',
  properties: {
    ...siteJoinColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').primary().deleteRule('cascade'),
  },
});
