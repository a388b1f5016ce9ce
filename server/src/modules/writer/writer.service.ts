/**
 * Completes tasks. Owns the one transaction in which a task is locked, its content made and the task marked completed: no
 * task is completed without content, and no task gets two. Never open while a provider writes.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, conflict, type FieldError, notFound } from '../../platform/errors/app-error.ts';
import type { AiRunService } from '../ai/index.ts';
import { type Author, AuthorKind, authorOf, type ContentService, type ContentTables, textFaults } from '../content/index.ts';
import { JobKind, type JobService, JobState, type JobsTables } from '../jobs/index.ts';
import { ContentType, type PlannerTables, type Task, TaskEntity, TaskStatus } from '../planner/index.ts';
import type { SiteTables } from '../site/index.ts';
import { findDraftBrief } from './draft-brief.reads.ts';
import type { Draft } from './draft-brief.ts';
import type { DraftWriter } from './draft-writer.ts';
import { generateDraftJob } from './jobs/generate-draft.job.ts';

/** What became of a task: its content, or the job that is to write it. */
export type Completion = { contentId: string; jobId: null } | { contentId: null; jobId: string };

const MOST = 1_000;

export class WriterService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #contents: ContentService;
  readonly #writer: DraftWriter;
  readonly #runs: AiRunService;

  constructor(db: Database, jobs: JobService, contents: ContentService, writer: DraftWriter, runs: AiRunService) {
    this.#db = db;
    this.#jobs = jobs;
    this.#contents = contents;
    this.#writer = writer;
    this.#runs = runs;
  }

  /** With a draft the task completes at once; without one a job writes it, or the one that is already at it. */
  async completeTask(actor: Actor, taskId: string, draft: Draft | null): Promise<Completion> {
    if (draft) {
      const faults = draftFaults(draft);
      if (faults.length > 0) throw badInput(faults);
    }
    return this.#db.unitOfWork(async (uow): Promise<Completion> => {
      const task = await lockTask(uow, taskId);
      if (!task || !actor.reaches(task.siteId)) throw notFound('task', taskId);
      if (task.status === TaskStatus.COMPLETED) return { contentId: await contentOf(uow, task, draft), jobId: null };
      if (draft) return { contentId: await this.#complete(uow, task, draft, authorOf(actor)), jobId: null };
      await requireFreeTerm(uow, task);
      return {
        contentId: null,
        jobId: (await openJobs(uow, task.siteId)).find((job) => job.taskIds.includes(task.id))?.id ?? (await this.#begin(uow, task)),
      };
    });
  }

  /**
   * One job for many tasks; those that are completed already are left alone.
   * @returns the id of the job.
   */
  async completeTasks(actor: Actor, taskIds: string[]): Promise<string> {
    const ids = [...new Set(taskIds)];
    if (ids.length === 0 || ids.length > MOST) throw badInput({ path: 'taskIds', message: `Name 1 to ${MOST} tasks.` });
    return this.#db.unitOfWork(async (uow) => {
      const rows = await uow.rows<PlannerTables>().selectFrom('task').select(['id', 'site_id']).where('id', '=', anyOf(ids)).execute();
      const known = new Map(rows.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row.site_id]));
      const missing = ids.find((id) => !known.has(id));
      if (missing !== undefined) throw notFound('task', missing);
      const siteId = known.get(ids[0] as string) as string;
      if (rows.some((row) => row.site_id !== siteId)) throw badInput({ path: 'taskIds', message: 'The tasks must be of one site.' });
      await requireActiveSite(uow, siteId);
      const open = await openJobs(uow, siteId);
      const waiting = ids.filter((id) => !open.some((job) => job.taskIds.includes(id)));
      const [latest] = open;
      if (waiting.length === 0 && latest) return latest.id;
      return this.#jobs.begin(uow, siteId, generateDraftJob, { taskIds: waiting }, waiting.length);
    });
  }

  /**
   * What the job does; safe to repeat after any interruption, and when another got there first.
   * @returns the id of the content.
   */
  async writeDraft(taskId: string, signal: AbortSignal): Promise<string> {
    const done = await this.#db.unitOfWork(async (uow) => {
      const task = await lockTask(uow, taskId);
      return task?.status === TaskStatus.COMPLETED ? contentOf(uow, task, null) : null;
    });
    if (done) return done;
    const brief = await findDraftBrief(this.#db, taskId);
    if (!brief) throw notFound('task', taskId);
    const { value: draft, run } = await this.#writer.write(brief, signal);
    signal.throwIfAborted();
    return this.#db.unitOfWork(async (uow) => {
      const task = await lockTask(uow, taskId);
      if (!task) throw notFound('task', taskId);
      if (task.status === TaskStatus.COMPLETED) return contentOf(uow, task, null);
      const id = newId();
      const contentId = await this.#complete(uow, task, draft, { kind: AuthorKind.AI, id });
      await this.#runs.record(uow, { id, siteId: task.siteId, taskId, contentId, ...run });
      return contentId;
    });
  }

  /** The task stays queued, and says why. */
  async recordFailure(taskId: string, message: string): Promise<void> {
    await this.#db
      .rows<PlannerTables>()
      .updateTable('task')
      .set({ last_error: message, updated_at: sql<string>`now()` })
      .where('id', '=', taskId)
      .where('status', '=', TaskStatus.QUEUED)
      .execute();
  }

  async #begin(uow: UnitOfWork, task: Task): Promise<string> {
    await requireActiveSite(uow, task.siteId);
    return this.#jobs.begin(uow, task.siteId, generateDraftJob, { taskIds: [task.id] }, 1);
  }

  async #complete(uow: UnitOfWork, task: Task, { title, contentHtml }: Draft, author: Author): Promise<string> {
    await requireFreeTerm(uow, task);
    const contentId = await this.#contents.createFromTask(uow, { task, title: title.trim(), contentHtml, author });
    task.status = TaskStatus.COMPLETED;
    task.lastError = null;
    await uow.em.flush();
    return contentId;
  }
}

