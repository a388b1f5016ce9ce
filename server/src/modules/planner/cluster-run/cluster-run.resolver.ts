import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import type { JobService } from '../../jobs/index.ts';
import { requireSite } from '../../site/index.ts';
import { clustersByIds } from '../cluster/cluster.reads.ts';
import type { ClusterRunService } from '../cluster-run.service.ts';
import type { ClusteringResult } from '../jobs/cluster-keywords.job.ts';
import { ClusterLevel } from './cluster-run.entity.ts';
import { ApplyClusterRunPayload, ClusterRunPayload, GenerateClustersPayload } from './cluster-run.inputs.ts';
import { appliedClusterIds, findClusterRun, listClusterRuns } from './cluster-run.reads.ts';
import { ClusterRun, ClusterRunConnection } from './cluster-run.type.ts';

@Resolver()
export class ClusterRunResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ClusterRunService,
    private readonly jobs: JobService,
  ) {}

  @Needs('read')
  @Query(() => ClusterRun, { nullable: true, description: 'One clustering run, or null.' })
  async clusterRun(
    @Arg('id', () => ID, { description: 'The run.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterRun | null> {
    const run = await findClusterRun(this.db, id);
    return run && actor.reaches(run.site_id) ? run : null;
  }

  @Needs('read')
  @Query(() => ClusterRunConnection, { description: 'The clustering runs of a site, newest first.' })
  async clusterRuns(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    await requireSite(this.db, actor, siteId);
    return ClusterRunConnection.from(await listClusterRuns(this.db, siteId, page));
  }

  @Needs('write')
  @Mutation(() => GenerateClustersPayload, {
    description:
      'Groups the keywords that have no cluster, and proposes the result: nothing moves before applyClusterRun, unless `apply` says so. Keywords go to existing clusters first; locked clusters and keywords placed by hand are left alone.',
  })
  async generateClusters(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('keywordIds', () => [ID], {
      nullable: true,
      description: 'Only these keywords; all unclustered ones of the site where it is left out.',
    })
    keywordIds: string[] | null,
    @Arg('sectorId', () => ID, { nullable: true, description: 'The sector for new clusters; the default one where it is left out.' })
    sectorId: string | null,
    @Arg('apply', () => Boolean, { defaultValue: false, description: 'Whether to apply it at once, at `level`. For scripts.' })
    apply: boolean,
    @Arg('level', () => ClusterLevel as object, { defaultValue: ClusterLevel.STANDARD, description: 'The level at which it is applied.' })
    level: ClusterLevel,
    @Arg('regroup', () => Boolean, {
      defaultValue: false,
      description: 'Whether to look again at keywords that a run has placed. Their clusters live on in the groups that most of them go to.',
    })
    regroup: boolean,
    @Arg('useAi', () => Boolean, {
      defaultValue: true,
      description: 'Whether the AI provider, where one is configured, names and checks the groups.',
    })
    useAi: boolean,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<GenerateClustersPayload> {
    const { runId, jobId } = await this.service.begin(actor, siteId, { keywordIds, sectorId, apply, level, regroup, useAi });
    const job = await this.jobs.waitFor(actor, jobId, wait);
    const { undoToken = null } = (await this.jobs.checkpointOf<ClusteringResult>(jobId)) ?? {};
    return { job, ...(await this.#answer(runId)), clusters: await this.#clusters(runId), undoToken };
  }

  @Needs('write')
  @Mutation(() => ApplyClusterRunPayload, {
    description:
      'Carries out what a run proposes at one level. Keywords that somebody placed, moved or deleted meanwhile stay as they are; so do locked clusters.',
  })
  async applyClusterRun(
    @Arg('id', () => ID, { description: 'The run.' }) id: string,
    @Arg('level', () => ClusterLevel as object, { defaultValue: ClusterLevel.STANDARD, description: 'The level.' }) level: ClusterLevel,
    @Arg('except', () => [ID], { nullable: true, description: 'Groups of that level to leave out.' }) except: string[] | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<ApplyClusterRunPayload> {
    const applied = await this.service.apply(actor, id, level, except ?? []);
    return { ...(await this.#answer(id)), clusters: await this.#clusters(id), ...applied };
  }

  @Needs('write')
  @Mutation(() => ClusterRunPayload, { description: 'Lets go of what a run proposes. That it ran stays listed.' })
  async discardClusterRun(
    @Arg('id', () => ID, { description: 'The run.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterRunPayload> {
    await this.service.discard(actor, id);
    return this.#answer(id);
  }

  async #answer(id: string): Promise<{ run: ClusterRun }> {
    const run = await findClusterRun(this.db, id);
    if (!run) throw notFound('cluster run', id);
    return { run };
  }

  async #clusters(runId: string) {
    return clustersByIds(this.db, await appliedClusterIds(this.db, runId));
  }
}
