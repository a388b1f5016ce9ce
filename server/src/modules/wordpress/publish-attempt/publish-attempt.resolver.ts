import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { ContentNode } from '../../content/graphql.ts';
import { findContent } from '../../content/index.ts';
import { lastPublishAttemptLoader, listPublishAttempts } from './publish-attempt.reads.ts';
import { PublishAttempt, PublishAttemptConnection } from './publish-attempt.type.ts';

@Resolver(() => ContentNode)
export class PublishAttemptResolver {
  constructor(private readonly db: Database) {}

  @Needs('read')
  @Query(() => PublishAttemptConnection, { description: 'The attempts to publish a content, newest first.' })
  async publishAttempts(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const content = await findContent(this.db, contentId);
    if (!content || !actor.reaches(content.site_id)) throw notFound('content', contentId);
    return PublishAttemptConnection.from(await listPublishAttempts(this.db, contentId, page));
  }

  @FieldResolver(() => PublishAttempt, { nullable: true, description: 'The newest attempt to publish it; null before the first.' })
  async lastPublishAttempt(@Root() content: ContentNode, @Ctx() { loaders }: RequestContext): Promise<PublishAttempt | null> {
    return (await loaders.get(lastPublishAttemptLoader).load(content.id))[0] ?? null;
  }
}
