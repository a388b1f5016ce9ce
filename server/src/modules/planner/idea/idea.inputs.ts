import { ArrayMaxSize, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { orderByInput } from '../../../platform/graphql/paging.ts';
import { JobType } from '../../jobs/graphql.ts';
import { ContentStructure, ContentType } from '../content-structure.type.ts';
import { IdeaStatus } from './idea.entity.ts';
import { Idea } from './idea.type.ts';

@InputType({ description: 'Which ideas.' })
export class IdeaFilter {
  @Field(() => [ID], { nullable: true, description: 'For any of these clusters.' })
  clusterIds?: string[] | null;

  @Field(() => [IdeaStatus as object], { nullable: true, description: 'With any of these statuses.' })
  statuses?: IdeaStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Words that the title holds, in any case.' })
  search?: string | null;

  @Field(() => [ContentType as object], { nullable: true, description: 'For any of these types.' })
  contentTypes?: ContentType[] | null;

  @Field(() => [ContentStructure as object], { nullable: true, description: 'For any of these structures.' })
  contentStructures?: ContentStructure[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: you already have a page for it, see `coveredBy`. False: you have none.' })
  covered?: boolean | null;
}

export const IdeaOrderField = {
  CREATED_AT: 'created_at',
  TITLE: 'title',
  VOLUME: 'volume',
  ESTIMATED_WORDS: 'estimated_words',
} as const;
registerEnumType(IdeaOrderField, {
  name: 'IdeaOrderField',
  description: 'What a list of ideas can be sorted by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was proposed.' },
    TITLE: { description: 'Its title.' },
    VOLUME: { description: 'How often its primary keyword is searched; unknown counts as least.' },
    ESTIMATED_WORDS: { description: 'About how many words it needs; unknown counts as least.' },
  },
});
export const IdeaOrderBy = orderByInput(IdeaOrderField, 'Idea');
export type IdeaOrderBy = InstanceType<typeof IdeaOrderBy>;

@InputType({ description: 'What to change of an idea; what is left out stays.' })
export class UpdateIdeaInput {
  @Field(() => String, { nullable: true, description: 'Another title.' })
  @Length(1, 300)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Another brief.' })
  @Length(0, 20_000)
  brief?: string | null;

  @Field(() => ID, { nullable: true, description: 'Another keyword of the site to aim at.' })
  primaryKeywordId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'All keywords of the site that it is to answer, at most 500: those left out are taken off. The primary one is always among them.',
  })
  @ArrayMaxSize(500)
  keywordIds?: string[] | null;

  @Field(() => ContentType as object, { nullable: true, description: 'Another type.' })
  contentType?: ContentType | null;

  @Field(() => ContentStructure as object, { nullable: true, description: 'Another structure of its type.' })
  contentStructure?: ContentStructure | null;

  @Field(() => Int, { nullable: true, description: 'About how many words it needs.' })
  @Min(50)
  @Max(20_000)
  estimatedWords?: number | null;
}

@ObjectType({ description: 'The idea as it is now.' })
export class IdeaPayload {
  @Field(() => Idea, { description: 'The idea.' })
  idea!: Idea;
}

@ObjectType({ description: 'The ideas as they are now.' })
export class IdeasPayload {
  @Field(() => [Idea], { description: 'The ideas.' })
  ideas!: Idea[];
}

@ObjectType({ description: 'The job that proposes ideas.' })
export class GenerateIdeasPayload {
  @Field(() => JobType, { description: 'The job: one item for each cluster.' })
  job!: JobType;

  @Field(() => [Idea], { description: 'What it has proposed so far; everything once it has settled.' })
  ideas!: Idea[];
}
