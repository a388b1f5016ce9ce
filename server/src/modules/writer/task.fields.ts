import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { ContentNode } from '../content/graphql.ts';
import { contentLoader } from '../content/index.ts';
import { TaskType } from '../planner/graphql.ts';
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
    const row = await loaders.get(taskContentLoader).load(task.id);
    return row ? loaders.get(contentLoader).load(row.content_id) : null;
  }
}
