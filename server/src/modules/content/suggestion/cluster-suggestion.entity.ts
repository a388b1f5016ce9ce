import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { ClusterEntity } from '../../planner/index.ts';
import { ContentEntity } from '../content/content.entity.ts';

/**
 * The cluster that a content without one fits best. It stays when the content gets a cluster, so that taking that back brings it
 * back: whoever reads it asks for content without a cluster.
 */
export const ClusterSuggestionEntity = defineEntity({
  name: 'ClusterSuggestion',
  tableName: 'cluster_suggestion',
  indexes: [{ name: 'cluster_suggestion_confidence', properties: ['siteId', 'confidence'] }],
  checks: [{ name: 'cluster_suggestion_whole', expression: '(cluster_id is null) = (confidence is null)' }],
  properties: {
    ...siteOwnedColumns,
    contentId: () => p.manyToOne(ContentEntity).mapToPk().name('content_id').deleteRule('cascade').unique(),
    /** Null where it was compared, and fits none. */
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id').nullable().deleteRule('cascade').index(),
    /** From 0 to 1. */
    confidence: p.double().nullable(),
    /** The body_version of the content, and what it was compared with: the same again would come to the same. */
    bodyVersion: p.integer().name('body_version'),
    compared: p.text(),
  },
});
export type ClusterSuggestion = InferEntity<typeof ClusterSuggestionEntity>;
