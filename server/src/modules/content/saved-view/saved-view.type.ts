import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'Filters, order and columns of the Content Manager under a name.' })
export class SavedView {
  @Field(() => ID, { description: 'Names the view.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'As the address of the Content Manager has it, without ?.' })
  query!: string;

  @Field(() => Boolean, { description: 'Whether everybody of the site has it.' })
  shared!: boolean;

  @Field(() => Boolean, { description: 'Whether it is yours to change.' })
  mine!: boolean;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When it last changed.' })
  updated_at!: string;
}
