import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ContentStructure, ContentType } from '../content-structure.type.ts';
import { IdeaStatus } from './idea.entity.ts';

registerEnumType(IdeaStatus, {
  name: 'IdeaStatus',
  description: 'What became of an idea.',
  valuesConfig: {
    NEW: { description: 'Nobody has decided yet.' },
    QUEUED: { description: 'It has a task.' },
    DISMISSED: { description: 'Somebody decided against it.' },
  },
});

@ObjectType({ description: 'A proposed piece of content for a cluster.' })
export class Idea {
  @Field(() => ID, { description: 'Names the idea.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'A title to begin with.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the piece is to do: an outline in plain text.' })
  brief!: string | null;

  @Field(() => ContentType as object, { name: 'contentType', description: 'What it would be in WordPress.' })
  content_type!: ContentType;

  @Field(() => ContentStructure as object, { name: 'contentStructure', description: 'How it would be built.' })
  content_structure!: ContentStructure;

  @Field(() => Int, { name: 'estimatedWords', nullable: true, description: 'About how many words it needs.' })
  estimated_words!: number | null;

  @Field(() => IdeaStatus as object, { description: 'What became of it.' })
  status!: IdeaStatus;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was proposed.' })
  created_at!: string;

  /** As it was found when ideas were last proposed for its cluster; it may have been deleted since. */
  covered_by_content_id!: string | null;
  sector_id!: string;
  cluster_id!: string;
  primary_keyword_id!: string | null;
}

export const IdeaConnection = connectionOf(Idea, 'Idea');
