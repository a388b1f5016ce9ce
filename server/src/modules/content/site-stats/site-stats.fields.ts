import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { SiteType } from '../../site/graphql.ts';
import { siteStatsLoader } from './site-stats.reads.ts';
import { SiteStats } from './site-stats.type.ts';

@Resolver(() => SiteType)
export class SiteStatsFields {
  @FieldResolver(() => SiteStats, { description: 'How many of everything it has, and what waits for somebody.' })
  async stats(@Root() site: SiteType, @Ctx() { loaders }: RequestContext): Promise<SiteStats> {
    const stats = await loaders.get(siteStatsLoader).load(site.id);
    if (!stats) throw notFound('site', site.id);
    return stats;
  }
}
