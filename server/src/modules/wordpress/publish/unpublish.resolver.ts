import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { BatchPayload, ContentNode } from '../../content/graphql.ts';
import { contentLoader } from '../../content/index.ts';
import { JobType } from '../../jobs/graphql.ts';
import type { JobService } from '../../jobs/index.ts';
import type { UnpublishService } from '../unpublish.service.ts';

@ObjectType({ description: 'The undo of a publish that was begun.' })
export class UndoPublishPayload {
  @Field(() => JobType, { description: 'The work. Its one item says how it ended.' })
  job!: JobType;

  @Field(() => ContentNode, { description: 'The content as it is now. Its words stay.' })
  content!: ContentNode;
}

@Resolver()
export class UnpublishResolver {
  constructor(
    private readonly db: Database,
    private readonly service: UnpublishService,
    private readonly jobs: JobService,
  ) {}

  @Needs('publish')
  @Mutation(() => UndoPublishPayload, {
    description:
      'Puts the live post back as it was before it was last published from here. One that publishing had made becomes a draft in WordPress. The content keeps its words, as unpublished changes or as a draft.',
  })
  async undoPublish(
    @Arg('contentId', () => ID, { description: 'The content. `canUndo` of its newest publish attempt tells whether this can be.' })
    contentId: string,
    @Arg('overwrite', () => Boolean, {
      defaultValue: false,
      description: 'Also where the live post was changed in WordPress since it was published; refused otherwise.',
    })
    overwrite: boolean,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<UndoPublishPayload> {
    const jobId = await this.service.beginUndo(actor, contentId, overwrite);
    const job = await this.jobs.waitFor(actor, jobId, wait);
    const content = await contentLoader(this.db).load(contentId);
    if (!content) throw notFound('content', contentId);
    return { job, content };
  }

  @MoreTime(90)
  @Needs('publish')
  @Mutation(() => BatchPayload, {
    description:
      'Forgets the posts of these contents. WordPress keeps them; published again, each becomes a new post. `undo` links them again.',
  })
  unlinkFromWordPress(
    @Arg('contentIds', () => [ID], {
      description: 'The contents, all of one site, at most 500: WordPress is told of each before the call answers.',
    })
    contentIds: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.unlink(actor, contentIds);
  }
}
