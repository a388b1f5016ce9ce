/**
 * Completes tasks. Owns the one transaction in which a task is locked, its content made and the task marked completed: no
 * task is completed without content, and no task gets two. Never open while a provider writes.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, conflict, type FieldError, notFound } from '../../platform/errors/app-error.ts';
import type { AiRunService, AiSettingsService } from '../ai/index.ts';
import { type Author, AuthorKind, authorOf, type ContentService, type ProposalService, textFaults } from '../content/index.ts';
import type { JobService } from '../jobs/index.ts';
import { type PlannerTables, type Task, TaskStatus } from '../planner/index.ts';
import { findDraftOrders } from './draft-brief.reads.ts';
import type { Draft } from './draft-brief.ts';
import type { DraftWriter } from './draft-writer.ts';
import { generateDraftJob } from './jobs/generate-draft.job.ts';
import { DraftStream } from './live/draft-stream.ts';
import {
  contentOf,
  forgetPieces,
  linkedContent,
  lockTask,
  openJobOf,
  openJobs,
  requireActiveSite,
  requireFreeTerm,
  requireRoom,
} from './task-standing.ts';

/** What became of a task: its content, or the job that is to write it. */
export type Completion = { contentId: string; jobId: null } | { contentId: null; jobId: string };

export interface WriterParts {
  db: Database;
  jobs: JobService;
  contents: ContentService;
  proposals: ProposalService;
  settings: AiSettingsService;
  writer: DraftWriter;
  runs: AiRunService;
}

/** What the job brings to the writing of one draft. */
export interface DraftWriting {
  signal: AbortSignal;
  onPause: (seconds: number) => void;
  /** Marks the task as settled in the job, in the transaction of its draft. */
  settle: (uow: UnitOfWork) => Promise<void>;
}

const MOST = 1_000;

