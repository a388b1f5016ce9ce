import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { SectorType } from '../../site/graphql.ts';
import { pageOfSite, sectorLoader } from '../../site/index.ts';
import { TermType } from '../../taxonomy/graphql.ts';
import { termLoader } from '../../taxonomy/index.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import { ideaLoader } from '../idea/idea.reads.ts';
import { Idea } from '../idea/idea.type.ts';
import { keywordLoader, taskKeywordsLoader } from '../keyword/keyword.reads.ts';
import { Keyword } from '../keyword/keyword.type.ts';
import type { TaskService } from '../task.service.ts';
import {
  CreateTaskInput,
  DeletePayload,
  TaskDefaults,
  TaskFilter,
  TaskOrderBy,
  TaskPayload,
  TasksPayload,
  UpdateTaskInput,
} from './task.inputs.ts';
import { findTask, listTasks } from './task.reads.ts';
import { Task, TaskConnection } from './task.type.ts';

@Resolver(() => Task)
export class TaskResolver {
  constructor(
    private readonly db: Database,
    private readonly service: TaskService,
  ) {}

  @Needs('read')
  @Query(() => TaskConnection, { description: 'The tasks of a site.' })
  async tasks(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => TaskFilter, { nullable: true, description: 'Only what matches.' }) filter: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderBy, { nullable: true, description: 'The order; newest first where it is left out.' })
    orderBy: TaskOrderBy | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const list = () => listTasks(this.db, siteId, filter ?? {}, orderBy ?? { field: 'created_at', direction: 'desc' }, page);
    return TaskConnection.from(await pageOfSite(this.db, actor, siteId, list));
  }

  @Needs('read')
  @Query(() => Task, { nullable: true, description: 'One task; null where there is none in your reach.' })
  async task(@Arg('id', () => ID, { description: 'The task.' }) id: string, @Ctx() { actor }: RequestContext): Promise<Task | null> {
    const task = await findTask(this.db, id);
    return task && actor.reaches(task.site_id) ? task : null;
  }

  @Needs('write')
  @Mutation(() => TasksPayload, {
    description: 'Makes tasks from ideas, or by hand: give one of the two. An idea given twice answers its task.',
  })
  async createTasks(
    @Arg('ideaIds', () => [ID], { nullable: true, description: 'Ideas to make tasks of, 1 to 1,000.' }) ideaIds: string[] | null,
    @Arg('tasks', () => [CreateTaskInput], { nullable: true, description: 'Tasks to make, 1 to 1,000: all or none.' }) tasks:
      | CreateTaskInput[]
      | null,
    @Args(() => TaskDefaults) defaults: TaskDefaults,
    @Ctx() { actor }: RequestContext,
  ): Promise<TasksPayload> {
    if ((ideaIds == null) === (tasks == null)) throw badInput({ path: 'ideaIds', message: 'Give either ideaIds, or tasks.' });
    const ids = ideaIds
      ? await this.service.createFromIdeas(actor, ideaIds, defaults)
      : await this.service.create(actor, tasks ?? [], defaults);
    return { tasks: await this.service.inOrder(ids) };
  }

  @Needs('write')
  @Mutation(() => TaskPayload, {
    description: 'Changes a queued task; CONFLICT for a completed one, whose content is to be edited instead.',
  })
  async updateTask(
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('input', () => UpdateTaskInput, { description: 'What to change.' }) input: UpdateTaskInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<TaskPayload> {
    await this.service.update(actor, id, input);
    const task = await findTask(this.db, id);
    if (!task) throw notFound('task', id);
    return { task };
  }

  @Needs('write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes queued tasks: all, or none where one is completed (CONFLICT). The ideas they came from are new again.',
  })
  async deleteTasks(
    @Arg('ids', () => [ID], { description: 'The tasks.' }) ids: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<DeletePayload> {
    return { deleted: await this.service.delete(actor, ids) };
  }

  @FieldResolver(() => Cluster, { nullable: true, description: 'The cluster that the content will belong to.' })
  cluster(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> {
    return loaders.get(clusterLoader).load(task.cluster_id);
  }

  @FieldResolver(() => SectorType, { nullable: true, description: 'The sector it stands in.' })
  sector(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<SectorType | null> {
    return loaders.get(sectorLoader).load(task.sector_id);
  }

  @FieldResolver(() => Idea, { nullable: true, description: 'The idea it was made from.' })
  idea(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<Idea | null> | null {
    return task.idea_id ? loaders.get(ideaLoader).load(task.idea_id) : null;
  }

  @FieldResolver(() => TermType, { nullable: true, description: 'A term to give the content; for TAXONOMY the term whose text it is.' })
  taxonomyTerm(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<TermType | null> | null {
    return task.taxonomy_term_id ? loaders.get(termLoader).load(task.taxonomy_term_id) : null;
  }

  @FieldResolver(() => Keyword, { nullable: true, description: 'The keyword that the content aims at.' })
  primaryKeyword(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<Keyword | null> | null {
    return task.primary_keyword_id ? loaders.get(keywordLoader).load(task.primary_keyword_id) : null;
  }

  @FieldResolver(() => [Keyword], { description: 'All keywords that it answers, most searched first.' })
  keywords(@Root() task: Task, @Ctx() { loaders }: RequestContext): Promise<Keyword[]> {
    return loaders.get(taskKeywordsLoader).load(task.id);
  }
}
