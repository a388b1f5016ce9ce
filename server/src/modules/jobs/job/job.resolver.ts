import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import type { JobService } from '../job.service.ts';
import type { JobsContext } from '../jobs.context.ts';
import { JobState } from './job.entity.ts';
import { jobItemsLoader, listJobs } from './job.reads.ts';
import { Job, JobConnection, JobItem } from './job.type.ts';
import { secondsLeft } from './time-left.rules.ts';

@ObjectType({ description: 'The job as it stands now.' })
export class JobPayload {
  @Field(() => Job, { description: 'The job.' })
  job!: Job;
}

@Resolver(() => Job)
export class JobResolver {
  constructor(
    private readonly db: Database,
    private readonly service: JobService,
  ) {}

  @Needs('read')
  @Query(() => Job, { nullable: true, description: 'One job; null where there is none in your reach.' })
  job(@Arg('id', () => ID, { description: 'The job.' }) id: string, @Ctx() { actor }: RequestContext): Promise<Job | null> {
    return this.service.get(actor, id).catch((error) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
  }

  @Needs('read')
  @Query(() => JobConnection, { description: 'The jobs of a site, newest first.' })
  async jobs(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('states', () => [JobState as object], { nullable: true, description: 'Only jobs in these states; all where it is left out.' })
    states: JobState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    actor.requireSite(siteId);
    return JobConnection.from(await listJobs(this.db, siteId, states, page));
  }

  @FieldResolver(() => Float, { nullable: true, description: 'From 0 to 1; null until the things are counted.' })
  progress(@Root() { state, total, done, failed }: Job): number | null {
    if (state === JobState.SUCCEEDED) return 1;
    if (total === null) return null;
    return total === 0 ? 0 : Math.min(1, (done + failed) / total);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'About how many seconds it still takes, from how it went since a worker took it last; null where that is not known, and for a job that is not running.',
  })
  secondsLeft(@Root() { state, total, done, failed, run_started_at, run_settled }: Job): number | null {
    if (state !== JobState.RUNNING || total === null || run_started_at === null) return null;
    return secondsLeft({ total, settled: done + failed, settledBefore: run_settled, ranMs: Date.now() - Date.parse(run_started_at) });
  }

  @FieldResolver(() => [JobItem], {
    description:
      'How single things ended: the failed ones first, each with its code and message, then those that succeeded one by one; at most 2,000.',
  })
  items(@Root() job: Job, @Ctx() { loaders }: RequestContext): Promise<JobItem[]> {
    return loaders.get(jobItemsLoader).load(job.id);
  }

  @Needs('write')
  @Mutation(() => JobPayload, { description: 'Stops a job. What it has done so far stays. CONFLICT for one that has settled.' })
  async cancelJob(@Arg('id', () => ID, { description: 'The job.' }) id: string, @Ctx() { actor }: RequestContext): Promise<JobPayload> {
    return { job: await this.service.cancel(actor, id) };
  }

  @Needs('write')
  @Mutation(() => JobPayload, {
    description: 'Runs a settled job again: only what did not succeed. CONFLICT while it is at work, and where everything succeeded.',
  })
  async retryJob(@Arg('id', () => ID, { description: 'The job.' }) id: string, @Ctx() { actor }: RequestContext): Promise<JobPayload> {
    return { job: await this.service.retry(actor, id) };
  }

  @Needs('read')
  @Subscription(() => Job, {
    name: 'job',
    description: 'A job now, and again at each change until it has settled.',
    subscribe: ({ args, context }) => (context as JobsContext).jobs.watch(context.actor, args.id as string),
  })
  jobChanged(@Root() job: Job, @Arg('id', () => ID, { description: 'The job.' }) _id: string): Job {
    return job;
  }

  @Needs('read')
  @Subscription(() => Job, {
    name: 'jobs',
    description: 'Each job of a site at each of its changes.',
    subscribe: ({ args, context }) => (context as JobsContext).jobs.watchSite(context.actor, args.siteId as string),
  })
  jobsChanged(@Root() job: Job, @Arg('siteId', () => ID, { description: 'The site.' }) _siteId: string): Job {
    return job;
  }
}
