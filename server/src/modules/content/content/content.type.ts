import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ContentSource, ContentStatus, ContentStructure, ContentType } from './content.enums.ts';

@ObjectType({ description: 'A draft or published item, written here or imported. The Content Manager is its one home.' })
export class Content {
  @Field(() => ID, { description: 'Names the content.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => ContentType as object, { name: 'contentType', description: 'What it is in WordPress.' })
  content_type!: ContentType;

  @Field(() => ContentStructure as object, { name: 'contentStructure', description: 'How it is built.' })
  content_structure!: ContentStructure;

  @Field(() => ContentStatus as object, { description: 'Whether it was published from here.' })
  status!: ContentStatus;

  @Field(() => ContentSource as object, { description: 'Where it was first written.' })
  source!: ContentSource;

  @Field(() => ID, { name: 'externalId', nullable: true, description: 'Its id in WordPress; null while it is not there.' })
  external_id!: string | null;

  @Field(() => String, { name: 'externalUrl', nullable: true, description: 'Its address in WordPress; null while it is not there.' })
  external_url!: string | null;

  @Field(() => String, {
    name: 'wpStatus',
    nullable: true,
    description: 'What WordPress last said of its post: publish, draft, private, future, …',
  })
  wp_status!: string | null;

  @Field(() => DateTime, { name: 'wpModifiedAt', nullable: true, description: 'When WordPress last changed it, as far as we know.' })
  wp_modified_at!: string | null;

  @Field(() => Int, { description: 'Counts every write. A save names the version it started from.' })
  version!: number;

  @Field(() => Int, { name: 'bodyVersion', description: 'Counts changes of title, text and terms.' })
  body_version!: number;

  @Field(() => Int, { name: 'publishedVersion', nullable: true, description: 'The bodyVersion that WordPress last confirmed.' })
  published_version!: number | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made or first imported.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When it last changed here.' })
  updated_at!: string;

  @Field(() => DateTime, { name: 'deletedAt', nullable: true, description: 'When it was deleted here; it can be restored.' })
  deleted_at!: string | null;

  @Field(() => Boolean, { name: 'unpublishedChanges', description: 'Published, and edited since: publish again to send the changes.' })
  unpublished_changes!: boolean;

  @Field(() => Boolean, { name: 'missingInWordPress', description: 'Its post was trashed or deleted in WordPress.' })
  missing_in_wordpress!: boolean;

  sector_id!: string;
  cluster_id!: string | null;
  task_id!: string | null;
  target_term_id!: string | null;
  primary_keyword_id!: string | null;
}

export const ContentConnection = connectionOf(Content, 'Content');
