import { Field, ID, Int, ObjectType } from 'type-graphql';
import { JobType } from '../../jobs/graphql.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import { ClusterRun } from './cluster-run.type.ts';

@ObjectType({ description: 'The run that groups the keywords, and its job.' })
export class GenerateClustersPayload {
  @Field(() => JobType, { description: 'The job.' })
  job!: JobType;

  @Field(() => ClusterRun, { description: 'The run. Once its job has settled it holds what it proposes.' })
  run!: ClusterRun;

  @Field(() => [Cluster], { description: 'The clusters that keywords went to, where it was applied at once; none before.' })
  clusters!: Cluster[];

  @Field(() => ID, { nullable: true, description: 'Takes it back, by `undo`, where it was applied at once.' })
  undoToken!: string | null;
}

@ObjectType({ description: 'What applying a run came to.' })
export class ApplyClusterRunPayload {
  @Field(() => ClusterRun, { description: 'The run as it is now.' })
  run!: ClusterRun;

  @Field(() => [Cluster], { description: 'The clusters that keywords went to, by name.' })
  clusters!: Cluster[];

  @Field(() => Int, { description: 'How many clusters were made.' })
  created!: number;

  @Field(() => Int, { description: 'How many keywords are in another cluster than before.' })
  moved!: number;

  @Field(() => ID, { nullable: true, description: 'Takes it back, by `undo`.' })
  undoToken!: string | null;
}

@ObjectType({ description: 'The run as it is now.' })
export class ClusterRunPayload {
  @Field(() => ClusterRun, { description: 'The run.' })
  run!: ClusterRun;
}
