import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Cluster } from '../cluster/cluster.type.ts';

@ObjectType({ description: 'A cluster on the map. What is written for it is in `cluster { coverage }`.' })
export class ClusterBubble {
  @Field(() => Cluster, { description: 'The cluster.' })
  cluster!: Cluster;

  @Field(() => Float, { description: 'Its middle, from the left edge of the map.' })
  x!: number;

  @Field(() => Float, { description: 'Its middle, from the upper edge of the map.' })
  y!: number;

  @Field(() => Float, { description: 'Half its width. Its area is proportional to its volume, but none is too small to see.' })
  radius!: number;

  @Field(() => Float, { description: 'Searches a month for all its keywords together.' })
  volume!: number;

  @Field(() => Int, { name: 'keywordCount', description: 'How many keywords it has.' })
  keywords!: number;
}

@ObjectType({ description: 'Clusters as bubbles that do not overlap: the nearer two stand, the more alike they are.' })
export class ClusterMap {
  @Field(() => Float, { description: 'How wide the map is, in units of its own: scale it to what you have.' })
  width!: number;

  @Field(() => Float, { description: 'How high the map is, in the same units.' })
  height!: number;

  @Field(() => [ClusterBubble], { description: 'The bubbles: the 5,000 most searched clusters, where there are more.' })
  bubbles!: ClusterBubble[];
}
