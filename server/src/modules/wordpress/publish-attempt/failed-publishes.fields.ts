import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { SiteStatsNode } from '../../content/graphql.ts';
import { failedPublishesLoader } from './publish-attempt.reads.ts';

/** What publishing adds to the counts of a site. */
@Resolver(() => SiteStatsNode)
export class FailedPublishesFields {
  @FieldResolver(() => Int, { description: 'Content whose last publish failed.' })
  async failedPublishes(@Root() stats: SiteStatsNode, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.get(failedPublishesLoader).load(stats.id))?.failed ?? 0;
  }
}
