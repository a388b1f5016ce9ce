/**
 * Carries out what a run proposes at one level, set-wise, in the caller's transaction. What somebody placed, moved, locked
 * or deleted meanwhile stays as they left it.
 */
import { type Kysely, sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { conflict } from '../../../platform/errors/app-error.ts';
import type { SiteTables } from '../../site/index.ts';
import { type RowChanges, updateRecorded } from '../../undo/index.ts';
import { freeName, nameKey } from '../cluster-work/free-name.rules.ts';
import type { PlannerTables } from '../planner.tables.ts';
import { type ClusterLevel, ClusterRunState } from './cluster-run.entity.ts';

type Rows = Kysely<PlannerTables & SiteTables>;

export interface AppliedRun {
  created: number;
  /** Keywords that are in another cluster than before. */
  moved: number;
  changes: RowChanges[];
}

interface Run {
  id: string;
  siteId: string;
  sectorId: string;
}

/** @param except groups of that level to leave out: their keywords stay where they are. */
export async function applyRun(uow: UnitOfWork, run: Run, level: ClusterLevel, except: string[]): Promise<AppliedRun> {
  const rows = uow.rows<PlannerTables & SiteTables>();
  // Two runs of one sector take turns, and so do two that apply the same.
  await rows.selectFrom('sector').select('id').where('id', '=', run.sectorId).forUpdate().execute();
  const { state } = await rows.selectFrom('cluster_run').select('state').where('id', '=', run.id).forUpdate().executeTakeFirstOrThrow();
  requireProposed(state);
  await holdClusters(rows, run.id);
  await holdKeywords(rows, run.id);

  const created = await createClusters(rows, run, level, except);
  const groups = await updateRecorded(uow, {
    table: 'cluster_run_group',
    set: { cluster_id: sql`made.cluster_id` },
    where: sql`id = ${anyOf(created.map(({ groupId }) => groupId))}`,
    from: {
      rows: sql`jsonb_to_recordset(${JSON.stringify(created.map(({ groupId, id }) => ({ group_id: groupId, cluster_id: id })))}::jsonb) as made(group_id uuid, cluster_id uuid)`,
      on: sql`made.group_id = now.id`,
    },
  });
  const keywords = await placeKeywords(uow, run.id, level, except);
  const runRow = await updateRecorded(uow, {
    table: 'cluster_run',
    set: { state: sql`${ClusterRunState.APPLIED}`, applied_level: sql`${level}`, applied_at: sql`now()` },
    where: sql`id = ${run.id}`,
  });
  const clusters: RowChanges = { table: 'cluster', created: created.map(({ id }) => ({ id })) };
  return {
    created: created.length,
    moved: keywords.updated?.filter(({ before, after }) => before.cluster_id !== after.cluster_id).length ?? 0,
    changes: [clusters, groups, keywords, runRow],
  };
}

export function requireProposed(state: ClusterRunState): void {
  if (state === ClusterRunState.RUNNING)
    throw conflict('This run is still at work, or was stopped. Wait for its job, or begin another run.');
  if (state === ClusterRunState.APPLIED) throw conflict('This run was applied already. Undo that first, or begin another run.');
  if (state === ClusterRunState.DISCARDED) throw conflict('This run was discarded. Begin another run.');
}

/** Clusters before keywords, as by whoever merges and deletes them: nobody locks the other out. */
async function holdClusters(rows: Rows, runId: string): Promise<void> {
  await sql`
    select id from cluster where id in (
      select cluster_id from cluster_run_group where run_id = ${runId} and cluster_id is not null
      union select from_cluster_id from cluster_run_keyword where run_id = ${runId} and from_cluster_id is not null)
    order by id for share`.execute(rows);
}

async function holdKeywords(rows: Rows, runId: string): Promise<void> {
  await sql`
    select id from keyword where id in (select keyword_id from cluster_run_keyword where run_id = ${runId}) order by id for update`.execute(
    rows,
  );
}

const groupColumn = (level: ClusterLevel) => sql.ref(`place.${level}_group_id`);

/** Whether a keyword is still where the run found it, and its own to place. Speaks of `place` and of the keyword's alias. */
const isFree = (keyword: 'keyword' | 'now') => sql<boolean>`
  ${sql.ref(`${keyword}.cluster_id`)} is not distinct from place.from_cluster_id
  and ${sql.ref(`${keyword}.assigned_by`)} is distinct from 'person'
  and not exists (select 1 from cluster origin where origin.id = place.from_cluster_id and origin.locked)`;

/** One for each new group that still has a keyword to put into it. */
async function createClusters(rows: Rows, run: Run, level: ClusterLevel, except: string[]): Promise<{ id: string; groupId: string }[]> {
  const { rows: wanted } = await sql<{ id: string; name: string; description: string | null }>`
    select id, name, description from cluster_run_group as wanted
    where run_id = ${run.id} and level = ${level} and not joins and id <> all(${except}::uuid[]) and exists (
      select 1 from cluster_run_keyword as place join keyword on keyword.id = place.keyword_id
      where ${groupColumn(level)} = wanted.id and ${isFree('keyword')})
    order by keywords desc, id`.execute(rows);
  if (wanted.length === 0) return [];
  const names = await rows
    .selectFrom('cluster')
    .select('name')
    .where('site_id', '=', run.siteId)
    .where('sector_id', '=', run.sectorId)
    .execute();
  const taken = new Set(names.map(({ name }) => nameKey(name)));
  const made = wanted.map(({ id, name, description }) => ({ id: newId(), groupId: id, name: freeName(name, taken), description }));
  await sql`
    insert into cluster (id, site_id, sector_id, name, description, locked)
    select id, ${run.siteId}, ${run.sectorId}, name, description, false
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as t(id uuid, name text, description text)`.execute(rows);
  return made;
}

/** To the cluster of its group, which has one by now; out of its own where it has no group. A group whose cluster is gone or locked places nothing. */
const placeKeywords = (uow: UnitOfWork, runId: string, level: ClusterLevel, except: string[]): Promise<RowChanges> =>
  updateRecorded(uow, {
    table: 'keyword',
    set: {
      cluster_id: sql`place.cluster_id`,
      sector_id: sql`coalesce(place.sector_id, now.sector_id)`,
      score: sql`place.score`,
      assigned_by: sql`case when place.cluster_id is null then null else 'run' end`,
    },
    where: sql`id in (select keyword_id from cluster_run_keyword where run_id = ${runId})`,
    from: {
      rows: sql`(
        select place.keyword_id, place.from_cluster_id, cluster.id as cluster_id, cluster.sector_id, ${sql.ref(`place.${level}_score`)} as score
        from cluster_run_keyword as place
        left join cluster_run_group as target on target.id = ${groupColumn(level)}
        left join cluster on cluster.id = target.cluster_id and not cluster.locked
        where place.run_id = ${runId} and (
          (cluster.id is not null and target.id <> all(${except}::uuid[])) or (target.id is null and place.from_cluster_id is not null))
      ) as place`,
      on: sql`place.keyword_id = now.id and ${isFree('now')}
        and (now.cluster_id is distinct from place.cluster_id or now.score is distinct from place.score)`,
    },
  });
