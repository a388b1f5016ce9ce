/** What a batch would do, whichever it is: contentBatchPreview and publishBatchPreview answer it. */
import { Field, Int, ObjectType } from 'type-graphql';
import { ERROR_CODE } from '../../../platform/graphql/descriptions.ts';
import { Content } from '../content/content.type.ts';

@ObjectType({ description: 'A reason why content would stay out, and how often it does.' })
export class BatchReason {
  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'What stands in the way and what to do.' })
  message!: string;

  @Field(() => Int, { description: 'How many it is about.' })
  count!: number;
}

@ObjectType({ description: 'A content that would stay out, and why.' })
export class BatchObstacle {
  @Field(() => Content, { description: 'The content.' })
  content!: Content;

  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'What stands in the way and what to do.' })
  message!: string;
}

@ObjectType({ description: 'What a batch would do. Nothing has been changed.' })
export class BatchPreview {
  @Field(() => Int, { description: 'How many were chosen.' })
  total!: number;

  @Field(() => Int, { description: 'How many it would change.' })
  changing!: number;

  @Field(() => Int, { description: 'How many are so already.' })
  unchanged!: number;

  @Field(() => Int, { description: 'How many would fail.' })
  failing!: number;

  @Field(() => [BatchReason], { description: 'Why, with how many each; most first.' })
  reasons!: BatchReason[];

  @Field(() => [BatchObstacle], {
    description: 'The first 100 that would fail. An id that is no content of this site counts in `reasons` alone.',
  })
  failures!: BatchObstacle[];
}
