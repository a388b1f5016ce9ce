import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import type { JobService } from '../../jobs/index.ts';
import { SectorType } from '../../site/graphql.ts';
import { requireSite, sectorLoader } from '../../site/index.ts';
import type { ClusterService } from '../cluster.service.ts';
import type { ClusteringResult } from '../jobs/cluster-keywords.job.ts';

import { type KeywordFilter, type KeywordOrderBy, KeywordsPayload } from '../keyword/keyword.inputs.ts';
import { keywordsByIds, listKeywords } from '../keyword/keyword.reads.ts';
import { KeywordConnection } from '../keyword/keyword.type.ts';
import {
  ClusterFilter,
  ClusterOrderBy,
  ClusterPayload,
  CreateClusterInput,
  GenerateClustersPayload,
  UpdateClusterInput,
} from './cluster.inputs.ts';
import { clusterKeywordsLoader, clustersByIds, findCluster, listClusters } from './cluster.reads.ts';
import { Cluster, ClusterConnection } from './cluster.type.ts';

@Resolver(() => Cluster)
export class ClusterResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ClusterService,
    private readonly jobs: JobService,
  ) {}

  @Needs('read')
  @Query(() => ClusterConnection, { description: 'The clusters of a site.' })
  async clusters(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => ClusterFilter, { nullable: true, description: 'Only what matches.' }) filter: ClusterFilter | null,
    @Arg('orderBy', () => ClusterOrderBy, { nullable: true, description: 'The order; by name where it is left out.' })
    orderBy: ClusterOrderBy | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    await requireSite(this.db, actor, siteId);
    return ClusterConnection.from(await listClusters(this.db, siteId, filter ?? {}, orderBy ?? { field: 'name', direction: 'asc' }, page));
  }

  @Needs('read')
  @Query(() => Cluster, { nullable: true, description: 'One cluster, or null.' })
  async cluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<Cluster | null> {
    const cluster = await findCluster(this.db, id);
    return cluster && actor.reaches(cluster.site_id) ? cluster : null;
  }

  @Needs('write')
  @Mutation(() => GenerateClustersPayload, {
    description:
      'Groups the keywords that have no cluster. They go to existing clusters first; locked clusters and keywords placed by hand are left alone.',
  })
  async generateClusters(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('keywordIds', () => [ID], {
      nullable: true,
      description: 'Only these keywords; all unclustered ones of the site where it is left out.',
    })
    keywordIds: string[] | null,
    @Arg('sectorId', () => ID, { nullable: true, description: 'The sector for new clusters; the default one where it is left out.' })
    sectorId: string | null,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<GenerateClustersPayload> {
    const jobId = await this.service.generate(actor, siteId, keywordIds, sectorId);
    const job = await this.jobs.waitFor(actor, jobId, wait);
    const { clusterIds = [] } = (await this.jobs.checkpointOf<ClusteringResult>(jobId)) ?? {};
    return { job, clusters: await clustersByIds(this.db, clusterIds) };
  }

  @Needs('write')
  @Mutation(() => ClusterPayload, { description: 'Makes a cluster by hand.' })
  async createCluster(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('input', () => CreateClusterInput, { description: 'The cluster.' }) input: CreateClusterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterPayload> {
    return this.#answer(await this.service.create(actor, siteId, input));
  }

  @Needs('write')
  @Mutation(() => ClusterPayload, { description: 'Renames, describes, locks or unlocks a cluster.' })
  async updateCluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Arg('input', () => UpdateClusterInput, { description: 'What to change.' }) input: UpdateClusterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterPayload> {
    await this.service.update(actor, id, input);
    return this.#answer(id);
  }

  @Needs('write')
  @Mutation(() => KeywordsPayload, { description: 'Puts keywords into a cluster by hand; no run moves them again.' })
  async moveKeywords(
    @Arg('keywordIds', () => [ID], { description: 'The keywords, all of one site.' }) keywordIds: string[],
    @Arg('clusterId', () => ID, { nullable: true, description: 'The cluster; null takes them out of theirs.' }) clusterId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<KeywordsPayload> {
    return { keywords: await keywordsByIds(this.db, await this.service.moveKeywords(actor, keywordIds, clusterId)) };
  }

  @FieldResolver(() => SectorType, { nullable: true, description: 'The sector it stands in.' })
  sector(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<SectorType | null> {
    return loaders.get(sectorLoader).load(cluster.sector_id);
  }

  @FieldResolver(() => Int, { description: 'How many keywords it has.' })
  async keywordCount(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(clusterKeywordsLoader).load(cluster.id))?.keywords ?? 0;
  }

  @FieldResolver(() => Int, { description: 'Searches a month for all its keywords together.' })
  async volume(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(clusterKeywordsLoader).load(cluster.id))?.volume ?? 0;
  }

  @FieldResolver(() => KeywordConnection, { description: 'Its keywords, most searched first.' })
  async keywords(@Root() cluster: Cluster, @Args(() => PageArgs) page: PageArgs) {
    const filter: KeywordFilter = { clusterIds: [cluster.id] };
    const orderBy: KeywordOrderBy = { field: 'volume', direction: 'desc' };
    return KeywordConnection.from(await listKeywords(this.db, cluster.site_id, filter, orderBy, page));
  }

  async #answer(id: string): Promise<ClusterPayload> {
    const cluster = await findCluster(this.db, id);
    if (!cluster) throw notFound('cluster', id);
    return { cluster };
  }
}
