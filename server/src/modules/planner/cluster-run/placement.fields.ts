import { Ctx, Field, FieldResolver, Float, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import { AssignedBy } from '../keyword/keyword.entity.ts';
import { Keyword } from '../keyword/keyword.type.ts';
import { PlacementReason } from './cluster-run.type.ts';
import { type PlacementRow, placementLoader } from './placement.reads.ts';

@ObjectType({ description: 'Why a keyword is where it is.' })
export class Placement {
  @Field(() => AssignedBy as object, { nullable: true, description: 'What put it there; null for one that a run left unclustered.' })
  by!: AssignedBy | null;

  @Field(() => Float, { nullable: true, description: 'How well it fits its cluster, 0 to 1, where a run put it there.' })
  score!: number | null;

  @Field(() => PlacementReason, { nullable: true, description: 'What the run that put it there saw; null where a person did.' })
  reason!: PlacementReason | null;

  @Field(() => Float, {
    name: 'runnerUpScore',
    nullable: true,
    description: 'How alike it is to the runner-up; for an unclustered keyword, to the nearest cluster. 0 to 1.',
  })
  next_score!: number | null;

  @Field(() => DateTime, { description: 'When it was put there, or last looked at.' })
  at!: string;
}

@Resolver(() => Placement)
export class PlacementFields {
  @FieldResolver(() => Cluster, { nullable: true, description: 'The cluster that it is most like apart from its own.' })
  runnerUp(@Root() placement: PlacementRow, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> | null {
    return placement.is_clustered && placement.next_cluster_id ? loaders.get(clusterLoader).load(placement.next_cluster_id) : null;
  }

  @FieldResolver(() => Cluster, { nullable: true, description: 'For an unclustered keyword: the cluster that it is most like.' })
  nearest(@Root() placement: PlacementRow, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> | null {
    return !placement.is_clustered && placement.next_cluster_id ? loaders.get(clusterLoader).load(placement.next_cluster_id) : null;
  }
}

@Resolver(() => Keyword)
export class KeywordPlacementFields {
  @FieldResolver(() => Placement, {
    nullable: true,
    description: 'Why it is where it is; null for one that no run has looked at and nobody has moved.',
  })
  async placement(@Root() keyword: Keyword, @Ctx() { loaders }: RequestContext): Promise<Placement | null> {
    return loaders.get(placementLoader).load(keyword.id);
  }
}
