import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { ClusterType } from '../../planner/graphql.ts';
import { ClusterCoverage } from './cluster-coverage.type.ts';

const coverageLoader = (db: Database) =>
  rowLoader<ClusterCoverage & { id: string }>(async (ids) => {
    const { rows } = await sql<ClusterCoverage & { id: string }>`
      with wanted as (select id, site_id from cluster where id = ${anyOf(ids)}),
      i as (select cluster_id, count(*)::int as ideas from idea join wanted w on w.site_id = idea.site_id and w.id = cluster_id
            where status <> 'dismissed' group by cluster_id),
      t as (select cluster_id, count(*)::int as tasks from task join wanted w on w.site_id = task.site_id and w.id = cluster_id group by cluster_id),
      n as (select cluster_id, count(*)::int as content, (count(*) filter (where content_type = 'article'))::int as articles,
              (count(*) filter (where content_type = 'page'))::int as pages, (count(*) filter (where content_type = 'product'))::int as products,
              (count(*) filter (where content_type = 'taxonomy'))::int as taxonomy_pages
            from content join wanted w on w.site_id = content.site_id and w.id = cluster_id where deleted_at is null group by cluster_id)
      select wanted.id, coalesce(ideas, 0) as ideas, coalesce(tasks, 0) as tasks, coalesce(content, 0) as content, coalesce(articles, 0) as articles,
        coalesce(pages, 0) as pages, coalesce(products, 0) as products, coalesce(taxonomy_pages, 0) as taxonomy_pages
      from wanted left join i on i.cluster_id = wanted.id left join t on t.cluster_id = wanted.id left join n on n.cluster_id = wanted.id`.execute(
      db.rows<object>(),
    );
    return rows;
  });

@Resolver(() => ClusterType)
export class ClusterCoverageFields {
  @FieldResolver(() => ClusterCoverage, { description: 'What has been planned and written for it.' })
  async coverage(@Root() cluster: ClusterType, @Ctx() { loaders }: RequestContext): Promise<ClusterCoverage> {
    const none = { ideas: 0, tasks: 0, content: 0, articles: 0, pages: 0, products: 0, taxonomy_pages: 0 };
    return (await loaders.get(coverageLoader).load(cluster.id)) ?? none;
  }
}
