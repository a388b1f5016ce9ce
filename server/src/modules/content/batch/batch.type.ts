import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ERROR_CODE } from '../../../platform/graphql/descriptions.ts';

@ObjectType({ description: 'A thing that a batch could not change, and why.' })
export class BatchFailure {
  @Field(() => ID, { description: 'The thing.' })
  id!: string;

  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do.' })
  message!: string;
}

@ObjectType({ description: 'What a batch did. What failed is listed; the rest went through.' })
export class BatchPayload {
  @Field(() => Int, { description: 'How many were changed. Those that were so already do not count.' })
  updated!: number;

  @Field(() => [BatchFailure], { description: 'Those that could not be changed.' })
  failed!: BatchFailure[];

  @Field(() => ID, {
    nullable: true,
    description: 'Takes all of it back: pass it to `undo`. Good once, for a day; null where nothing was changed.',
  })
  undoToken!: string | null;
}
