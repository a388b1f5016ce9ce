import { Length, Matches, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ERROR_CODE } from '../../../platform/graphql/descriptions.ts';
import { orderByInput } from '../../../platform/graphql/paging.ts';
import { Intent, IntentSource } from './keyword.entity.ts';
import { Keyword } from './keyword.type.ts';

@InputType({ description: 'A keyword to add. Metrics that are left out stay as they are.' })
export class KeywordInput {
  @Field(() => String, { description: 'The phrase, 1 to 200 characters.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Searches a month.' })
  @Min(0)
  volume?: number | null;

  @Field(() => Int, { nullable: true, description: 'The upper end, where volume is the lower end of a range.' })
  @Min(0)
  volumeMax?: number | null;

  @Field(() => Int, { nullable: true, description: 'How hard it is to rank for, 0 to 100.' })
  @Min(0)
  @Max(100)
  difficulty?: number | null;

  @Field(() => Float, { nullable: true, description: 'What a click costs in advertising, in units of cpcCurrency: 1.25, not 125.' })
  @Min(0)
  cpc?: number | null;

  @Field(() => String, { nullable: true, description: 'The currency of cpc: three letters, as in USD.' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be three capital letters, as in USD' })
  cpcCurrency?: string | null;

  @Field(() => Intent as object, { nullable: true, description: 'What somebody wants who types it.' })
  intent?: Intent | null;

  @Field(() => String, { nullable: true, description: 'The country that the figures are for: two letters, as in US.' })
  @Matches(/^[A-Z]{2}$/, { message: 'must be two capital letters, as in US' })
  country?: string | null;
}

@ObjectType({ description: 'A keyword that was not added, and why.' })
export class RejectedKeyword {
  @Field(() => Int, { description: 'Its place in the list that was sent, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Its text, cut to 200 characters.' })
  text!: string;

  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'Why it was not added.' })
  message!: string;
}

@ObjectType({ description: 'What became of the keywords.' })
export class AddKeywordsPayload {
  @Field(() => [Keyword], { description: 'Those that are there now: the new ones, and those that were there already.' })
  keywords!: Keyword[];

  @Field(() => Int, { description: 'How many are new.' })
  added!: number;

  @Field(() => Int, { description: 'How many were there already; empty metrics were filled, and newer ones taken.' })
  existing!: number;

  @Field(() => [RejectedKeyword], { description: 'Those that were not added.' })
  rejected!: RejectedKeyword[];
}

@InputType({ description: 'Which keywords.' })
export class KeywordFilter {
  @Field(() => String, { nullable: true, description: 'Words that the phrase holds, in any case.' })
  @Length(0, 200)
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: 'In any of these clusters.' })
  clusterIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: without a cluster. False: with one.' })
  unclustered?: boolean | null;

  @Field(() => [Intent as object], { nullable: true, description: 'With any of these intents.' })
  intents?: Intent[] | null;

  @Field(() => [IntentSource as object], { nullable: true, description: 'Whose intent comes from any of these.' })
  intentSources?: IntentSource[] | null;

  @Field(() => Int, { nullable: true, description: 'With at least so many searches a month.' })
  minVolume?: number | null;

  @Field(() => Int, { nullable: true, description: 'With at most so many searches a month.' })
  maxVolume?: number | null;

  @Field(() => Int, { nullable: true, description: 'At least so hard to rank for.' })
  minDifficulty?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most so hard to rank for.' })
  maxDifficulty?: number | null;

  @Field(() => [String], { nullable: true, description: 'With figures for any of these countries: two letters, as in US.' })
  countries?: string[] | null;
}

export const KeywordOrderField = {
  TEXT: 'text',
  VOLUME: 'volume',
  DIFFICULTY: 'difficulty',
  CLUSTER: 'cluster',
  INTENT: 'intent',
  CREATED_AT: 'created_at',
} as const;
registerEnumType(KeywordOrderField, {
  name: 'KeywordOrderField',
  description: 'What a list of keywords can be sorted by.',
  valuesConfig: {
    TEXT: { description: 'The phrase.' },
    VOLUME: { description: 'Searches a month; unknown counts as less than none.' },
    DIFFICULTY: { description: 'How hard it is to rank for; unknown counts as less than none.' },
    CLUSTER: { description: 'The name of its cluster; those without one come behind all others.' },
    INTENT: { description: 'The intent, by its name; unknown before all others.' },
    CREATED_AT: { description: 'When it was added.' },
  },
});
export const KeywordOrderBy = orderByInput(KeywordOrderField, 'Keyword');
export type KeywordOrderBy = InstanceType<typeof KeywordOrderBy>;

@InputType({ description: 'What to change of a keyword; what is left out stays, and null takes away what was known.' })
export class UpdateKeywordInput {
  @Field(() => ID, { description: 'The keyword.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Searches a month.' })
  @Min(0)
  volume?: number | null;

  @Field(() => Int, { nullable: true, description: 'How hard it is to rank for, 0 to 100.' })
  @Min(0)
  @Max(100)
  difficulty?: number | null;

  @Field(() => Intent as object, { nullable: true, description: 'What somebody wants who types it: your word counts from then on.' })
  intent?: Intent | null;
}
@ObjectType({ description: 'The keywords as they are now.' })
export class KeywordsPayload {
  @Field(() => [Keyword], { description: 'The keywords.' })
  keywords!: Keyword[];
}
