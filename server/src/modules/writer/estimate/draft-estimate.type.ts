import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What the drafts of some tasks will take. Nothing is sent for it.' })
export class DraftEstimate {
  @Field(() => Int, { description: 'How many drafts.' })
  drafts!: number;

  @Field(() => String, { description: 'The provider, or `built-in`.' })
  provider!: string;

  @Field(() => [String], { description: 'The models that would write.' })
  models!: string[];

  @Field(() => Int, { description: 'Tokens that would be sent.' })
  inputTokens!: number;

  @Field(() => Int, { description: 'Tokens that would be written.' })
  outputTokens!: number;

  @Field(() => Float, { nullable: true, description: 'US dollars; null where the price of a model is not known.' })
  cost!: number | null;

  @Field(() => String, { description: 'How the estimate was made, and what is not known.' })
  note!: string;
}
