import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { rowLoader } from '../../../platform/db/loader.ts';
import type { Reason } from '../clustering/clustering.types.ts';
import type { AssignedBy } from '../keyword/keyword.entity.ts';
import type { PlannerTables } from '../planner.tables.ts';

export interface PlacementRow {
  id: string;
  by: AssignedBy | null;
  score: number | null;
  reason: Reason | null;
  /** The cluster that would be next; for a keyword without a cluster, the nearest. */
  next_cluster_id: string | null;
  next_score: number | null;
  is_clustered: boolean;
  at: string;
}

/**
 * Of keywords that a person or a run has dealt with; others answer null. What a run says counts as long as the keyword is
 * where that run put it; for one without a cluster, what the latest run says.
 */
export const placementLoader = (db: Database) =>
  rowLoader<PlacementRow>(async (ids) => {
    const { rows } = await sql<PlacementRow>`
      select keyword.id, keyword.assigned_by as by, keyword.score, seen.reason, seen.next_cluster_id, seen.nearest_score as next_score,
        keyword.cluster_id is not null as is_clustered, coalesce(seen.at, keyword.updated_at) as at
      from keyword left join lateral (
        select place.reason, place.nearest_score, coalesce(run.applied_at, run.created_at) as at,
          coalesce(nearest.cluster_id, case run.applied_level
            when 'broad' then (select broader.cluster_id from cluster_run_group as broader where broader.id = nearest.parent_id)
            when 'fine' then (select finer.cluster_id from cluster_run_group as finer
              where finer.parent_id = nearest.id and finer.cluster_id is not null order by finer.keywords desc, finer.id limit 1)
            end) as next_cluster_id
        from cluster_run_keyword as place
        join cluster_run as run on run.id = place.run_id
        left join cluster_run_group as own on own.id = case run.applied_level
          when 'broad' then place.broad_group_id when 'standard' then place.standard_group_id when 'fine' then place.fine_group_id end
        left join cluster_run_group as nearest on nearest.id = place.nearest_group_id
        where place.keyword_id = keyword.id and keyword.assigned_by is distinct from 'person'
          and case when keyword.cluster_id is null then run.state in ('applied', 'proposed')
            else run.state = 'applied' and own.cluster_id = keyword.cluster_id end
        order by place.run_id desc limit 1
      ) as seen on true
      where keyword.id = any(${[...ids]}::uuid[]) and (keyword.assigned_by is not null or seen.at is not null)`.execute(
      db.rows<PlannerTables>(),
    );
    return rows;
  });
