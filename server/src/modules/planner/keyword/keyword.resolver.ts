import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { SectorType } from '../../site/graphql.ts';
import { pageOfSite, sectorLoader } from '../../site/index.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import type { KeywordService } from '../keyword.service.ts';
import { AddKeywordsPayload, KeywordFilter, KeywordInput, KeywordOrderBy, KeywordsPayload, UpdateKeywordInput } from './keyword.inputs.ts';
import { keywordLoader, listKeywords } from './keyword.reads.ts';
import { Keyword, KeywordConnection } from './keyword.type.ts';

@Resolver(() => Keyword)
export class KeywordResolver {
  constructor(
    private readonly db: Database,
    private readonly service: KeywordService,
  ) {}

  @Needs('read')
  @Query(() => Keyword, { nullable: true, description: 'One keyword; null where there is none in your reach.' })
  async keyword(
    @Arg('id', () => ID, { description: 'The keyword.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<Keyword | null> {
    const keyword = await loaders.get(keywordLoader).load(id);
    return keyword && actor.reaches(keyword.site_id) ? keyword : null;
  }

  @Needs('read')
  @Query(() => KeywordConnection, { description: 'The keywords of a site.' })
  async keywords(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => KeywordFilter, { nullable: true, description: 'Only what matches.' }) filter: KeywordFilter | null,
    @Arg('orderBy', () => KeywordOrderBy, { nullable: true, description: 'The order; most searched first where it is left out.' })
    orderBy: KeywordOrderBy | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const list = () => listKeywords(this.db, siteId, filter ?? {}, orderBy ?? { field: 'volume', direction: 'desc' }, page);
    return KeywordConnection.from(await pageOfSite(this.db, actor, siteId, list));
  }

  @MoreTime(60)
  @Needs('write')
  @Mutation(() => AddKeywordsPayload, {
    description:
      'Adds keywords. One that is there already takes newer metrics; one that is not right is listed, and the rest goes through.',
  })
  addKeywords(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('keywords', () => [KeywordInput], { description: 'The keywords, 1 to 10,000.' }) keywords: KeywordInput[],
    @Arg('sectorId', () => ID, { nullable: true, description: 'The sector they stand in; the default one where it is left out.' }) sectorId:
      | string
      | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<AddKeywordsPayload> {
    return this.service.add(actor, siteId, sectorId, keywords);
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => KeywordsPayload, { description: 'Changes what is known of keywords: all, or none where one is not there.' })
  async updateKeywords(
    @Arg('keywords', () => [UpdateKeywordInput], { description: 'What to change of each, at most 10,000.' }) keywords: UpdateKeywordInput[],
    @Ctx() { actor }: RequestContext,
  ): Promise<KeywordsPayload> {
    return { keywords: await this.service.update(actor, keywords) };
  }

  @FieldResolver(() => Cluster, { nullable: true, description: 'Its cluster; null while it fits none.' })
  cluster(@Root() keyword: Keyword, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> | null {
    return keyword.cluster_id ? loaders.get(clusterLoader).load(keyword.cluster_id) : null;
  }

  @FieldResolver(() => SectorType, { nullable: true, description: 'The sector it stands in.' })
  sector(@Root() keyword: Keyword, @Ctx() { loaders }: RequestContext): Promise<SectorType | null> {
    return loaders.get(sectorLoader).load(keyword.sector_id);
  }
}
