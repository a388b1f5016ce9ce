import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A piece of an excerpt. Put together, the pieces are one line of text.' })
export class ExcerptPart {
  @Field(() => String, { description: 'The text, without tags.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether this is what was searched for.' })
  matched!: boolean;
}
