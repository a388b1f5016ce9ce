import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { DriftKind } from './drift.entity.ts';

registerEnumType(DriftKind, {
  name: 'DriftKind',
  description: 'What happened to a post in WordPress.',
  valuesConfig: {
    CHANGED: { description: 'Title, text or terms were changed.' },
    TRASHED: { description: 'It lies in the trash.' },
    DELETED: { description: 'It was deleted.' },
  },
});

@ObjectType({ description: 'A post that is not as the last import or publish left it.' })
export class Drift {
  @Field(() => ID, { description: 'Names it.' })
  id!: string;

  @Field(() => DriftKind as object, { description: 'What happened to the post.' })
  kind!: DriftKind;

  @Field(() => DateTime, { name: 'foundAt', description: 'When it was found first.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'wpModifiedAt', nullable: true, description: 'When WordPress changed it; null where it is gone.' })
  wp_modified_at!: string | null;

  @Field(() => String, { name: 'wpStatus', nullable: true, description: 'Its status there, as in `publish`; null where it is gone.' })
  wp_status!: string | null;

  @Field(() => String, { nullable: true, description: 'Its title there; null where it is gone.' })
  title!: string | null;

  content_id!: string;
  site_id!: string;
  terms!: Record<string, number[]>;
}

export const DriftConnection = connectionOf(Drift, 'Drift');
