/** Begins the proposing of ideas, and keeps what people decide about them. */
import { LockMode } from '@mikro-orm/core';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { JobService } from '../jobs/index.ts';
import { clustersByIds } from './cluster/cluster.reads.ts';
import { requireFit } from './content-structure.fault.ts';
import { type Idea, IdeaEntity, IdeaStatus } from './idea/idea.entity.ts';
import type { UpdateIdeaInput } from './idea/idea.inputs.ts';
import { generateIdeasJob } from './jobs/generate-ideas.job.ts';
import type { PlannerTables } from './planner.tables.ts';

export class IdeaService {
  readonly #db: Database;
  readonly #jobs: JobService;

  constructor(db: Database, jobs: JobService) {
    this.#db = db;
    this.#jobs = jobs;
  }

  /** @returns the id of the job. */
  async generate(actor: Actor, clusterIds: string[]): Promise<string> {
    const ids = [...new Set(clusterIds)];
    const [first] = ids;
    if (first === undefined) throw badInput({ path: 'clusterIds', message: 'Name at least one cluster.' });
    const clusters = await clustersByIds(this.#db, ids);
    const reachable = new Map(clusters.filter((cluster) => actor.reaches(cluster.site_id)).map((cluster) => [cluster.id, cluster.site_id]));
    const missing = ids.find((id) => !reachable.has(id));
    if (missing !== undefined) throw notFound('cluster', missing);
    const siteId = reachable.get(first) as string;
    if (clusters.some((cluster) => cluster.site_id !== siteId))
      throw badInput({ path: 'clusterIds', message: 'The clusters must be of one site.' });
    return this.#db.unitOfWork((uow) => this.#jobs.begin(uow, siteId, generateIdeasJob, { clusterIds: ids }, ids.length));
  }

  async update(actor: Actor, id: string, input: UpdateIdeaInput): Promise<void> {
    await this.#db.unitOfWork(async (uow) => {
      const idea = await uow.em.findOne(IdeaEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!idea || !actor.reaches(idea.siteId)) throw notFound('idea', id);
      if (idea.status === IdeaStatus.QUEUED) throw conflict('This idea has a task already. Change the task instead.');
      idea.title = input.title?.trim() ?? idea.title;
      idea.contentType = input.contentType ?? idea.contentType;
      idea.contentStructure = input.contentStructure ?? idea.contentStructure;
      requireFit(idea.contentType, idea.contentStructure, 'contentStructure');
      if (input.brief !== undefined) idea.brief = input.brief;
      if (input.estimatedWords !== undefined) idea.estimatedWords = input.estimatedWords;
      if (input.primaryKeywordId != null || input.keywordIds != null) await aimAt(uow, idea, input.primaryKeywordId, input.keywordIds);
    });
  }

  async dismiss(actor: Actor, ids: string[]): Promise<void> {
    await this.#change(actor, ids, async (rows, ideas) => {
      const queued = ideas.find((idea) => idea.status === IdeaStatus.QUEUED);
      if (queued) throw conflict(`"${queued.title}" has a task already. Delete the task first.`);
      await setStatus(rows, ids, IdeaStatus.NEW, IdeaStatus.DISMISSED);
    });
  }

  /** Those that were not dismissed stay as they are. */
  async restore(actor: Actor, ids: string[]): Promise<void> {
    await this.#change(actor, ids, (rows) => setStatus(rows, ids, IdeaStatus.DISMISSED, IdeaStatus.NEW));
  }

  /** With the ideas locked, so that nobody makes a task of one meanwhile. */
  async #change(actor: Actor, ids: string[], change: (rows: Rows, ideas: LockedIdea[]) => Promise<void>): Promise<void> {
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<PlannerTables>();
      const ideas = await rows
        .selectFrom('idea')
        .select(['id', 'site_id', 'title', 'status'])
        .where('id', '=', anyOf(ids))
        .orderBy('id')
        .forUpdate()
        .execute();
      const known = new Set(ideas.filter((idea) => actor.reaches(idea.site_id)).map((idea) => idea.id));
      const missing = ids.find((id) => !known.has(id));
      if (missing !== undefined) throw notFound('idea', missing);
      await change(rows, ideas);
    });
  }
}

type Rows = Kysely<PlannerTables>;
type LockedIdea = { title: string; status: IdeaStatus };

async function setStatus(rows: Rows, ids: string[], from: IdeaStatus, to: IdeaStatus): Promise<void> {
  await rows
    .updateTable('idea')
    .set({ status: to, updated_at: sql<string>`now()` })
    .where('id', '=', anyOf(ids))
    .where('status', '=', from)
    .execute();
}

/** Its keywords as given, or as they are; the primary one is always among them. */
async function aimAt(uow: UnitOfWork, idea: Idea, primaryId: string | null | undefined, given: string[] | null | undefined): Promise<void> {
  const rows = uow.rows<PlannerTables>();
  const primary = primaryId ?? idea.primaryKeywordId ?? null;
  const wanted = [...new Set([...(primary ? [primary] : []), ...(given ?? [])])];
  const found = await rows.selectFrom('keyword').select('id').where('id', '=', anyOf(wanted)).where('site_id', '=', idea.siteId).execute();
  const known = new Set(found.map((row) => row.id));
  const fault = wanted.find((id) => !known.has(id));
  if (fault !== undefined) {
    const path = fault === primaryId ? 'input.primaryKeywordId' : 'input.keywordIds';
    throw badInput({ path, message: `The site of this idea has no keyword with the id ${fault}.` });
  }
  idea.primaryKeywordId = primary;
  if (given != null) {
    await rows.deleteFrom('idea_keyword').where('idea_id', '=', idea.id).execute();
  }
  if (wanted.length === 0) return;
  await rows
    .insertInto('idea_keyword')
    .values(wanted.map((keywordId) => ({ site_id: idea.siteId, idea_id: idea.id, keyword_id: keywordId })))
    .onConflict((conflicting) => conflicting.doNothing())
    .execute();
}
