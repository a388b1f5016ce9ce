/** What of an attempt is worked out only where it is asked for: it may be long, or needs a look at the others. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { LivePostType, livePostType } from '../publish/publish-payload.type.ts';
import { metBeforeLoader, undoableLoader } from './publish-attempt.reads.ts';
import { PublishAttempt } from './publish-attempt.type.ts';

@Resolver(() => PublishAttempt)
export class PublishAttemptFields {
  @FieldResolver(() => Boolean, {
    description: 'Whether undoPublish can take it back: the newest that succeeded, not taken back yet, and still linked to its post.',
  })
  async canUndo(@Root() attempt: PublishAttempt, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return (await loaders.get(undoableLoader).load(attempt.id)) !== null;
  }

  @FieldResolver(() => LivePostType, {
    nullable: true,
    description: 'The post as it was before; null where there was none, or none was looked at.',
  })
  async before(@Root() attempt: PublishAttempt, @Ctx() { loaders }: RequestContext): Promise<LivePostType | null> {
    const met = await loaders.get(metBeforeLoader).load(attempt.id);
    return met && livePostType(loaders, met.site_id, met.before);
  }
}
