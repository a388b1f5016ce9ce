import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What has been planned and written for a cluster.' })
export class ClusterCoverage {
  @Field(() => Int, { description: 'Ideas that are not dismissed.' })
  ideas!: number;

  @Field(() => Int, { description: 'Tasks.' })
  tasks!: number;

  @Field(() => Int, { description: 'All its content.' })
  content!: number;

  @Field(() => Int, { description: 'Its content of the type ARTICLE.' })
  articles!: number;

  @Field(() => Int, { description: 'Its content of the type PAGE.' })
  pages!: number;

  @Field(() => Int, { description: 'Its content of the type PRODUCT.' })
  products!: number;

  @Field(() => Int, { name: 'taxonomyPages', description: 'Its content of the type TAXONOMY.' })
  taxonomy_pages!: number;
}
