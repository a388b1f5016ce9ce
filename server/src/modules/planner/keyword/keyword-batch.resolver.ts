import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import type { KeywordBatchService } from '../keyword-batch.service.ts';
import { KeywordFilter } from './keyword.inputs.ts';
import { keywordsByIds } from './keyword.reads.ts';
import { DeleteKeywordsPayload, MoveKeywordsPayload } from './keyword-batch.inputs.ts';

@Resolver()
export class KeywordBatchResolver {
  constructor(
    private readonly db: Database,
    private readonly service: KeywordBatchService,
  ) {}

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => MoveKeywordsPayload, {
    description: 'Puts keywords into a cluster by hand; no run moves them again. Give either keywordIds, or matching with siteId.',
  })
  async moveKeywords(
    @Arg('keywordIds', () => [ID], { nullable: true, description: 'The keywords, all of one site, at most 10,000.' })
    keywordIds: string[] | null,
    @Arg('clusterId', () => ID, { nullable: true, description: 'The cluster; null takes them out of theirs.' }) clusterId: string | null,
    @Arg('matching', () => KeywordFilter, { nullable: true, description: 'All keywords of the site that match, as they are at the start.' })
    matching: KeywordFilter | null,
    @Arg('siteId', () => ID, { nullable: true, description: 'The site, where matching is given.' }) siteId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<MoveKeywordsPayload> {
    const { ids, undoToken } = await this.service.move(actor, { ids: keywordIds, matching, siteId }, clusterId ?? null);
    return new MoveKeywordsPayload(ids, undoToken, (some) => keywordsByIds(this.db, some));
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => DeleteKeywordsPayload, {
    description: 'Deletes keywords. Ideas, tasks and content that aim at them stay. Give either ids, or matching with siteId.',
  })
  async deleteKeywords(
    @Arg('ids', () => [ID], { nullable: true, description: 'The keywords, all of one site, at most 10,000.' }) ids: string[] | null,
    @Arg('matching', () => KeywordFilter, { nullable: true, description: 'All keywords of the site that match, as they are at the start.' })
    matching: KeywordFilter | null,
    @Arg('siteId', () => ID, { nullable: true, description: 'The site, where matching is given.' }) siteId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteKeywordsPayload> {
    const batch = await this.service.delete(actor, { ids, matching, siteId });
    return { deleted: batch.ids.length, undoToken: batch.undoToken };
  }
}
