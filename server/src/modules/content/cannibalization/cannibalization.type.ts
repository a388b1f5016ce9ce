import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';

@ObjectType({ description: 'A keyword that more than one piece of content aims at, planned or written: they compete with each other.' })
export class Cannibalization {
  @Field(() => Int, {
    description: 'How many aim at it: an idea with its task and its content counts once.',
  })
  chains!: number;

  /** The keyword's. */
  id!: string;
}

export const CannibalizationConnection = connectionOf(Cannibalization, 'Cannibalization');
