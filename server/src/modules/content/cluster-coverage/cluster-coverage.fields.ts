import type { GraphQLResolveInfo } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { selectedFields } from '../../../platform/graphql/selected-fields.ts';
import { ClusterType } from '../../planner/graphql.ts';
import { ClusterCoverage } from './cluster-coverage.type.ts';

type Row = Partial<ClusterCoverage> & { id: string };

const TYPES = { articles: 'article', pages: 'page', products: 'product', taxonomy_pages: 'taxonomy' };
const listOf = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql``);
const named = Object.keys(TYPES).map((name) => sql`, written.${sql.ref(name)}`);
/** In the same pass: the index that is counted has the type of each. */
const counted = Object.entries(TYPES).map(
  ([name, type]) => sql`, (count(*) filter (where content_type = ${sql.lit(type)}))::int as ${sql.ref(name)}`,
);

const loaderOf = (byType: boolean) => (db: Database) =>
  rowLoader<Row>(async (ids) => {
    const { rows } = await sql<Row>`
      select cluster.id, written.content ${listOf(byType ? named : [])},
        (select count(*)::int from idea where site_id = cluster.site_id and cluster_id = cluster.id and status <> 'dismissed') as ideas,
        (select count(*)::int from task where site_id = cluster.site_id and cluster_id = cluster.id) as tasks
      from cluster, lateral (select count(*)::int as content ${listOf(byType ? counted : [])} from content
        where site_id = cluster.site_id and cluster_id = cluster.id and deleted_at is null) as written
      where cluster.id = ${anyOf(ids)}`.execute(db.rows<object>());
    return rows;
  });
const coverageLoader = loaderOf(false);
const coverageByTypeLoader = loaderOf(true);

const NONE: ClusterCoverage = { ideas: 0, tasks: 0, content: 0, articles: 0, pages: 0, products: 0, taxonomy_pages: 0 };
const OF_TYPES = ['articles', 'pages', 'products', 'taxonomyPages'];

@Resolver(() => ClusterType)
export class ClusterCoverageFields {
  @FieldResolver(() => ClusterCoverage, { description: 'What has been planned and written for it.' })
  async coverage(
    @Root() cluster: ClusterType,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClusterCoverage> {
    const asked = selectedFields(info);
    const loader = loaders.get(OF_TYPES.some((field) => asked.has(field)) ? coverageByTypeLoader : coverageLoader);
    return { ...NONE, ...(await loader.load(cluster.id)) };
  }
}
