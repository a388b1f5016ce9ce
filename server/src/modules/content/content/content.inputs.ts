import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ContentSource, ContentStatus, ContentStructure, ContentType, TaxonomyType } from './content.enums.ts';
import { Content } from './content.type.ts';

@InputType({ description: 'Which content. Conditions on different fields must all hold; values of one field are alternatives.' })
export class ContentFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that the title or the text holds, all of them, in any case and any order: each may be the beginning of one (kettl finds kettles). "Words in quotes" as they stand; -word leaves out what holds that word. Or an address in WordPress, whole or from its first slash, or the beginning of one. At most 1,000 characters.',
  })
  search?: string | null;

  @Field(() => [ContentType as object], { nullable: true, description: 'Any of these types.' })
  contentTypes?: ContentType[] | null;

  @Field(() => [ContentStructure as object], { nullable: true, description: 'Any of these structures.' })
  contentStructures?: ContentStructure[] | null;

  @Field(() => [ContentStatus as object], { nullable: true, description: 'Any of these statuses.' })
  statuses?: ContentStatus[] | null;

  @Field(() => [ContentSource as object], { nullable: true, description: 'Any of these sources.' })
  sources?: ContentSource[] | null;

  @Field(() => [ID], { nullable: true, description: 'In any of these clusters.' })
  clusterIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: without a cluster. False: with one.' })
  needsCluster?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: without a cluster, and one is suggested for it. False: not so.' })
  hasClusterSuggestion?: boolean | null;

  @Field(() => [TaxonomyType as object], { nullable: true, description: 'With a term of any of these kinds.' })
  taxonomyTypes?: TaxonomyType[] | null;

  @Field(() => [ID], { nullable: true, description: 'With any of these terms.' })
  taxonomyTermIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: published, and edited since. False: not so.' })
  unpublishedChanges?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: its post is gone from WordPress. False: not so.' })
  missingInWordPress?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: changed here and in WordPress, and nobody has chosen yet. False: not so.',
  })
  conflict?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only deleted content. Otherwise deleted content is left out.' })
  deleted?: boolean | null;
}

@InputType({ description: 'What to change; what is left out stays.' })
export class UpdateContentInput {
  @Field(() => String, { nullable: true, description: 'A new title, 1 to 300 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The new text as HTML, WordPress blocks included. It is kept byte for byte.' })
  contentHtml?: string | null;

  @Field(() => ID, { nullable: true, description: 'Another cluster of the site. Null takes imported content out of its cluster.' })
  clusterId?: string | null;

  @Field(() => ContentType as object, { nullable: true, description: 'Another type; fixed once the content is in WordPress.' })
  contentType?: ContentType | null;

  @Field(() => ContentStructure as object, { nullable: true, description: 'Another structure of its type.' })
  contentStructure?: ContentStructure | null;

  @Field(() => ID, { nullable: true, description: 'The keyword it aims at.' })
  primaryKeywordId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All its terms: those left out are taken off.' })
  taxonomyTermIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'For TAXONOMY: the term whose text this is.' })
  targetTermId?: string | null;
}

@ObjectType({ description: 'The content as it is now.' })
export class ContentPayload {
  @Field(() => Content, { description: 'The content.' })
  content!: Content;
}
