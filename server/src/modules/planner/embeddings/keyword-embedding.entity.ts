import { defineEntity, p } from '@mikro-orm/core';
import { siteJoinColumns } from '../../../platform/db/site-owned.ts';
import { KeywordEntity } from '../keyword/keyword.entity.ts';

/** The vector of a keyword's text, kept so that it is worked out once. */
export const KeywordEmbeddingEntity = defineEntity({
  name: 'KeywordEmbedding',
  tableName: 'keyword_embedding',
  properties: {
    ...siteJoinColumns,
    keywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('keyword_id').primary().deleteRule('cascade'),
    /** What made it: another model's vectors are not comparable. */
    model: p.text().primary(),
    /** 16-bit floats, little endian. */
    vector: p.blob(),
  },
});
