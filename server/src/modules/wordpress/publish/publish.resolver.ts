import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { contentLoader } from '../../content/index.ts';
import type { JobService } from '../../jobs/index.ts';
import type { PublishService } from '../publish.service.ts';
import { PublishContentPayload, PublishPlan } from './publish.type.ts';

@Resolver()
export class PublishResolver {
  constructor(
    private readonly db: Database,
    private readonly service: PublishService,
    private readonly jobs: JobService,
  ) {}

  @Needs('publish')
  @Mutation(() => PublishContentPayload, {
    description:
      'Publishes contents of one site. Each is created or updated in WordPress and read back; status becomes PUBLISHED only after that.',
  })
  async publishContent(
    @Arg('contentIds', () => [ID], { description: 'The contents, all of one site, at most 1,000.' }) contentIds: string[],
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<PublishContentPayload> {
    const jobId = await this.service.begin(actor, contentIds);
    const job = await this.jobs.waitFor(actor, jobId, wait);
    // Not the request's loader: what it read before the job is old now.
    const loader = contentLoader(this.db);
    const contents = await Promise.all([...new Set(contentIds)].map((id) => loader.load(id)));
    return { job, contents: contents.filter((content) => content !== null) };
  }

  @Needs('read')
  @Query(() => [PublishPlan], {
    description: 'What publishing these contents would do: target, terms to make, warnings, problems. Sends nothing; reads the live posts.',
  })
  publishPreview(
    @Arg('contentIds', () => [ID], { description: 'The contents, all of one site, at most 1,000.' }) contentIds: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<PublishPlan[]> {
    return this.service.preview(actor, contentIds);
  }
}
