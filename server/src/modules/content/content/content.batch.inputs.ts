import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ContentFilter } from './content.inputs.ts';

@InputType({ description: 'Which content a batch is for: ids, or all that match a filter as it is at the start.' })
export class ContentSelection {
  @Field(() => [ID], { nullable: true, description: 'These, at most 10,000.' })
  @ArrayMaxSize(10_000)
  ids?: string[] | null;

  @Field(() => ContentFilter, { nullable: true, description: 'All that match.' })
  matching?: ContentFilter | null;
}
