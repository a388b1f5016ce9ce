/**
 * Owns the runs of the clustering: begins one, applies what it proposes at a level that a person chooses, or discards it.
 * Until it is applied nothing moves, and what was applied can be taken back exactly.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { type JobService, JobState, type JobsTables } from '../jobs/index.ts';
import type { UndoService } from '../undo/index.ts';
import { type AppliedRun, applyRun, requireProposed } from './cluster-run/apply-run.ts';
import { type ClusterLevel, ClusterRunState } from './cluster-run/cluster-run.entity.ts';
import { clusterKeywordsJob } from './jobs/cluster-keywords.job.ts';
import { keywordsByIds } from './keyword/keyword.reads.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

export interface RunOrder {
  sectorId: string | null | undefined;
  keywordIds: string[] | null | undefined;
  apply: boolean;
  level: ClusterLevel;
  regroup: boolean;
  useAi: boolean;
}

interface Run {
  id: string;
  siteId: string;
  sectorId: string;
  jobId: string;
  state: ClusterRunState;
}

export class ClusterRunService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #undo: UndoService;

  constructor(db: Database, jobs: JobService, undo: UndoService) {
    this.#db = db;
    this.#jobs = jobs;
    this.#undo = undo;
  }

  async begin(actor: Actor, siteId: string, { sectorId, keywordIds, ...order }: RunOrder): Promise<{ runId: string; jobId: string }> {
    const sector = await chooseSector(this.#db, actor, siteId, sectorId);
    if (keywordIds) await this.#requireKeywords(siteId, keywordIds);
    return this.#db.unitOfWork(async (uow) => {
      const payload = { ...order, sectorId: sector, keywordIds: keywordIds ?? null };
      const jobId = await this.#jobs.begin(uow, siteId, clusterKeywordsJob, payload, keywordIds?.length ?? null);
      const runId = newId();
      await uow
        .rows<PlannerTables>()
        .insertInto('cluster_run')
        .values({ id: runId, site_id: siteId, sector_id: sector, job_id: jobId })
        .execute();
      return { runId, jobId };
    });
  }

  /** @param except groups of that level to leave out. */
  async apply(
    actor: Actor,
    id: string,
    level: ClusterLevel,
    except: string[],
  ): Promise<{ created: number; moved: number; undoToken: string | null }> {
    const run = await this.#find(actor, id);
    requireProposed(run.state);
    await this.#requireGroups(id, level, except);
    return this.#db.unitOfWork((uow) => this.applyWithin(uow, run, level, except));
  }

  /** In the transaction of whoever has just written the proposal. */
  async applyWithin(
    uow: UnitOfWork,
    run: Pick<Run, 'id' | 'siteId' | 'sectorId'>,
    level: ClusterLevel,
    except: string[],
  ): Promise<{ created: number; moved: number; undoToken: string | null }> {
    const { created, moved, changes } = await applyRun(uow, run, level, except);
    return { created, moved, undoToken: await this.#undo.record(uow, run.siteId, summaryOf({ created, moved }), changes) };
  }

  /** What it proposed is let go; that it ran, and what it came to, stays listed. */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.#find(actor, id);
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<PlannerTables & JobsTables>();
      const run = await rows
        .selectFrom('cluster_run')
        .select(['state', 'job_id'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (run.state === ClusterRunState.RUNNING) {
        const { state } = await rows.selectFrom('job').select('state').where('id', '=', run.job_id).executeTakeFirstOrThrow();
        if (state === JobState.QUEUED || state === JobState.RUNNING) throw conflict('This run is still at work. Cancel its job first.');
      } else requireProposed(run.state);
      await rows
        .updateTable('cluster_run')
        .set({ state: ClusterRunState.DISCARDED, updated_at: sql<string>`now()` })
        .where('id', '=', id)
        .execute();
      await rows.deleteFrom('cluster_run_keyword').where('run_id', '=', id).execute();
      await rows.deleteFrom('cluster_run_group').where('run_id', '=', id).execute();
    });
  }

  async #find(actor: Actor, id: string): Promise<Run> {
    const run = await this.#db
      .rows<PlannerTables>()
      .selectFrom('cluster_run')
      .select(['id', 'site_id as siteId', 'sector_id as sectorId', 'job_id as jobId', 'state'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!run || !actor.reaches(run.siteId)) throw notFound('cluster run', id);
    return run;
  }

  async #requireGroups(runId: string, level: ClusterLevel, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const found = await this.#db
      .rows<PlannerTables>()
      .selectFrom('cluster_run_group')
      .select('id')
      .where('run_id', '=', runId)
      .where('level', '=', level)
      .execute();
    const known = new Set(found.map((row) => row.id));
    const wrong = ids.find((id) => !known.has(id));
    if (wrong !== undefined) throw badInput({ path: 'except', message: `${wrong} is no group of this run at this level.` });
  }

  async #requireKeywords(siteId: string, ids: string[]): Promise<void> {
    const found = await keywordsByIds(this.#db, ids);
    const known = new Set(found.filter((row) => row.site_id === siteId).map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('keyword', missing);
  }
}

const summaryOf = ({ created, moved }: Pick<AppliedRun, 'created' | 'moved'>): string =>
  `${created} ${created === 1 ? 'cluster' : 'clusters'} made and ${moved} ${moved === 1 ? 'keyword' : 'keywords'} placed by a run`;
