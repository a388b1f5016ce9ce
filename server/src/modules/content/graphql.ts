/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */

export { ContentSelection } from './batch/batch.inputs.ts';
export { ContentBatchResolver } from './batch/batch.resolver.ts';
export { BatchPayload } from './batch/batch.type.ts';
export { BatchObstacle, BatchPreview, BatchReason } from './batch/batch-preview.type.ts';
export { ContentBufferResolver } from './buffer/buffer.resolver.ts';
export { CannibalizationResolver } from './cannibalization/cannibalization.resolver.ts';
export { ClusterCoverageFields } from './cluster-coverage/cluster-coverage.fields.ts';
export { ConflictFields, ConflictResolver } from './conflict/conflict.resolver.ts';
export { PublishTerm, termsByName } from './conflict/publish-term.type.ts';
export { ContentFilter } from './content/content.inputs.ts';
export { ContentResolver } from './content/content.resolver.ts';
export { Content as ContentNode } from './content/content.type.ts';
export { ContentChangeResolver } from './content/content-change.resolver.ts';
export { DraftInput } from './content/draft.inputs.ts';
export { DriftFields, DriftResolver } from './drift/drift.resolver.ts';
export { IdeaFields } from './idea-coverage/idea.fields.ts';
export { JobItemFields } from './job-item/job-item.fields.ts';
export { ContentRevisionResolver } from './revision/revision.resolver.ts';
export { RevisionAuthorFields } from './revision/revision-author.fields.ts';
export { SavedViewResolver } from './saved-view/saved-view.resolver.ts';
export { ExcerptFields } from './search/excerpt.fields.ts';
export { SiteStatsFields } from './site-stats/site-stats.fields.ts';
export { SiteStats as SiteStatsNode } from './site-stats/site-stats.type.ts';
export { ClusterSuggestionResolver } from './suggestion/suggestion.resolver.ts';
