import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { siteStatsLoader } from '../../content/index.ts';
import { SiteType } from '../../site/graphql.ts';
import { failedPublishesLoader } from '../publish-attempt/publish-attempt.reads.ts';
import { siteWorkLoader } from './site-health.reads.ts';
import { healthOf } from './site-health.rules.ts';
import { SiteHealth } from './site-health.type.ts';

@Resolver(() => SiteType)
export class SiteHealthFields {
  @FieldResolver(() => SiteHealth, { description: 'How the connection and the work with WordPress stand.' })
  async health(@Root() site: SiteType, @Ctx() { loaders }: RequestContext): Promise<SiteHealth> {
    const [stats, work, publishes] = await Promise.all([
      loaders.get(siteStatsLoader).load(site.id),
      loaders.get(siteWorkLoader).load(site.id),
      loaders.get(failedPublishesLoader).load(site.id),
    ]);
    if (!stats || !work) throw notFound('site', site.id);
    const { checkedAt, ...health } = healthOf({
      active: site.active,
      hasCredentials: (site.has_credentials && site.wp_username !== null) || site.has_plugin_key,
      testedAt: site.capabilities?.checkedAt ? Date.parse(site.capabilities.checkedAt) : null,
      failure: site.capabilities?.failure ?? null,
      importedAt: work.imported_at,
      publishedAt: work.published_at,
      importing: work.importing,
      brokenImport: work.broken_import,
      brokenPublish: work.broken_publish,
      failedPublishes: publishes?.failed ?? 0,
      failedPublishJobId: publishes?.job_id ?? null,
      conflicts: stats.conflicts,
      missing: stats.missing_in_wordpress,
      needsCluster: stats.needs_cluster,
      unpublishedChanges: stats.unpublished_changes,
      failedTasks: stats.failed_tasks,
    });
    return { ...health, checkedAt: checkedAt === null ? null : new Date(checkedAt) };
  }
}