export class WriterService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #contents: ContentService;
  readonly #proposals: ProposalService;
  readonly #settings: AiSettingsService;
  readonly #writer: DraftWriter;
  readonly #runs: AiRunService;

  constructor(parts: WriterParts) {
    this.#db = parts.db;
    this.#jobs = parts.jobs;
    this.#contents = parts.contents;
    this.#proposals = parts.proposals;
    this.#settings = parts.settings;
    this.#writer = parts.writer;
    this.#runs = parts.runs;
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
      await requireRoom(uow, task);
      return {
        contentId: null,
        jobId: (await openJobOf(uow, task)) ?? (await this.#begin(uow, task, false)),
      };
    });
  }

  /**
   * One job for many tasks; those that are completed already, and those that a job is at, are left alone.
   * @returns the id of the job; where all that is left to write is being written, of the latest that is at any of it.
   */
  async completeTasks(actor: Actor, taskIds: string[]): Promise<string> {
    const ids = [...new Set(taskIds)];
    if (ids.length === 0 || ids.length > MOST) throw badInput({ path: 'taskIds', message: `Name 1 to ${MOST} tasks.` });
    return this.#db.unitOfWork(async (uow) => {
      const rows = await uow
        .rows<PlannerTables>()
        .selectFrom('task')
        .select(['id', 'site_id', 'status'])
        .where('id', '=', anyOf(ids))
        .execute();
      const known = new Map(rows.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row.site_id]));
      const missing = ids.find((id) => !known.has(id));
      if (missing !== undefined) throw notFound('task', missing);
      const siteId = known.get(ids[0] as string) as string;
      if (rows.some((row) => row.site_id !== siteId)) throw badInput({ path: 'taskIds', message: 'The tasks must be of one site.' });
      await requireActiveSite(uow, siteId);
      const completed = new Set(rows.filter(({ status }) => status === TaskStatus.COMPLETED).map(({ id }) => id));
      const open = (await openJobs(uow, siteId)).filter((job) => job.taskIds.some((id) => known.has(id)));
      const waiting = ids.filter((id) => !open.some((job) => job.taskIds.includes(id)));
      const [latest] = open;
      if (latest && waiting.every((id) => completed.has(id))) return latest.id;
      return this.#jobs.begin(uow, siteId, generateDraftJob, { taskIds: waiting, again: false }, waiting.length);
    });
  }

  /**
   * Generates a draft again for a completed task: a revision of its content, or a proposed one where a person edited it since.
   *
   * @returns the id of the job, or of the one that is already at it.
   */
  async regenerateDraft(actor: Actor, taskId: string): Promise<string> {
    return this.#db.unitOfWork(async (uow) => {
      const task = await lockTask(uow, taskId);
      if (!task || !actor.reaches(task.siteId)) throw notFound('task', taskId);
      if (task.status === TaskStatus.QUEUED) throw conflict('This task has no draft yet. Complete it first.');
      await contentOf(uow, task, null);
      return (await openJobOf(uow, task)) ?? (await this.#begin(uow, task, true));
    });
  }

  /**
   * What the job does; safe to repeat after any interruption, and when another got there first.
   *
   * @param again whether a completed task is written anew.
   */
  async writeDraft(taskId: string, again: boolean, { signal, onPause, settle }: DraftWriting): Promise<void> {
    const needed = await this.#db.unitOfWork(async (uow) => {
      const task = await lockTask(uow, taskId);
      if (!task) throw notFound('task', taskId);
      await forgetPieces(uow, taskId);
      if (task.status === TaskStatus.COMPLETED) {
        await contentOf(uow, task, null);
        if (!again) await settle(uow);
        return again;
      }
      await requireRoom(uow, task);
      return true;
    });
    if (!needed) return;
    const order = (await findDraftOrders(this.#db, [taskId], await this.#settings.choice())).get(taskId);
    if (!order) throw notFound('task', taskId);
    const stream = new DraftStream(this.#db, order);
    const { value: draft, run } = await this.#writer
      .write(order, { signal, onPause, onText: (piece, attempt) => stream.push(piece, attempt) })
      .finally(() => stream.end());
    signal.throwIfAborted();
    await this.#db.unitOfWork(async (uow) => {
      const task = await lockTask(uow, taskId);
      if (!task) throw notFound('task', taskId);
      const id = newId();
      const contentId = await this.#keep(uow, task, draft, { kind: AuthorKind.AI, id }, again);
      await this.#runs.record(uow, { id, siteId: task.siteId, taskId, contentId, ...run });
      await settle(uow);
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

  /** How many drafts are written at once. */
  async atOnce(): Promise<number> {
    return (await this.#settings.choice()).maxConcurrency;
  }

  async #begin(uow: UnitOfWork, task: Task, again: boolean): Promise<string> {
    await requireActiveSite(uow, task.siteId);
    return this.#jobs.begin(uow, task.siteId, generateDraftJob, { taskIds: [task.id], again }, 1);
  }

  /** A task that is to update content which is there already makes no second one: that one gets the text, or the offer of it. */
  async #complete(uow: UnitOfWork, task: Task, { title, contentHtml }: Draft, author: Author): Promise<string> {
    await requireFreeTerm(uow, task);
    const text = { title: title.trim(), contentHtml, author };
    const linked = await linkedContent(uow, task);
    if (linked) await this.#proposals.offer(uow, linked, text);
    const contentId = linked ?? (await this.#contents.createFromTask(uow, { task, ...text }));
    task.status = TaskStatus.COMPLETED;
    task.lastError = null;
    await forgetPieces(uow, task.id);
    await uow.em.flush();
    return contentId;
  }

  /** @returns the content, or null where somebody was quicker: their draft stays, and this one is only paid for. */
  async #keep(uow: UnitOfWork, task: Task, draft: Draft, author: Author, again: boolean): Promise<string | null> {
    if (task.status === TaskStatus.QUEUED) return this.#complete(uow, task, draft, author);
    await forgetPieces(uow, task.id);
    if (!again) return null;
    const contentId = await contentOf(uow, task, null);
    await this.#proposals.offer(uow, contentId, {
      title: draft.title.trim(),
      contentHtml: draft.contentHtml,
      author,
      note: 'Generated again.',
    });
    return contentId;
  }
}

function draftFaults({ title, contentHtml }: Draft): FieldError[] {
  const faults = textFaults({ title: title.trim(), contentHtml });
  if (contentHtml.trim() === '') faults.push({ path: 'contentHtml', message: 'The text is empty. A task is completed only with content.' });
  return faults;
}
