import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A named part of a site: clusters, tasks and content stand in one.' })
export class Sector {
  @Field(() => ID, { description: 'Names the sector.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'Its name, unique in the site.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description!: string | null;
}
