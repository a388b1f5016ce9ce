import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import type { JobService } from '../../jobs/index.ts';
import { pageOfSite } from '../../site/index.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import type { ContentCoverage } from '../content-coverage.port.ts';
import type { IdeaService } from '../idea.service.ts';
import type { IdeasResult } from '../jobs/generate-ideas.job.ts';
import { ideaKeywordsLoader, keywordLoader } from '../keyword/keyword.reads.ts';
import { Keyword } from '../keyword/keyword.type.ts';
import { GenerateIdeasPayload, IdeaFilter, IdeaOrderBy, IdeaPayload, IdeasPayload, UpdateIdeaInput } from './idea.inputs.ts';
import { ideasByIds, listIdeas } from './idea.reads.ts';
import { Idea, IdeaConnection } from './idea.type.ts';

const NEWEST_FIRST: IdeaOrderBy = { field: 'created_at', direction: 'desc' };

@Resolver(() => Idea)
export class IdeaResolver {
  constructor(
    private readonly db: Database,
    private readonly service: IdeaService,
    private readonly jobs: JobService,
    private readonly coverage: ContentCoverage,
  ) {}

  @Needs('read')
  @Query(() => IdeaConnection, { description: 'The ideas of a site, newest first unless asked otherwise.' })
  async ideas(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => IdeaFilter, { nullable: true, description: 'Only what matches.' }) filter: IdeaFilter | null,
    @Arg('orderBy', () => IdeaOrderBy, { nullable: true, description: 'The order; the newest first where it is left out.' })
    orderBy: IdeaOrderBy | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const list = () => listIdeas(this.db, siteId, filter ?? {}, orderBy ?? NEWEST_FIRST, page, this.coverage.isCovered);
    return IdeaConnection.from(await pageOfSite(this.db, actor, siteId, list));
  }

  @Needs('read')
  @Query(() => Idea, { nullable: true, description: 'One idea; null where there is none in your reach.' })
  async idea(@Arg('id', () => ID, { description: 'The idea.' }) id: string, @Ctx() { actor }: RequestContext): Promise<Idea | null> {
    const [idea] = await ideasByIds(this.db, [id]);
    return idea && actor.reaches(idea.site_id) ? idea : null;
  }

  @Needs('write')
  @Mutation(() => GenerateIdeasPayload, {
    description:
      'Proposes content for clusters. What an idea or a task answers already, a dismissed idea too, is not proposed again; what existing content covers is marked with it.',
  })
  async generateIdeas(
    @Arg('clusterIds', () => [ID], {
      description:
        'The clusters, all of one site, at least one. One without keywords, or with nothing new to say, is a failed item of the job.',
    })
    clusterIds: string[],
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<GenerateIdeasPayload> {
    const jobId = await this.service.generate(actor, clusterIds);
    const job = await this.jobs.waitFor(actor, jobId, wait);
    const { ideaIds = [] } = (await this.jobs.checkpointOf<IdeasResult>(jobId)) ?? {};
    return { job, ideas: await ideasByIds(this.db, ideaIds) };
  }

  @Needs('write')
  @Mutation(() => IdeaPayload, { description: 'Changes an idea that has no task yet; CONFLICT for one that has.' })
  async updateIdea(
    @Arg('id', () => ID, { description: 'The idea.' }) id: string,
    @Arg('input', () => UpdateIdeaInput, { description: 'What to change.' }) input: UpdateIdeaInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<IdeaPayload> {
    await this.service.update(actor, id, input);
    const [idea] = await ideasByIds(this.db, [id]);
    if (!idea) throw notFound('idea', id);
    return { idea };
  }

  @Needs('write')
  @Mutation(() => IdeasPayload, {
    description: 'Decides against ideas: all, or none where one has a task (CONFLICT). They stay, so that they are not proposed again.',
  })
  async dismissIdeas(
    @Arg('ids', () => [ID], { description: 'The ideas.' }) ids: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<IdeasPayload> {
    await this.service.dismiss(actor, ids);
    return { ideas: await ideasByIds(this.db, ids) };
  }

  @Needs('write')
  @Mutation(() => IdeasPayload, { description: 'Takes dismissed ideas back: they are new again. Others stay as they are.' })
  async restoreIdeas(
    @Arg('ids', () => [ID], { description: 'The ideas.' }) ids: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<IdeasPayload> {
    await this.service.restore(actor, ids);
    return { ideas: await ideasByIds(this.db, ids) };
  }

  @FieldResolver(() => Cluster, { nullable: true, description: 'The cluster that it is for.' })
  cluster(@Root() idea: Idea, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> {
    return loaders.get(clusterLoader).load(idea.cluster_id);
  }

  @FieldResolver(() => Keyword, { nullable: true, description: 'The keyword it aims at.' })
  primaryKeyword(@Root() idea: Idea, @Ctx() { loaders }: RequestContext): Promise<Keyword | null> | null {
    return idea.primary_keyword_id ? loaders.get(keywordLoader).load(idea.primary_keyword_id) : null;
  }

  @FieldResolver(() => [Keyword], { description: 'All keywords that it answers, most searched first.' })
  keywords(@Root() idea: Idea, @Ctx() { loaders }: RequestContext): Promise<Keyword[]> {
    return loaders.get(ideaKeywordsLoader).load(idea.id);
  }
}
