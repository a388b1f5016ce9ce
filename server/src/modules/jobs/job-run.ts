/**
 * What a handler holds while it works: progress, results per thing, a checkpoint, a signal. Every write is one statement
 * and safe to repeat, so a handler killed at any moment can begin again from its checkpoint.
 */
import { type Kysely, sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { conflict, type ErrorCode } from '../../platform/errors/app-error.ts';
import type { FINISHED } from './job/finished.ts';
import { JobItemState, JobState } from './job/job.entity.ts';
import { JOB_CHANNEL } from './job.service.ts';
import type { JobsTables } from './jobs.tables.ts';

export interface Settled {
  subjectId: string;
  error?: { code: ErrorCode; message: string };
  /** For one that succeeded: what was done, where that is worth telling. */
  note?: string;
}

export class JobRun {
  readonly jobId: string;
  readonly siteId: string;
  readonly signal: AbortSignal;
  readonly #db: Database;
  readonly #queueJobId: string;
  #checkpoint: unknown;

  constructor(db: Database, facts: { jobId: string; queueJobId: string; siteId: string; signal: AbortSignal; checkpoint: unknown }) {
    this.#db = db;
    this.jobId = facts.jobId;
    this.#queueJobId = facts.queueJobId;
    this.siteId = facts.siteId;
    this.signal = facts.signal;
    this.#checkpoint = facts.checkpoint;
  }

  checkpoint<T>(): T | null {
    return this.isFinished ? null : ((this.#checkpoint ?? null) as T | null);
  }

  /** Whether an earlier try came to its result. */
  get isFinished(): boolean {
    return (this.#checkpoint as Partial<typeof FINISHED> | null)?.finished === true;
  }

  /** Things that an earlier try already brought through. */
  async succeededBefore(): Promise<Set<string>> {
    const rows = await this.#db
      .rows<JobsTables>()
      .selectFrom('job_item')
      .select('subject_id')
      .where('job_id', '=', this.jobId)
      .where('state', '=', JobItemState.SUCCEEDED)
      .execute();
    return new Set(rows.map((row) => row.subject_id));
  }

  /**
   * Sets any of the counters, the message and the checkpoint, and tells whoever watches.
   * @param within the transaction of the result itself, so that a kill leaves both or neither.
   */
  async progress(
    now: { total?: number; done?: number; failed?: number; message?: string; checkpoint?: unknown },
    within?: UnitOfWork,
  ): Promise<void> {
    this.signal.throwIfAborted();
    if (now.checkpoint !== undefined) this.#checkpoint = now.checkpoint;
    await this.#announcing(within, (rows) =>
      rows
        .updateTable('job')
        .set({
          ...(now.total !== undefined && { total: now.total }),
          ...(now.done !== undefined && { done: now.done }),
          ...(now.failed !== undefined && { failed: now.failed }),
          ...(now.message !== undefined && { message: now.message }),
          ...(now.checkpoint !== undefined && { checkpoint: JSON.stringify(now.checkpoint) as never }),
          updated_at: sql<string>`now()`,
        })
        .where('id', '=', this.jobId)
        .where('queue_job_id', '=', this.#queueJobId)
        .where('state', '=', JobState.RUNNING)
        .execute(),
    );
  }

  /** In the transaction of a result: holds the job to its end, and throws where it was stopped or is another run's by now. */
  async hold({ rows }: UnitOfWork): Promise<void> {
    const own = await rows<JobsTables>()
      .selectFrom('job')
      .select('id')
      .where('id', '=', this.jobId)
      .where('queue_job_id', '=', this.#queueJobId)
      .where('state', '=', JobState.RUNNING)
      .forUpdate()
      .executeTakeFirst();
    if (!own) throw conflict('This job was stopped before it had a result.');
  }

  /** Records how single things ended, `within` the transaction of the result where there is one. `done` and `failed` are counted from these rows. */
  async settle(items: Settled | Settled[], within?: UnitOfWork): Promise<void> {
    const list = Array.isArray(items) ? items : [items];
    if (list.length === 0) return;
    await this.#announcing(within, async (rows) => {
      // Locked first: two things settled at once would each count without the other, and an item's key to the job would share
      // a lock that each then waits for the other to give up.
      await rows.selectFrom('job').select('id').where('id', '=', this.jobId).forUpdate().execute();
      await this.#keep(rows, list);
      await rows
        .updateTable('job')
        .set({
          done: sql<number>`(select count(*) from job_item where job_id = ${this.jobId} and state = 'succeeded')`,
          failed: sql<number>`(select count(*) from job_item where job_id = ${this.jobId} and state = 'failed')`,
          updated_at: sql<string>`now()`,
        })
        .where('id', '=', this.jobId)
        .execute();
    });
  }

  /** As settle(), but counts nothing: for work that gives its own counts to progress(), and lists only some of what failed. */
  async list(items: Settled[], within?: UnitOfWork): Promise<void> {
    if (items.length > 0) await this.#keep(within?.rows<JobsTables>() ?? this.#db.rows<JobsTables>(), items);
  }

  async #keep(rows: Kysely<JobsTables>, items: Settled[]): Promise<void> {
    await rows
      .insertInto('job_item')
      .values(
        items.map(({ subjectId, error, note }) => ({
          id: newId(),
          site_id: this.siteId,
          job_id: this.jobId,
          subject_id: subjectId,
          state: error ? JobItemState.FAILED : JobItemState.SUCCEEDED,
          code: error?.code ?? null,
          error: error?.message ?? null,
          note: note ?? null,
        })),
      )
      .onConflict((oc) =>
        oc.columns(['job_id', 'subject_id']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          code: eb.ref('excluded.code'),
          error: eb.ref('excluded.error'),
          note: eb.ref('excluded.note'),
          updated_at: sql<string>`now()`,
        })),
      )
      .execute();
  }

  async #announcing(within: UnitOfWork | undefined, statement: (rows: Kysely<JobsTables>) => Promise<unknown>): Promise<void> {
    const write = async (uow: UnitOfWork) => {
      await statement(uow.rows<JobsTables>());
      await uow.notify(JOB_CHANNEL, `${this.siteId}:${this.jobId}`);
    };
    await (within ? write(within) : this.#db.unitOfWork(write));
  }
}