async function requireActiveSite(uow: UnitOfWork, siteId: string): Promise<void> {
  const site = await uow
    .rows<SiteTables>()
    .selectFrom('site')
    .select(['name', 'active'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  if (!site.active) throw conflict(`${site.name} is inactive. Make it active first, then write its drafts.`);
}

function draftFaults({ title, contentHtml }: Draft): FieldError[] {
  const faults = textFaults({ title: title.trim(), contentHtml });
  if (contentHtml.trim() === '') faults.push({ path: 'contentHtml', message: 'The text is empty. A task is completed only with content.' });
  return faults;
}

const lockTask = ({ em }: UnitOfWork, id: string): Promise<Task | null> =>
  em.findOne(TaskEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** @throws CONFLICT where the content is deleted, and where `draft` is not the one that the task was completed with. */
async function contentOf(uow: UnitOfWork, task: Task, draft: Draft | null): Promise<string> {
  const row = await uow
    .rows<ContentTables>()
    .selectFrom('content')
    .innerJoin('content_revision', 'content_revision.content_id', 'content.id')
    .select(['content.id', 'content.deleted_at', 'content_revision.title', 'content_revision.content_html'])
    .where('content.task_id', '=', task.id)
    .orderBy('content_revision.version')
    .limit(1)
    .executeTakeFirstOrThrow();
  if (row.deleted_at)
    throw conflict('This task was completed, and its content was deleted since. Restore that content to go on.', { contentId: row.id });
  if (draft && (draft.title.trim() !== row.title || draft.contentHtml !== row.content_html)) {
    throw conflict('This task is already completed with another draft. Edit its content instead.', { contentId: row.id });
  }
  return row.id;
}

/** A term has one text. Known before a draft is paid for, and again before it is saved. */
async function requireFreeTerm(uow: UnitOfWork, task: Task): Promise<void> {
  if (task.contentType !== ContentType.TAXONOMY || !task.taxonomyTermId) return;
  const taken = await uow
    .rows<ContentTables>()
    .selectFrom('content')
    .select(['id', 'title'])
    .where('site_id', '=', task.siteId)
    .where('target_term_id', '=', task.taxonomyTermId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken)
    throw conflict(`The term of this task already has its text: "${taken.title}". Edit that one, or give the task another term.`, {
      contentId: taken.id,
    });
}

/** Jobs that are writing or will, newest first: a draft is not paid for twice. */
async function openJobs(uow: UnitOfWork, siteId: string): Promise<{ id: string; taskIds: string[] }[]> {
  const rows = await uow
    .rows<JobsTables>()
    .selectFrom('job')
    .select(['id', 'payload'])
    .where('site_id', '=', siteId)
    .where('kind', '=', JobKind.GENERATE_DRAFT)
    .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, payload }) => ({ id, taskIds: generateDraftJob.payload.parse(payload).taskIds }));
}
