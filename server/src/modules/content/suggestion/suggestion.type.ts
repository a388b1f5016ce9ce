import { Field, Float, Int, ObjectType } from 'type-graphql';
import { JobType } from '../../jobs/graphql.ts';
import { ClusterType } from '../../planner/graphql.ts';

@ObjectType({ description: 'The cluster that content without one fits best, by its title and text.' })
export class ClusterSuggestion {
  @Field(() => ClusterType, { description: 'The cluster that fits best.' })
  cluster!: ClusterType;

  @Field(() => Float, {
    description: 'From 0 to 1: how sure it is, held against how well the keywords of this site tell its clusters apart.',
  })
  confidence!: number;
}

@ObjectType({ description: 'The suggestions of a site from one confidence up.' })
export class ClusterSuggestionLevel {
  @Field(() => Float, { description: 'The least confidence, from 0 to 1.' })
  minConfidence!: number;

  @Field(() => Int, { description: 'How many suggestions have at least that.' })
  count!: number;

  @Field(() => Float, {
    description: 'The share of such suggestions that were right when it was measured on labelled items, from 0 to 1.',
  })
  measuredPrecision!: number;
}

@ObjectType({ description: 'How many contents of a site have a suggested cluster, and which confidence is worth accepting at once.' })
export class ClusterSuggestionSummary {
  @Field(() => Int, { description: 'How many contents without a cluster have a suggestion.' })
  total!: number;

  @Field(() => Float, { description: 'The confidence from which suggestions are worth accepting at once, from 0 to 1.' })
  recommendedConfidence!: number;

  @Field(() => Float, {
    description: 'The share of suggestions at or above it that were right when it was measured on labelled items, from 0 to 1.',
  })
  measuredPrecision!: number;

  @Field(() => Int, { description: 'How many have at least the recommended confidence.' })
  recommended!: number;

  @Field(() => [ClusterSuggestionLevel], { description: 'How many have at least each confidence, lowest first.' })
  levels!: ClusterSuggestionLevel[];

  @Field(() => JobType, { nullable: true, description: 'The job that compared last; null before the first.' })
  lastRun!: JobType | null;
}

@ObjectType({ description: 'The comparison that was begun.' })
export class SuggestClustersPayload {
  @Field(() => JobType, { description: 'The work. `message` sums it up.' })
  job!: JobType;
}
