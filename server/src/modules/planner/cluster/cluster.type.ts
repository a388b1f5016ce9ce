import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'A pure topic: the parent of keywords, ideas, tasks and content.' })
export class Cluster {
  @Field(() => ID, { description: 'Names the cluster.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'Its name, unique in its sector.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description!: string | null;

  @Field(() => Boolean, { description: 'Locked: no clustering run puts keywords in or takes them out.' })
  locked!: boolean;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When it last changed.' })
  updated_at!: string;

  sector_id!: string;
}

export const ClusterConnection = connectionOf(Cluster, 'Cluster');
