import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { orderByInput } from '../../../platform/graphql/paging.ts';
import { JobType } from '../../jobs/graphql.ts';
import { Cluster } from './cluster.type.ts';

@InputType({ description: 'Which clusters.' })
export class ClusterFilter {
  @Field(() => String, { nullable: true, description: 'Words that the name holds, in any case.' })
  @Length(0, 200)
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: 'In any of these sectors.' })
  sectorIds?: string[] | null;
}

export const ClusterOrderField = { NAME: 'name', CREATED_AT: 'created_at' } as const;
registerEnumType(ClusterOrderField, {
  name: 'ClusterOrderField',
  description: 'What a list of clusters can be sorted by.',
  valuesConfig: { NAME: { description: 'The name.' }, CREATED_AT: { description: 'When it was made.' } },
});
export const ClusterOrderBy = orderByInput(ClusterOrderField, 'Cluster');
export type ClusterOrderBy = InstanceType<typeof ClusterOrderBy>;

@InputType({ description: 'A cluster to make.' })
export class CreateClusterInput {
  @Field(() => String, { description: 'Its name, 1 to 200 characters, unique in its sector.' })
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its sector; the default one where it is left out.' })
  sectorId?: string | null;
}

@InputType({ description: 'What to change of a cluster; what is left out stays.' })
export class UpdateClusterInput {
  @Field(() => String, { nullable: true, description: 'A new name.' })
  @Length(1, 200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether runs leave it alone.' })
  locked?: boolean | null;
}

@ObjectType({ description: 'The cluster as it is now.' })
export class ClusterPayload {
  @Field(() => Cluster, { description: 'The cluster.' })
  cluster!: Cluster;
}

@ObjectType({ description: 'The job that groups the keywords.' })
export class GenerateClustersPayload {
  @Field(() => JobType, { description: 'The job.' })
  job!: JobType;

  @Field(() => [Cluster], { description: 'The clusters it has put keywords into so far; all of them once it has settled.' })
  clusters!: Cluster[];
}
