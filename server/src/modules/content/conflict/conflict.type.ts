import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ConflictChoice } from './conflict.service.ts';

registerEnumType(ConflictChoice, {
  name: 'ConflictChoice',
  description: 'Whose words stay where content was changed here and in WordPress.',
  valuesConfig: {
    OURS: { description: 'What is here. Publishing sends it without asking again.' },
    THEIRS: { description: 'What WordPress has: title, text and terms.' },
    MERGED: { description: 'A title and a text made of both, given with it.' },
  },
});

@ObjectType({ description: 'What WordPress has, where content was changed there and here since they last agreed.' })
export class ContentConflict {
  @Field(() => String, { description: 'The title there.' })
  title!: string;

  @Field(() => DateTime, { name: 'wpModifiedAt', nullable: true, description: 'When WordPress changed it.' })
  wp_modified_at!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was found.' })
  created_at!: string;

  /** The content. */
  id!: string;
  site_id!: string;
  terms!: Record<string, number[]>;
}

export const ContentConflictConnection = connectionOf(ContentConflict, 'ContentConflict');
