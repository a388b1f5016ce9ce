import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { SectorType } from '../../site/graphql.ts';
import { pageOfSite, sectorLoader } from '../../site/index.ts';
import type { ClusterService } from '../cluster.service.ts';
import type { ContentDependents } from '../content-dependents.port.ts';

import type { KeywordFilter, KeywordOrderBy } from '../keyword/keyword.inputs.ts';
import { clusterTopKeywordsLoader, listKeywords } from '../keyword/keyword.reads.ts';
import { KeywordConnection } from '../keyword/keyword.type.ts';
import { ClusterFilter, ClusterOrderBy, ClusterPayload, CreateClusterInput, UpdateClusterInput } from './cluster.inputs.ts';
import { clusterKeywordsLoader, findCluster, listClusters } from './cluster.reads.ts';
import { Cluster, ClusterConnection } from './cluster.type.ts';

@Resolver(() => Cluster)
export class ClusterResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ClusterService,
    private readonly content: ContentDependents,
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
    const list = () => listClusters(this.db, this.content, siteId, filter ?? {}, orderBy ?? { field: 'name', direction: 'asc' }, page);
    return ClusterConnection.from(await pageOfSite(this.db, actor, siteId, list));
  }

  @Needs('read')
  @Query(() => Cluster, { nullable: true, description: 'One cluster; null where there is none in your reach.' })
  async cluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<Cluster | null> {
    const cluster = await findCluster(this.db, id);
    return cluster && actor.reaches(cluster.site_id) ? cluster : null;
  }

  @Needs('write')
  @Mutation(() => ClusterPayload, {
    description:
      'Makes a cluster by hand, with no keywords: moveKeywords puts some in. BAD_USER_INPUT where its sector has one of that name.',
  })
  async createCluster(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('input', () => CreateClusterInput, { description: 'The cluster.' }) input: CreateClusterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterPayload> {
    return this.#answer(await this.service.create(actor, siteId, input));
  }

  @Needs('write')
  @Mutation(() => ClusterPayload, {
    description: 'Renames, describes, locks or unlocks a cluster. BAD_USER_INPUT where its sector has another of that name.',
  })
  async updateCluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Arg('input', () => UpdateClusterInput, { description: 'What to change.' }) input: UpdateClusterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterPayload> {
    await this.service.update(actor, id, input);
    return this.#answer(id);
  }

  @FieldResolver(() => SectorType, { nullable: true, description: 'The sector it stands in.' })
  sector(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<SectorType | null> {
    return loaders.get(sectorLoader).load(cluster.sector_id);
  }

  @FieldResolver(() => Int, { description: 'How many keywords it has.' })
  async keywordCount(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(clusterKeywordsLoader).load(cluster.id))?.keywords ?? 0;
  }

  @FieldResolver(() => Int, { description: 'Searches a month for all its keywords together; unknown ones count as none.' })
  async volume(@Root() cluster: Cluster, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(clusterKeywordsLoader).load(cluster.id))?.volume ?? 0;
  }

  @FieldResolver(() => KeywordConnection, { description: 'Its keywords, most searched first.' })
  async keywords(@Root() cluster: Cluster, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: RequestContext) {
    if (!page.after) return KeywordConnection.from(await loaders.get(clusterTopKeywordsLoader(page.first)).load(cluster.id));
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
