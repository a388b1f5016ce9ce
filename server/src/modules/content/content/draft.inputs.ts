import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A draft that you bring: written by a person, or by your own AI.' })
export class DraftInput {
  @Field(() => String, { description: 'Its title, 1 to 300 characters.' })
  title!: string;

  @Field(() => String, { description: 'Its text as HTML, best as WordPress blocks; at most 5 MB. It is kept byte for byte.' })
  contentHtml!: string;
}
