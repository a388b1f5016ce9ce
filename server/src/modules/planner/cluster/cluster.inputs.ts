import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { orderByInput } from '../../../platform/graphql/paging.ts';
import { Cluster } from './cluster.type.ts';

@InputType({ description: 'Which clusters.' })
export class ClusterFilter {
  @Field(() => String, { nullable: true, description: 'Words that the name holds, in any case.' })
  @Length(0, 200)
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: 'In any of these sectors.' })
  sectorIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: locked. False: open to runs.' })
  locked?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: nothing planned or written, that is no idea that is not dismissed, no task, no content. False: something is.',
  })
  uncovered?: boolean | null;
}

export const ClusterOrderField = { NAME: 'name', CREATED_AT: 'created_at', VOLUME: 'volume', KEYWORDS: 'keywords' } as const;
registerEnumType(ClusterOrderField, {
  name: 'ClusterOrderField',
  description: 'What a list of clusters can be sorted by.',
  valuesConfig: {
    NAME: { description: 'The name.' },
    CREATED_AT: { description: 'When it was made.' },
    VOLUME: { description: 'Searches a month for all its keywords together.' },
    KEYWORDS: { description: 'How many keywords it has.' },
  },
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

@InputType({ description: 'What to change of a cluster; what is left out stays, and null empties the description.' })
export class UpdateClusterInput {
  @Field(() => String, { nullable: true, description: 'A new name, 1 to 200 characters, unique in its sector.' })
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
