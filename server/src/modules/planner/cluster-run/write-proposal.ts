/** Writes what a run proposes, in place of what an earlier try of it wrote: set-wise, some thousand rows a statement. */
import { type Kysely, sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Clustering, Group } from '../clustering/clustering.types.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { ToGroup } from './keywords-to-group.ts';

const ROWS_AT_ONCE = 4_000;

export async function writeProposal(
  rows: Kysely<PlannerTables>,
  run: { id: string; siteId: string },
  { groups, places }: Clustering,
  { keywords, clusters }: Pick<ToGroup, 'keywords' | 'clusters'>,
  signal: AbortSignal,
): Promise<void> {
  await rows.deleteFrom('cluster_run_keyword').where('run_id', '=', run.id).execute();
  await rows.deleteFrom('cluster_run_group').where('run_id', '=', run.id).execute();
  const ids = groups.map(() => newId());
  const idOf = (group: number | undefined | null): string | null => (group == null ? null : (ids[group] ?? null));
  await eachBatch(
    groups.map((group, at) => groupRow(ids[at] as string, group, idOf(group.parent), clusters)),
    signal,
    (batch) =>
      // A cluster that was deleted meanwhile is not there to go to.
      sql`
      insert into cluster_run_group (id, site_id, run_id, level, parent_id, cluster_id, joins, name, description, keywords, volume, cohesion)
      select id, ${run.siteId}, ${run.id}, level, parent_id, (select cluster.id from cluster where cluster.id = t.cluster_id for key share),
        cluster_id is not null, name, description, keywords, volume, cohesion
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as t(id uuid, level text, parent_id uuid, cluster_id uuid, name text,
        description text, keywords int, volume bigint, cohesion double precision)`.execute(rows),
  );
  const keywordRows = places.map((place, at) => ({
    keyword_id: place.keywordId,
    from_cluster_id: keywords[at]?.from ?? null,
    broad_group_id: idOf(place.broad?.group),
    standard_group_id: idOf(place.standard?.group),
    fine_group_id: idOf(place.fine?.group),
    broad_score: place.broad?.score ?? null,
    standard_score: place.standard?.score ?? null,
    fine_score: place.fine?.score ?? null,
    nearest_group_id: idOf(place.nearest?.group),
    nearest_score: place.nearest?.score ?? null,
    reason: place.reason,
  }));
  await eachBatch(keywordRows, signal, (batch) =>
    // A keyword that was deleted meanwhile has no place.
    sql`
      insert into cluster_run_keyword (site_id, run_id, keyword_id, from_cluster_id, broad_group_id, standard_group_id, fine_group_id,
        broad_score, standard_score, fine_score, nearest_group_id, nearest_score, reason)
      select ${run.siteId}, ${run.id}, keyword_id, from_cluster_id, broad_group_id, standard_group_id, fine_group_id,
        broad_score, standard_score, fine_score, nearest_group_id, nearest_score, reason
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as t(keyword_id uuid, from_cluster_id uuid, broad_group_id uuid,
        standard_group_id uuid, fine_group_id uuid, broad_score double precision, standard_score double precision,
        fine_score double precision, nearest_group_id uuid, nearest_score double precision, reason jsonb)
      join keyword on keyword.id = t.keyword_id order by keyword.id for key share of keyword`.execute(rows),
  );
}

const groupRow = (id: string, group: Group, parentId: string | null, clusters: ToGroup['clusters']) => {
  const known = group.clusterId ? clusters.get(group.clusterId) : undefined;
  return {
    id,
    level: group.level,
    parent_id: parentId,
    cluster_id: group.clusterId,
    name: known?.name ?? group.name,
    description: known ? known.description : group.description,
    keywords: group.keywords,
    volume: group.volume,
    cohesion: group.cohesion,
  };
};

async function eachBatch<Row>(all: Row[], signal: AbortSignal, write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    signal.throwIfAborted();
    await write(all.slice(from, from + ROWS_AT_ONCE));
  }
}
