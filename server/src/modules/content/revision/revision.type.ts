import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { AuthorKind } from './revision.entity.ts';

registerEnumType(AuthorKind, {
  name: 'AuthorKind',
  description: 'Who or what wrote a revision.',
  valuesConfig: {
    USER: { description: 'A signed-in person.' },
    TOKEN: { description: 'A program, by API token.' },
    AI: { description: 'The Writer: a provider or the built-in one.' },
    IMPORT: { description: 'WordPress, by an import.' },
  },
});

@ObjectType({ description: 'Title and text as they were at one version.' })
export class ContentRevision {
  @Field(() => ID, { description: 'Names the revision.' })
  id!: string;

  @Field(() => Int, { description: 'The version of the content that it is; for a proposed one, the version that it was written against.' })
  version!: number;

  @Field(() => Boolean, { description: "Proposed: not the content's text until somebody accepts it." })
  proposed!: boolean;

  @Field(() => String, { description: 'The title then.' })
  title!: string;

  @Field(() => String, { name: 'contentHtml', description: 'The text then, byte for byte.' })
  content_html!: string;

  @Field(() => AuthorKind as object, { name: 'authorKind', description: 'Who or what wrote it.' })
  author_kind!: AuthorKind;

  @Field(() => ID, { name: 'authorId', nullable: true, description: 'The user, the token or the AI run; null for an import.' })
  author_id!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was written, where that was said.' })
  note!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was written.' })
  created_at!: string;
}

export const ContentRevisionConnection = connectionOf(ContentRevision, 'ContentRevision');
