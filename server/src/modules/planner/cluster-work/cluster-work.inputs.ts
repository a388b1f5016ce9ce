import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Cluster } from '../cluster/cluster.type.ts';
import { Keyword } from '../keyword/keyword.type.ts';

const UNDO = 'Takes it back: pass it to `undo`. Good once, for a day.';

@InputType({ description: 'A part of a cluster that becomes a cluster of its own.' })
export class SplitPartInput {
  @Field(() => String, { description: 'Its name, 1 to 200 characters, unique in the sector.' })
  name!: string;

  @Field(() => [ID], { description: 'Its keywords: of the cluster that is split, each in one part at most.' })
  keywordIds!: string[];
}

@ObjectType({ description: 'A part that a cluster would be split into.' })
export class SplitPart {
  @Field(() => String, { description: 'The name it would have.' })
  name!: string;

  @Field(() => [ID], { description: 'The ids of its keywords.' })
  keywordIds!: string[];

  @Field(() => Boolean, { description: 'True for the part that stays in the cluster, with its ideas, tasks and content. It comes first.' })
  stays!: boolean;

  @Field(() => [Keyword], { description: 'Its keywords.' })
  keywords!: Keyword[];
}

@ObjectType({ description: 'What became of clusters that were merged.' })
export class MergeClustersPayload {
  @Field(() => Cluster, { description: 'The cluster that the others went into.' })
  cluster!: Cluster;

  @Field(() => Int, { description: 'How many keywords moved.' })
  moved!: number;

  @Field(() => ID, { nullable: true, description: UNDO })
  undoToken!: string | null;
}

@ObjectType({ description: 'What became of a cluster that was split.' })
export class SplitClusterPayload {
  @Field(() => [Cluster], { description: 'The cluster that was split, then the new ones.' })
  clusters!: Cluster[];

  @Field(() => ID, { nullable: true, description: UNDO })
  undoToken!: string | null;
}

@ObjectType({ description: 'Which cluster is gone.' })
export class DeleteClusterPayload {
  @Field(() => ID, { description: 'The cluster that was deleted.' })
  deletedId!: string;

  @Field(() => ID, { nullable: true, description: UNDO })
  undoToken!: string | null;
}

@ObjectType({ description: 'Which sector is gone.' })
export class DeleteSectorPayload {
  @Field(() => ID, { description: 'The sector that was deleted.' })
  deletedId!: string;

  @Field(() => ID, { nullable: true, description: UNDO })
  undoToken!: string | null;
}
