import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { SectorType } from '../../site/graphql.ts';
import { requireSite, sectorLoader } from '../../site/index.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import type { KeywordService } from '../keyword.service.ts';
import { AddKeywordsPayload, KeywordFilter, KeywordInput, KeywordOrderBy, KeywordsPayload, UpdateKeywordInput } from './keyword.inputs.ts';
import { listKeywords } from './keyword.reads.ts';
import { Keyword, KeywordConnection } from './keyword.type.ts';

@ObjectType({ description: 'What was deleted.' })
export class DeletePayload {
  @Field(() => Int, { description: 'How many are gone.' })
  deleted!: number;
}

@Resolver(() => Keyword)
export class KeywordResolver {
  constructor(
    private readonly db: Database,
    private readonly service: KeywordService,
  ) {}

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
    await requireSite(this.db, actor, siteId);
    return KeywordConnection.from(
      await listKeywords(this.db, siteId, filter ?? {}, orderBy ?? { field: 'volume', direction: 'desc' }, page),
    );
  }

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

  @Needs('write')
  @Mutation(() => KeywordsPayload, { description: 'Changes what is known of keywords.' })
  async updateKeywords(
    @Arg('keywords', () => [UpdateKeywordInput], { description: 'What to change.' }) keywords: UpdateKeywordInput[],
    @Ctx() { actor }: RequestContext,
  ): Promise<KeywordsPayload> {
    return { keywords: await this.service.update(actor, keywords) };
  }

  @Needs('write')
  @Mutation(() => DeletePayload, { description: 'Deletes keywords. Ideas and tasks that aim at them stay.' })
  async deleteKeywords(
    @Arg('ids', () => [ID], { description: 'The keywords.' }) ids: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<DeletePayload> {
    return { deleted: await this.service.delete(actor, ids) };
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
