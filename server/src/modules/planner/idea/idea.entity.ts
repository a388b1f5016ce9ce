import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteJoinColumns, siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { SectorEntity } from '../../site/index.ts';
import { ClusterEntity } from '../cluster/cluster.entity.ts';
import { ContentStructure, ContentType, structureFitsCheck } from '../content-structure.rules.ts';
import { KeywordEntity } from '../keyword/keyword.entity.ts';

export const IdeaStatus = { NEW: 'new', QUEUED: 'queued', DISMISSED: 'dismissed' } as const;
export type IdeaStatus = (typeof IdeaStatus)[keyof typeof IdeaStatus];

export const IdeaEntity = defineEntity({
  name: 'Idea',
  tableName: 'idea',
  uniques: [siteKey],
  indexes: [{ name: 'idea_list', properties: ['siteId', 'createdAt', 'id'] }, { properties: ['siteId', 'clusterId'] }],
  checks: [{ name: 'idea_structure_fits', expression: structureFitsCheck }],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id'),
    primaryKeywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('primary_keyword_id').nullable().index(),
    title: p.text(),
    brief: p.text().nullable(),
    contentType: p.enum(enumValues(ContentType)).name('content_type'),
    contentStructure: p.enum(enumValues(ContentStructure)).name('content_structure'),
    estimatedWords: p.integer().name('estimated_words').nullable(),
    /** Content that covers it already, as was found when it was proposed. */
    coveredByContentId: p.uuid().name('covered_by_content_id').nullable().index(),
    status: p.enum(enumValues(IdeaStatus)).default(IdeaStatus.NEW),
  },
});
export type Idea = InferEntity<typeof IdeaEntity>;

export const IdeaKeywordEntity = defineEntity({
  name: 'IdeaKeyword',
  tableName: 'idea_keyword',
  properties: {
    ...siteJoinColumns,
    ideaId: () => p.manyToOne(IdeaEntity).mapToPk().name('idea_id').primary().deleteRule('cascade'),
    keywordId: () => p.manyToOne(KeywordEntity).mapToPk().name('keyword_id').primary().deleteRule('cascade').index(),
  },
});
