import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { AssignedBy, Intent, IntentSource } from './keyword.entity.ts';

registerEnumType(Intent, {
  name: 'Intent',
  description: 'What somebody wants who types a keyword.',
  valuesConfig: {
    INFORMATIONAL: { description: 'To learn something.' },
    COMMERCIAL: { description: 'To compare before buying.' },
    TRANSACTIONAL: { description: 'To buy or do something now.' },
    NAVIGATIONAL: { description: 'To reach a certain site.' },
  },
});
registerEnumType(IntentSource, {
  name: 'IntentSource',
  description: 'Who said so.',
  valuesConfig: {
    FILE: { description: 'The file or the program that brought the keyword.' },
    DETECTED: { description: 'It was detected here.' },
    PERSON: { description: 'A person decided.' },
  },
});
registerEnumType(AssignedBy, {
  name: 'AssignedBy',
  description: 'What put a keyword into its cluster.',
  valuesConfig: { RUN: { description: 'A clustering run.' }, PERSON: { description: 'A person; no run moves it again.' } },
});

@ObjectType({ description: 'A search phrase with what is known of it.' })
export class Keyword {
  @Field(() => ID, { description: 'Names the keyword.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'The phrase as it came.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Searches a month; the lower end where a range was given.' })
  volume!: number | null;

  @Field(() => Int, { name: 'volumeMax', nullable: true, description: 'The upper end of a range of searches a month.' })
  volume_max!: number | null;

  @Field(() => Int, { nullable: true, description: 'How hard it is to rank for, 0 to 100, as the tool measured that brought it.' })
  difficulty!: number | null;

  @Field(() => Float, { nullable: true, description: 'What a click costs in advertising, in units of cpcCurrency: 1.25, not 125.' })
  cpc!: number | null;

  @Field(() => String, { name: 'cpcCurrency', nullable: true, description: 'The currency of cpc, as in USD.' })
  cpc_currency!: string | null;

  @Field(() => Intent as object, { nullable: true, description: 'What somebody wants who types it.' })
  intent!: Intent | null;

  @Field(() => IntentSource as object, { name: 'intentSource', nullable: true, description: 'Who said so.' })
  intent_source!: IntentSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'The country that the figures are for, as in US; null for everywhere. A keyword is unique in its site and country.',
  })
  country!: string | null;

  @Field(() => AssignedBy as object, { name: 'assignedBy', nullable: true, description: 'What put it into its cluster.' })
  assigned_by!: AssignedBy | null;

  @Field(() => Float, { nullable: true, description: 'How well it fits its cluster, 0 to 1, where a run put it there.' })
  score!: number | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was added.' })
  created_at!: string;

  sector_id!: string;
  cluster_id!: string | null;
}

export const KeywordConnection = connectionOf(Keyword, 'Keyword');
