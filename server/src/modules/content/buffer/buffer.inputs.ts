import { Field, InputType, Int } from 'type-graphql';
import { UpdateContentInput } from '../content/content.inputs.ts';

@InputType({ description: 'What somebody has typed and not saved, and where.' })
export class KeepBufferInput {
  @Field(() => String, { description: 'Names this stay in the editor, 1 to 64 characters: two windows never write over each other.' })
  stay!: string;

  @Field(() => Int, { description: 'The `version` that the edits started from.' })
  baseVersion!: number;

  @Field(() => UpdateContentInput, { description: 'All that is edited and not saved by now.' })
  edit!: UpdateContentInput;
}
