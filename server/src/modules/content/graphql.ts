/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */

export { ContentSelection } from './batch/batch.inputs.ts';
export { ContentBatchResolver } from './batch/batch.resolver.ts';
export { BatchPreview } from './batch/batch-preview.type.ts';
export { ContentBufferResolver } from './buffer/buffer.resolver.ts';
export { CannibalizationResolver } from './cannibalization/cannibalization.resolver.ts';
export { ClusterCoverageFields } from './cluster-coverage/cluster-coverage.fields.ts';
export { ContentFilter } from './content/content.inputs.ts';
export { ContentResolver } from './content/content.resolver.ts';
export { Content as ContentNode } from './content/content.type.ts';
export { ContentChangeResolver } from './content/content-change.resolver.ts';
export { IdeaFields } from './idea-coverage/idea.fields.ts';
export { JobItemTitleFields } from './job-item-title/job-item-title.fields.ts';
export { ContentRevisionResolver } from './revision/revision.resolver.ts';
export { SiteStatsFields } from './site-stats/site-stats.fields.ts';
