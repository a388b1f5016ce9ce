import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { clustersByIds } from '../cluster/cluster.reads.ts';
import type { Cluster } from '../cluster/cluster.type.ts';
import type { ClusterWorkService } from '../cluster-work.service.ts';
import { keywordsByIds } from '../keyword/keyword.reads.ts';
import type { SectorRemovalService } from '../sector-removal.service.ts';
import {
  DeleteClusterPayload,
  DeleteSectorPayload,
  MergeClustersPayload,
  SplitClusterPayload,
  SplitPart,
  SplitPartInput,
} from './cluster-work.inputs.ts';

@Resolver()
export class ClusterWorkResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ClusterWorkService,
    private readonly sectors: SectorRemovalService,
  ) {}

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => MergeClustersPayload, {
    description: 'Makes one cluster of several: keywords, ideas, tasks, content and terms go to one of them, and the others are gone.',
  })
  async mergeClusters(
    @Arg('ids', () => [ID], { description: 'The clusters that go, at most 1,000, without the one that stays.' }) ids: string[],
    @Arg('intoId', () => ID, { description: 'The cluster that stays, of the same site.' }) intoId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<MergeClustersPayload> {
    const merged = await this.service.merge(actor, ids, intoId);
    const [cluster] = await this.#inOrder([intoId]);
    if (!cluster) throw notFound('cluster', intoId);
    return { cluster, ...merged };
  }

  @MoreTime(60)
  @Needs('write')
  @Mutation(() => SplitClusterPayload, {
    description:
      'Splits a cluster. Each part becomes a cluster of its own; what no part names stays, with the ideas, tasks and content. Where the parts name every keyword, the largest stays and gives the cluster its name.',
  })
  async splitCluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Arg('parts', () => [SplitPartInput], {
      nullable: true,
      description: 'The parts; by the clustering engine where they are left out, as splitPreview shows (at most 5,000 keywords).',
    })
    parts: SplitPartInput[] | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<SplitClusterPayload> {
    const { clusterIds, undoToken } = await this.service.split(actor, id, parts);
    return { clusters: await this.#inOrder(clusterIds), undoToken };
  }

  @MoreTime(60)
  @Needs('read')
  @Query(() => [SplitPart], {
    description: 'What splitCluster without parts would do. Empty where the engine sees one topic only. Nothing is changed.',
  })
  async splitPreview(
    @Arg('id', () => ID, { description: 'The cluster, of at most 5,000 keywords.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<SplitPart[]> {
    const split = await this.service.splitPreview(actor, id);
    if (!split) return [];
    const parts = [{ ...split.stays, stays: true }, ...split.leaves.map((part) => ({ ...part, stays: false }))];
    const keywords = await keywordsByIds(
      this.db,
      parts.flatMap((part) => part.keywordIds),
    );
    const known = new Map(keywords.map((keyword) => [keyword.id, keyword]));
    return parts.map((part) => ({ ...part, keywords: part.keywordIds.flatMap((keywordId) => known.get(keywordId) ?? []) }));
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => DeleteClusterPayload, {
    description: 'Deletes a cluster. Its keywords become unclustered; its ideas go, unless they became tasks that move.',
  })
  async deleteCluster(
    @Arg('id', () => ID, { description: 'The cluster.' }) id: string,
    @Arg('moveToId', () => ID, {
      nullable: true,
      description:
        'The cluster of the same site that its tasks and content go to. Without it, a cluster with tasks or content is not deleted.',
    })
    moveToId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteClusterPayload> {
    return { deletedId: id, ...(await this.service.delete(actor, id, moveToId)) };
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => DeleteSectorPayload, {
    description:
      'Deletes a sector that is not the default one. Without moveToId its clusters go with their ideas, and its keywords to the default sector.',
  })
  async deleteSector(
    @Arg('id', () => ID, { description: 'The sector.' }) id: string,
    @Arg('moveToId', () => ID, {
      nullable: true,
      description:
        'The sector of the same site that everything in it goes to, clusters and all. Without it, a sector with tasks or content is not deleted.',
    })
    moveToId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteSectorPayload> {
    return { deletedId: id, ...(await this.sectors.delete(actor, id, moveToId)) };
  }

  async #inOrder(ids: string[]): Promise<Cluster[]> {
    const known = new Map((await clustersByIds(this.db, ids)).map((cluster) => [cluster.id, cluster]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }
}
