import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { JobType } from '../../jobs/graphql.ts';
import { jobLoader } from '../../jobs/index.ts';
import { clusterLoader } from '../cluster/cluster.reads.ts';
import { Cluster } from '../cluster/cluster.type.ts';
import { keywordLoader } from '../keyword/keyword.reads.ts';
import { Keyword } from '../keyword/keyword.type.ts';
import { ClusterLevel } from './cluster-run.entity.ts';
import {
  clusterRunGroupLoader,
  groupChildrenLoader,
  groupKeywordsLoader,
  listClusterRunGroups,
  listGroupKeywords,
  listMoves,
  listUnclustered,
} from './cluster-run.reads.ts';
import {
  ClusterRun,
  ClusterRunGroup,
  ClusterRunGroupConnection,
  ClusterRunKeyword,
  ClusterRunKeywordConnection,
  ClusterRunLevel,
} from './cluster-run.type.ts';

@Resolver(() => ClusterRun)
export class ClusterRunFields {
  constructor(private readonly db: Database) {}

  @FieldResolver(() => JobType, { description: 'The job that works it out.' })
  async job(@Root() run: ClusterRun, @Ctx() { loaders }: RequestContext): Promise<JobType> {
    const job = await loaders.get(jobLoader).load(run.job_id);
    if (!job) throw notFound('job', run.job_id);
    return job;
  }

  @FieldResolver(() => [ClusterRunLevel], { description: 'What it comes to at each level, broad first; none until it proposes.' })
  levels(@Root() run: ClusterRun): ClusterRunLevel[] {
    return run.counts ?? [];
  }

  @FieldResolver(() => ClusterRunGroupConnection, { description: 'Its groups at a level, largest first.' })
  async groups(
    @Root() run: ClusterRun,
    @Arg('level', () => ClusterLevel as object, { defaultValue: ClusterLevel.STANDARD, description: 'The level.' }) level: ClusterLevel,
    @Arg('parentId', () => ID, { nullable: true, description: 'Only those that lie within this group of a broader level.' })
    parentId: string | null,
    @Arg('search', () => String, { nullable: true, description: 'Words that the name holds, in any case.' }) search: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return ClusterRunGroupConnection.from(await listClusterRunGroups(this.db, run.id, { level, parentId, search }, page));
  }

  @FieldResolver(() => ClusterRunGroup, { nullable: true, description: 'One of its groups, of any level; null for what is none of its.' })
  async group(
    @Root() run: ClusterRun,
    @Arg('id', () => ID, { description: 'The group.' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClusterRunGroup | null> {
    const group = await loaders.get(clusterRunGroupLoader).load(id);
    return group?.run_id === run.id ? group : null;
  }

  @FieldResolver(() => ClusterRunKeywordConnection, { description: 'Keywords that are in no group at a level, most searched first.' })
  async unclustered(
    @Root() run: ClusterRun,
    @Arg('level', () => ClusterLevel as object, { defaultValue: ClusterLevel.STANDARD, description: 'The level.' }) level: ClusterLevel,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return ClusterRunKeywordConnection.from(await listUnclustered(this.db, run.id, level, page));
  }

  @FieldResolver(() => ClusterRunKeywordConnection, {
    description: 'Keywords that would leave the cluster they were in when the run looked, most searched first.',
  })
  async moves(
    @Root() run: ClusterRun,
    @Arg('level', () => ClusterLevel as object, { defaultValue: ClusterLevel.STANDARD, description: 'The level.' }) level: ClusterLevel,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return ClusterRunKeywordConnection.from(await listMoves(this.db, run.id, level, page));
  }
}

@Resolver(() => ClusterRunGroup)
export class ClusterRunGroupFields {
  constructor(private readonly db: Database) {}

  @FieldResolver(() => Cluster, {
    nullable: true,
    description: 'The existing cluster that its keywords go to; once applied, also the one that was made of it.',
  })
  cluster(@Root() group: ClusterRunGroup, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> | null {
    return group.cluster_id ? loaders.get(clusterLoader).load(group.cluster_id) : null;
  }

  @FieldResolver(() => ClusterRunGroup, { nullable: true, description: 'The group of the next broader level that it lies in.' })
  parent(@Root() group: ClusterRunGroup, @Ctx() { loaders }: RequestContext): Promise<ClusterRunGroup | null> | null {
    return group.parent_id ? loaders.get(clusterRunGroupLoader).load(group.parent_id) : null;
  }

  @FieldResolver(() => Int, { description: 'How many groups of the next finer level lie in it.' })
  async children(@Root() group: ClusterRunGroup, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(groupChildrenLoader).load(group.id))?.children ?? 0;
  }

  @FieldResolver(() => ClusterRunKeywordConnection, { description: 'The keywords that the run puts into it, best fit first.' })
  async keywords(@Root() group: ClusterRunGroup, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: RequestContext) {
    const { id, level } = group;
    return ClusterRunKeywordConnection.from(
      await (page.after
        ? listGroupKeywords(this.db, group, page)
        : loaders.get(groupKeywordsLoader).load({ id, level, first: page.first })),
    );
  }
}

const LEVEL_ARG = { nullable: true, description: 'The level; that of the list that it stands in where it is left out.' } as const;

@Resolver(() => ClusterRunKeyword)
export class ClusterRunKeywordFields {
  @FieldResolver(() => Keyword, { description: 'The keyword.' })
  async keyword(@Root() place: ClusterRunKeyword, @Ctx() { loaders }: RequestContext): Promise<Keyword> {
    const keyword = await loaders.get(keywordLoader).load(place.id);
    if (!keyword) throw notFound('keyword', place.id);
    return keyword;
  }

  @FieldResolver(() => ClusterRunGroup, { nullable: true, description: 'The group that it would be in at a level; null: in none.' })
  group(
    @Root() place: ClusterRunKeyword,
    @Arg('level', () => ClusterLevel as object, LEVEL_ARG) level: ClusterLevel | null,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClusterRunGroup | null> | null {
    const id = place[`${level ?? place.level}_group_id`];
    return id ? loaders.get(clusterRunGroupLoader).load(id) : null;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'How alike it is to the others of that group, 0 to 1: the mean cosine.' })
  score(
    @Root() place: ClusterRunKeyword,
    @Arg('level', () => ClusterLevel as object, LEVEL_ARG) level: ClusterLevel | null,
  ): number | null {
    return place[`${level ?? place.level}_score`];
  }

  @FieldResolver(() => Cluster, { nullable: true, description: 'The cluster that it was in when the run looked.' })
  from(@Root() place: ClusterRunKeyword, @Ctx() { loaders }: RequestContext): Promise<Cluster | null> | null {
    return place.from_cluster_id ? loaders.get(clusterLoader).load(place.from_cluster_id) : null;
  }

  @FieldResolver(() => ClusterRunGroup, {
    nullable: true,
    description: 'The standard group that it is most like apart from its own; for an unclustered keyword the nearest of all.',
  })
  nearest(@Root() place: ClusterRunKeyword, @Ctx() { loaders }: RequestContext): Promise<ClusterRunGroup | null> | null {
    return place.nearest_group_id ? loaders.get(clusterRunGroupLoader).load(place.nearest_group_id) : null;
  }
}
