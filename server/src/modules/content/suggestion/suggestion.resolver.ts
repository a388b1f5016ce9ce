import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import type { JobService } from '../../jobs/index.ts';
import { clusterLoader } from '../../planner/index.ts';
import { BatchPayload } from '../batch/batch.type.ts';
import type { ClusterSuggestionService } from '../cluster-suggestion.service.ts';
import { Content } from '../content/content.type.ts';
import type { ContentBatchService } from '../content-batch.service.ts';
import { suggestionLoader } from './suggestion.reads.ts';
import { ClusterSuggestion, ClusterSuggestionSummary, SuggestClustersPayload } from './suggestion.type.ts';

@Resolver(() => Content)
export class ClusterSuggestionResolver {
  constructor(
    private readonly service: ClusterSuggestionService,
    private readonly batches: ContentBatchService,
    private readonly jobs: JobService,
  ) {}

  @FieldResolver(() => ClusterSuggestion, {
    nullable: true,
    description:
      'The cluster that fits it best, where it has none yet; null too where it fits none, and before it was compared. See suggestClusters.',
  })
  async suggestedCluster(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<ClusterSuggestion | null> {
    if (content.cluster_id) return null;
    const suggested = await loaders.get(suggestionLoader).load(content.id);
    const cluster = suggested && (await loaders.get(clusterLoader).load(suggested.cluster_id));
    return cluster && { cluster, confidence: suggested.confidence };
  }

  @Needs('read')
  @Query(() => ClusterSuggestionSummary, {
    description: 'How many contents have a suggested cluster, and which confidence is worth accepting at once.',
  })
  clusterSuggestions(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterSuggestionSummary> {
    return this.service.summary(actor, siteId);
  }

  @Needs('write')
  @Mutation(() => SuggestClustersPayload, {
    description:
      'Compares content without a cluster with the clusters, and keeps the best one of each as a suggestion. Runs after each import by itself. What was compared already, as it is now and with the clusters as they are, is not compared again. While one waits or is at work, that one is answered.',
  })
  async suggestClusters(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<SuggestClustersPayload> {
    return { job: await this.jobs.waitFor(actor, await this.service.begin(actor, siteId), wait) };
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description:
      'Assigns suggested clusters: of these contents, or of all whose confidence is at least `minConfidence`. As with assignClusterBatch the sector follows the cluster, and `undo` takes it back. Give one of the two.',
  })
  acceptClusterSuggestions(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('contentIds', () => [ID], {
      nullable: true,
      description: 'These contents, at most 10,000. Those without a suggestion are listed as failed.',
    })
    contentIds: string[] | null,
    @Arg('minConfidence', () => Float, {
      nullable: true,
      description: 'Instead: all suggestions of the site with at least this confidence, from 0 to 1.',
    })
    minConfidence: number | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.batches.acceptSuggestions(actor, siteId, { contentIds, minConfidence });
  }
}
