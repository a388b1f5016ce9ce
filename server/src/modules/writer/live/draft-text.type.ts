import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DraftTextState } from './draft-text.reads.ts';

registerEnumType(DraftTextState, {
  name: 'DraftTextState',
  description: 'Where the writing of a draft stands.',
  valuesConfig: {
    IDLE: { description: 'Nobody is at it. The subscription ends.' },
    WAITING: { description: 'A job is to write it, and has no word of it yet.' },
    WRITING: { description: 'It is being written.' },
    COMPLETED: { description: 'The task has its content: read that. The subscription ends.' },
    FAILED: { description: 'It failed; `message` says why and what to do. The subscription ends.' },
    STOPPED: { description: 'Somebody stopped the job. The subscription ends.' },
  },
});

@ObjectType({
  description:
    'A piece of a draft while it is written, or a change of its state. Put `text` at `offset`; where `attempt` is another one than before, begin anew.',
})
export class DraftText {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => DraftTextState as object, { description: 'Where the writing stands.' })
  state!: DraftTextState;

  @Field(() => String, { nullable: true, description: 'What the job is doing, or why it failed and what to do.' })
  message!: string | null;

  @Field(() => ID, { nullable: true, description: 'The try that the text belongs to; null before the first.' })
  attempt!: string | null;

  @Field(() => Int, { description: 'Where the piece begins, in UTF-16 units, as JavaScript counts.' })
  offset!: number;

  @Field(() => String, {
    description: 'HTML as far as it has come, unchecked and with its last tags still open: sanitise it before you show it.',
  })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The title, once it is there.' })
  title!: string | null;
}
