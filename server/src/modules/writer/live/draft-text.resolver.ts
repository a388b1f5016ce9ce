import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { TaskType } from '../../planner/graphql.ts';
import { taskLoader } from '../../planner/index.ts';
import type { WriterContext } from '../writer.context.ts';
import { DraftText } from './draft-text.type.ts';

@Resolver(() => DraftText)
export class DraftTextResolver {
  @Needs('read')
  @Subscription(() => DraftText, {
    description:
      'The draft of a task while it is written: what is there, then what comes, then how it ended. With `attempt` and `offset` of what you have it goes on from there.',
    subscribe: ({ args, context }) =>
      (context as WriterContext).draftTexts.watch(context.actor, args.taskId as string, {
        attempt: (args.attempt as string | null | undefined) ?? null,
        offset: args.offset as number,
      }) as never,
  })
  draftText(
    @Root() text: DraftText,
    @Arg('taskId', () => ID, { description: 'The task.' }) _taskId: string,
    @Arg('attempt', () => ID, { nullable: true, description: 'The attempt that you have read of.' }) _attempt: string | null | undefined,
    @Arg('offset', () => Int, { defaultValue: 0, description: 'How much of it you have, in UTF-16 units.' }) _offset: number,
  ): DraftText {
    return text;
  }

  @FieldResolver(() => TaskType, { nullable: true, description: 'The task as it is now, with its content once that is there.' })
  task(@Root() text: DraftText, @Ctx() { loaders }: RequestContext): Promise<TaskType | null> {
    return loaders.get(taskLoader).load(text.taskId);
  }
}
