import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../../platform/db/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { Needs } from '../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { MoreTime } from '../../platform/graphql/more-time.ts';
import { DraftInput } from '../content/graphql.ts';
import { findContent } from '../content/index.ts';
import type { JobService } from '../jobs/index.ts';
import { findTask, tasksByIds } from '../planner/index.ts';
import type { DraftEstimateService } from './estimate/draft-estimate.service.ts';
import { DraftEstimate } from './estimate/draft-estimate.type.ts';
import { findTaskContentId } from './task-content.reads.ts';
import { CompleteTaskPayload, CompleteTasksPayload } from './writer.inputs.ts';
import type { WriterService } from './writer.service.ts';

@Resolver()
export class WriterResolver {
  constructor(
    private readonly db: Database,
    private readonly service: WriterService,
    private readonly jobs: JobService,
    private readonly estimates: DraftEstimateService,
  ) {}

  @Needs('write')
  @Mutation(() => CompleteTaskPayload, {
    description:
      'Turns a queued task into content. With `draft`, at once; without, a job writes one: the AI provider, or the built-in writer where none is configured. A completed task answers its content.',
  })
  async completeTask(
    @Arg('taskId', () => ID, { description: 'The task.' }) taskId: string,
    @Arg('draft', () => DraftInput, { nullable: true, description: 'The draft to complete it with; leave it out to have one written.' })
    draft: DraftInput | null,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<CompleteTaskPayload> {
    const { jobId } = await this.service.completeTask(actor, taskId, draft);
    return this.#payload(taskId, jobId ? await this.jobs.waitFor(actor, jobId, wait) : null);
  }

  @Needs('write')
  @Mutation(() => CompleteTaskPayload, {
    description:
      'Has another draft written for a completed task. It becomes a revision; where a person edited the content since, or it was imported, it is proposed: see `proposedRevision`.',
  })
  async regenerateDraft(
    @Arg('taskId', () => ID, { description: 'The completed task.' }) taskId: string,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<CompleteTaskPayload> {
    return this.#payload(taskId, await this.jobs.waitFor(actor, await this.service.regenerateDraft(actor, taskId), wait));
  }

  @Needs('read')
  @Query(() => DraftEstimate, { description: 'What the drafts of some tasks will take, in tokens and dollars. Nothing is sent for it.' })
  draftEstimate(
    @Arg('taskIds', () => [ID], { description: 'The tasks, 1 to 1,000.' }) taskIds: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<DraftEstimate> {
    return this.estimates.estimate(actor, taskIds);
  }

  async #payload(taskId: string, job: CompleteTaskPayload['job']): Promise<CompleteTaskPayload> {
    const task = await findTask(this.db, taskId);
    if (!task) throw notFound('task', taskId);
    const contentId = await findTaskContentId(this.db, taskId);
    return { task, job, content: contentId ? await findContent(this.db, contentId) : null };
  }

  @MoreTime(60)
  @Needs('write')
  @Mutation(() => CompleteTasksPayload, {
    description:
      'Has drafts written for many tasks by one job, with an item for each. A task that fails stays queued with its `lastError`; the others go on.',
  })
  async completeTasks(
    @Arg('taskIds', () => [ID], { description: 'The tasks, all of one site, 1 to 1,000.' }) taskIds: string[],
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<CompleteTasksPayload> {
    const job = await this.jobs.waitFor(actor, await this.service.completeTasks(actor, taskIds), wait);
    const tasks = await tasksByIds(this.db, taskIds);
    return { job, tasks };
  }
}
