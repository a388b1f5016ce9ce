import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Needs } from '../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { ERROR_CODE } from '../../platform/graphql/descriptions.ts';
import { MoreTime } from '../../platform/graphql/more-time.ts';
import type { UndoService } from './undo.service.ts';

@ObjectType({ description: 'A row that could not be taken back, and why.' })
export class UndoFailure {
  @Field(() => ID, { description: 'What it is about.' })
  id!: string;

  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'Why it stays as it is.' })
  message!: string;
}

@ObjectType({ description: 'What was taken back.' })
export class UndoPayload {
  @Field(() => String, { description: 'The change that was taken back, in words.' })
  summary!: string;

  @Field(() => Int, { description: 'How many things this call put back; of a batch of content, contents.' })
  restored!: number;

  @Field(() => [UndoFailure], { description: 'What was changed again since, or is in use, and stays as it is.' })
  failed!: UndoFailure[];
}

@Resolver()
export class UndoResolver {
  constructor(private readonly service: UndoService) {}

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => UndoPayload, {
    description:
      'Takes a change back: what it changed becomes exactly what it was. A token is good once, for a day. Where a large one breaks off half-way, call it again with the same token: it goes on.',
  })
  undo(
    @Arg('token', () => ID, { description: 'The undoToken that the change answered.' }) token: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<UndoPayload> {
    return this.service.undo(actor, token);
  }
}
