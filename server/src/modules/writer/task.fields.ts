import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { ContentNode } from '../content/graphql.ts';
import { contentLoader } from '../content/index.ts';
import { TaskType } from '../planner/graphql.ts';
import { TaskStatus } from '../planner/index.ts';
import { taskContentLoader } from './task-content.reads.ts';

/** What the writer adds to the planner's Task. */
@Resolver(() => TaskType)
export class TaskFields {
  @FieldResolver(() => ContentNode, {
    nullable: true,
    description:
      'The content that it was completed with, or that it is to update; null while there is none, and when that content was deleted.',
  })
  async content(@Root() task: TaskType, @Ctx() { loaders }: RequestContext): Promise<ContentNode | null> {
    return task.status === TaskStatus.COMPLETED ? contentOf(task, loaders) : null;
  }

  @FieldResolver(() => ContentNode, {
    nullable: true,
    description:
      'The existing content that it is to bring up to date; null for a new piece, and once the task is completed: see `content`.',
  })
  async updates(@Root() task: TaskType, @Ctx() { loaders }: RequestContext): Promise<ContentNode | null> {
    return task.status === TaskStatus.QUEUED ? contentOf(task, loaders) : null;
  }
}

async function contentOf(task: TaskType, loaders: RequestContext['loaders']): Promise<ContentNode | null> {
  const row = await loaders.get(taskContentLoader).load(task.id);
  return row ? loaders.get(contentLoader).load(row.content_id) : null;
}
