import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ContentStructure, ContentType } from '../content/content.enums.ts';
import type { UpdateContentInput } from '../content/content.inputs.ts';
import type { ContentField as FieldName } from '../content-save.rules.ts';

export const ContentField = {
  TITLE: 'title',
  CONTENT_HTML: 'contentHtml',
  CLUSTER: 'cluster',
  CONTENT_TYPE: 'contentType',
  CONTENT_STRUCTURE: 'contentStructure',
  PRIMARY_KEYWORD: 'primaryKeyword',
  TAXONOMY_TERMS: 'taxonomyTerms',
  TARGET_TERM: 'targetTerm',
} as const satisfies Record<string, FieldName>;
registerEnumType(ContentField, {
  name: 'ContentField',
  description: 'A part of content that can be edited.',
  valuesConfig: {
    TITLE: { description: 'Its title.' },
    CONTENT_HTML: { description: 'Its text.' },
    CLUSTER: { description: 'Its cluster.' },
    CONTENT_TYPE: { description: 'Its type.' },
    CONTENT_STRUCTURE: { description: 'Its structure.' },
    PRIMARY_KEYWORD: { description: 'The keyword it aims at.' },
    TAXONOMY_TERMS: { description: 'Its terms.' },
    TARGET_TERM: { description: 'The term whose text it is.' },
  },
});

const FIELD_OF: Record<keyof UpdateContentInput, FieldName> = {
  title: 'title',
  contentHtml: 'contentHtml',
  clusterId: 'cluster',
  contentType: 'contentType',
  contentStructure: 'contentStructure',
  primaryKeywordId: 'primaryKeyword',
  taxonomyTermIds: 'taxonomyTerms',
  targetTermId: 'targetTerm',
};

@ObjectType({ description: 'What somebody has typed and not saved. Fields that are not in `fields` were not edited.' })
export class ContentBuffer {
  @Field(() => String, { description: 'Names one stay in the editor.' })
  stay!: string;

  @Field(() => Int, { description: 'The `version` of the content that the edits started from.' })
  baseVersion!: number;

  @Field(() => DateTime, { description: 'When it was last typed in.' })
  updatedAt!: string;

  @Field(() => [ContentField as object], { description: 'What was edited.' })
  fields!: FieldName[];

  @Field(() => String, { nullable: true, description: 'The title as typed; it may be empty or too long still.' })
  title?: string | null | undefined;

  @Field(() => String, { nullable: true, description: 'The text as typed.' })
  contentHtml?: string | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The cluster that was chosen.' })
  clusterId?: string | null | undefined;

  @Field(() => ContentType as object, { nullable: true, description: 'The type that was chosen.' })
  contentType?: ContentType | null | undefined;

  @Field(() => ContentStructure as object, { nullable: true, description: 'The structure that was chosen.' })
  contentStructure?: ContentStructure | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The keyword that was chosen.' })
  primaryKeywordId?: string | null | undefined;

  @Field(() => [ID], { nullable: true, description: 'All terms that were chosen.' })
  taxonomyTermIds?: string[] | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The term that was chosen, whose text this is.' })
  targetTermId?: string | null | undefined;
}

export const bufferOf = ({ edit, ...kept }: Pick<ContentBuffer, 'stay' | 'baseVersion' | 'updatedAt'> & { edit: UpdateContentInput }) => ({
  ...kept,
  ...edit,
  fields: (Object.keys(edit) as (keyof UpdateContentInput)[]).map((name) => FIELD_OF[name]),
});

@ObjectType({ description: 'Somebody else who has typed in the editor and not saved.' })
export class UnsavedEdit {
  @Field(() => String, { name: 'userName', description: 'Who.' })
  user_name!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When they last typed.' })
  updated_at!: string;
}

@ObjectType({ description: 'What is kept of an edit.' })
export class KeepBufferPayload {
  @Field(() => ContentBuffer, { nullable: true, description: 'What is kept now; null where nothing was edited.' })
  buffer!: ContentBuffer | null;
}

@ObjectType({ description: 'Whether something was dropped.' })
export class DiscardBufferPayload {
  @Field(() => Boolean, { description: 'False where there was nothing to drop.' })
  discarded!: boolean;
}
