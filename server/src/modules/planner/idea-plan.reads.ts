import { type Kysely, sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { conflict, notFound } from '../../platform/errors/app-error.ts';
import type { IdeaKeyword } from './idea/idea.rules.ts';
import type { PlannerTables } from './planner.tables.ts';

export interface ClusterToPlan {
  name: string;
  keywords: IdeaKeyword[];
  /** Titles of ideas and tasks that are there already. */
  takenTitles: string[];
  /** Primary keywords that those aim at. */
  takenPrimaryIds: ReadonlySet<string>;
}

type Rows = Kysely<PlannerTables>;

/** What ideas are proposed from. @throws NOT_FOUND, and CONFLICT where there is nothing to plan from. */
export async function findClusterToPlan(db: Database, clusterId: string): Promise<ClusterToPlan> {
  const rows = db.rows<PlannerTables>();
  const cluster = await rows.selectFrom('cluster').select('name').where('id', '=', clusterId).executeTakeFirst();
  if (!cluster) throw notFound('cluster', clusterId);
  const keywords = await rows
    .selectFrom('keyword')
    .select(['id', 'text', sql<number>`coalesce(volume, 0)`.as('volume')])
    .where('cluster_id', '=', clusterId)
    .orderBy('normalized_text')
    .execute();
  if (keywords.length === 0) throw conflict(`"${cluster.name}" has no keywords to plan from. Move some into it first.`);
  const taken = await takenBy(rows, clusterId);
  return { name: cluster.name, keywords, takenTitles: taken.map((row) => row.title), takenPrimaryIds: primaryIds(taken) };
}

export const takenBy = (rows: Rows, clusterId: string) =>
  rows
    .selectFrom('idea')
    .select(['title', 'primary_keyword_id'])
    .where('cluster_id', '=', clusterId)
    .union(rows.selectFrom('task').select(['title', 'primary_keyword_id']).where('cluster_id', '=', clusterId))
    .execute();

export const primaryIds = (taken: { primary_keyword_id: string | null }[]): Set<string> =>
  new Set(taken.flatMap((row) => row.primary_keyword_id ?? []));
