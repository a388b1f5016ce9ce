import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ClusterLevel, ClusterRunState } from './cluster-run.entity.ts';
import type { RunCounts } from './run-counts.rules.ts';

registerEnumType(ClusterLevel, {
  name: 'ClusterLevel',
  description: 'How finely keywords are grouped. Each group of a finer level lies within one of the broader.',
  valuesConfig: {
    BROAD: { description: 'Few large groups: the subjects of a site.' },
    STANDARD: { description: 'Groups that one page or a few can answer.' },
    FINE: { description: 'Many small groups: nearly the same question in other words.' },
  },
});
registerEnumType(ClusterRunState, {
  name: 'ClusterRunState',
  description: 'Where a clustering run stands.',
  valuesConfig: {
    RUNNING: { description: 'Its job is still at work; or it was stopped or failed, as the job says.' },
    PROPOSED: { description: 'It proposes groups; nothing has moved yet.' },
    APPLIED: { description: 'What it proposed was carried out, at appliedLevel.' },
    DISCARDED: { description: 'Somebody let it go. Its counts stay, its groups do not.' },
  },
});

@ObjectType({ description: 'What a clustering run comes to at one level.' })
export class ClusterRunLevel implements RunCounts {
  @Field(() => ClusterLevel as object, { description: 'The level.' })
  level!: ClusterLevel;

  @Field(() => Int, { description: 'Clusters that would be made.' })
  newClusters!: number;

  @Field(() => Int, { description: 'Clusters that are there already and that keywords would go to.' })
  existingClusters!: number;

  @Field(() => Int, { description: 'Keywords that would be in a cluster.' })
  clustered!: number;

  @Field(() => Int, { description: 'Keywords that are like no other and would be in none.' })
  unclustered!: number;

  @Field(() => Int, { description: 'Keywords that would leave the cluster they are in.' })
  moved!: number;

  @Field(() => Int, { name: 'emptiedClusters', description: 'Clusters that would be left without a keyword. They stay.' })
  emptied!: number;
}

@ObjectType({ description: 'A run of the clustering: what it proposes, at three levels. Nothing moves before it is applied.' })
export class ClusterRun {
  @Field(() => ID, { description: 'Names the run.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => ClusterRunState as object, { description: 'Where it stands.' })
  state!: ClusterRunState;

  @Field(() => ClusterLevel as object, { name: 'appliedLevel', nullable: true, description: 'The level at which it was applied.' })
  applied_level!: ClusterLevel | null;

  @Field(() => DateTime, { name: 'appliedAt', nullable: true, description: 'When it was applied.' })
  applied_at!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was asked for.' })
  created_at!: string;

  @Field(() => Int, { description: 'How many keywords it looked at.' })
  keywords!: number;

  @Field(() => Int, {
    name: 'byWordsAlone',
    description: 'Of them, compared by their words alone: meaning is known for English, and for more where a provider knows it.',
  })
  by_words_alone!: number;

  @Field(() => String, {
    description: '`rules`, or the provider that named and checked the groups, with what the rules had to do all the same.',
  })
  method!: string;

  sector_id!: string;
  job_id!: string;
  counts!: RunCounts[] | null;
}

@ObjectType({ description: 'A group of keywords that a run proposes: a new cluster, or an existing one that keywords go to.' })
export class ClusterRunGroup {
  @Field(() => ID, { description: 'Names the group.' })
  id!: string;

  @Field(() => String, { description: 'The name of the cluster that it would be, or is.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description!: string | null;

  @Field(() => ClusterLevel as object, { description: 'Its level.' })
  level!: ClusterLevel;

  @Field(() => Int, {
    name: 'keywordCount',
    description: 'How many keywords the run puts into it. None: an existing cluster that is only the nearest of some.',
  })
  keyword_count!: number;

  @Field(() => Float, { description: 'Searches a month for all those keywords together.' })
  volume!: number;

  @Field(() => Float, { description: 'How alike its keywords are, 0 to 1: the mean cosine.' })
  cohesion!: number;

  @Field(() => Boolean, { description: 'Whether its keywords go to a cluster that is there already.' })
  joins!: boolean;

  site_id!: string;
  run_id!: string;
  parent_id!: string | null;
  cluster_id!: string | null;
}

@ObjectType({ description: 'Why a keyword is where it is.' })
export class PlacementReason {
  @Field(() => [String], { description: 'Words that it shares with most of its group, in the form that is commonest there.' })
  sharedWords!: string[];

  @Field(() => [String], { description: 'The keywords most like it, at most three.' })
  closest!: string[];

  @Field(() => Boolean, { description: 'Whether meaning was compared as well; false: words alone.' })
  byMeaning!: boolean;
}

@ObjectType({ description: 'Where a run puts one keyword, and why.' })
export class ClusterRunKeyword {
  @Field(() => PlacementReason, { description: 'Why, at the standard level.' })
  reason!: PlacementReason;

  @Field(() => Float, { name: 'nearestScore', nullable: true, description: 'How alike it is to the nearest group, 0 to 1.' })
  nearest_score!: number | null;

  /** The keyword's id: what the list is paged by. */
  id!: string;
  /** The level of the list that it stands in. */
  level!: ClusterLevel;
  from_cluster_id!: string | null;
  broad_group_id!: string | null;
  standard_group_id!: string | null;
  fine_group_id!: string | null;
  broad_score!: number | null;
  standard_score!: number | null;
  fine_score!: number | null;
  nearest_group_id!: string | null;
}

export const ClusterRunConnection = connectionOf(ClusterRun, 'ClusterRun');
export const ClusterRunGroupConnection = connectionOf(ClusterRunGroup, 'ClusterRunGroup');
export const ClusterRunKeywordConnection = connectionOf(ClusterRunKeyword, 'ClusterRunKeyword');
