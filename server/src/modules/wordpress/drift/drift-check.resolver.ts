import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { JobType } from '../../jobs/graphql.ts';
import type { JobService } from '../../jobs/index.ts';
import { SiteType } from '../../site/graphql.ts';
import { lastJobLoader } from '../import/import.reads.ts';
import type { DriftCheckService } from './drift-check.service.ts';

const lastDriftCheckLoader = lastJobLoader('check_drift');

@ObjectType({ description: 'The look for drift that was begun.' })
export class CheckDriftPayload {
  @Field(() => JobType, { description: 'The work. `message` sums it up; what it found is in `drift`.' })
  job!: JobType;
}

@Resolver(() => SiteType)
export class DriftCheckResolver {
  constructor(
    private readonly service: DriftCheckService,
    private readonly jobs: JobService,
  ) {}

  @Needs('publish')
  @Mutation(() => CheckDriftPayload, {
    description:
      'Looks for posts that were changed, trashed or deleted in WordPress since we last agreed, without an import: by their dates, and the words of those that changed. While one is at work, that one is answered.',
  })
  async checkDrift(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<CheckDriftPayload> {
    return { job: await this.jobs.waitFor(actor, await this.service.begin(actor, siteId), wait) };
  }

  @FieldResolver(() => JobType, { nullable: true, description: 'The newest check for drift; null before the first.' })
  async lastDriftCheck(@Root() site: SiteType, @Ctx() { loaders }: RequestContext): Promise<JobType | null> {
    return (await loaders.get(lastDriftCheckLoader).load(site.id))[0] ?? null;
  }
}
