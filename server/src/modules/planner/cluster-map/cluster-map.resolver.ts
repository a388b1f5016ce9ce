import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import type { ClusterMapService } from '../cluster-map.service.ts';
import { ClusterMap } from './cluster-map.type.ts';

@Resolver()
export class ClusterMapResolver {
  constructor(private readonly service: ClusterMapService) {}

  @MoreTime(60)
  @Needs('read')
  @Query(() => ClusterMap, {
    description:
      'The clusters of a site as a map, by meaning where a run has compared it, and by words. The same clusters give the same map.',
  })
  clusterMap(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('sectorId', () => ID, { nullable: true, description: 'Only the clusters of this sector.' }) sectorId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<ClusterMap> {
    return this.service.map(actor, siteId, sectorId);
  }
}
