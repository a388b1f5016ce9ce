import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ContentType } from '../../planner/index.ts';

@ObjectType({ description: 'One post type of a WordPress, and what an import makes of it.' })
export class ImportPreviewType {
  @Field(() => String, { description: 'Its name in WordPress, as in `post`.' })
  postType!: string;

  @Field(() => ContentType as object, { nullable: true, description: 'What it becomes here; null for a type that is not taken.' })
  contentType!: ContentType | null;

  @Field(() => Int, { description: 'How many there are in WordPress, the trash left out.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them are here already.' })
  here!: number;
}

@ObjectType({ description: 'What an import would read.' })
export class ImportPreview {
  @Field(() => [ImportPreviewType], { description: 'The post types, taken ones first.' })
  types!: ImportPreviewType[];

  @Field(() => Int, { description: 'How many terms there are.' })
  terms!: number;

  @Field(() => Int, { description: 'How many posts, pages and products would be read: all, or those that changed since the last import.' })
  toRead!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when changes count; null for an import of everything.' })
  changedSince!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'About how long it takes, from how fast WordPress answers now; null where that is not known.',
  })
  estimatedSeconds!: number | null;
}
