/**
 * Takes jobs from the queue, gives each to its handler and settles its row. A handler's AppError ends the job with its
 * message; an unexpected error, and a change that was broken off for another one's sake, are retried by the queue; a fault of the
 * database that passes costs it no try; a run that died with its process is found by `reconcile`.
 */
import { sql } from 'kysely';
import { type Database, isBrokenOff } from '../../platform/db/database.ts';
import { asUnavailable, UNAVAILABLE_MESSAGES } from '../../platform/db/unavailable.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { JobContract } from '../../platform/jobs/job-contract.ts';
import type { JobQueue, QueueRun } from '../../platform/jobs/queue.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import { secondsSince, tell } from '../../platform/telemetry/signals.ts';
import { inSpan } from '../../platform/telemetry/tracing.ts';
import { during } from '../../platform/telemetry/work.ts';
import { JobState } from './job/job.entity.ts';
import type { JobService } from './job.service.ts';
import { JobRun } from './job-run.ts';
import type { JobsTables } from './jobs.tables.ts';

export type JobHandler<P> = (run: JobRun, payload: P) => Promise<void>;

/** A contract with the work that fulfils it. */
export interface JobRegistration {
  contract: JobContract;
  handler: JobHandler<never>;
}

export const handles = <P extends Record<string, unknown>>(contract: JobContract<P>, handler: JobHandler<P>): JobRegistration => ({
  contract: contract as unknown as JobContract,
  handler: handler as unknown as JobHandler<never>,
});

const RECONCILE_SECONDS = 30;

export class JobRunner {
  readonly #db: Database;
  readonly #queue: JobQueue;
  readonly #jobs: JobService;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Database, queue: JobQueue, jobs: JobService, log: Logger) {
    this.#db = db;
    this.#queue = queue;
    this.#jobs = jobs;
    this.#log = log;
  }

  async start(registrations: JobRegistration[]): Promise<void> {
    for (const { contract, handler } of registrations) {
      await this.#queue.work(contract, (entry) => this.#run(contract, handler as JobHandler<unknown>, entry));
    }
    await this.reconcile();
    this.#timer = setInterval(
      () => void this.reconcile().catch((error) => this.#log.warn({ err: error }, 'could not reconcile jobs')),
      RECONCILE_SECONDS * 1000,
    );
    this.#timer.unref();
  }

  /** Takes no more jobs, and gives those at work back at their next checkpoint. @param ms how long that may take. */
  async stop(ms: number): Promise<void> {
    clearInterval(this.#timer);
    await this.#queue.endWork(ms);
  }

  /** Fails Job rows whose queue entry is gone or gave up, as after a kill on the last try. */
  async reconcile(): Promise<void> {
    const { rows } = await sql<{ id: string; site_id: string }>`
      update job set state = 'failed', finished_at = now(), message = 'The worker stopped too often while at this. Retry it.'
      where state in ('queued', 'running') and created_at < now() - interval '1 minute' and not exists (
        select 1 from pgboss.job entry where entry.name = job.kind and entry.id = job.queue_job_id
          and entry.state in ('created', 'retry', 'active'))
      returning id, site_id`.execute(this.#db.rows<JobsTables>());
    for (const row of rows) await this.#jobs.announce(row.site_id, row.id);
  }

  async #run(contract: JobContract, handler: JobHandler<unknown>, entry: QueueRun): Promise<void> {
    const row = await this.#db
      .rows<JobsTables>()
      .updateTable('job')
      .set({
        state: JobState.RUNNING,
        started_at: sql<string>`coalesce(started_at, now())`,
        run_started_at: sql<string>`now()`,
        run_settled: sql<number>`done + failed`,
        message: sql<string | null>`case when message = any(${UNAVAILABLE_MESSAGES}) then null else message end`,
      })
      .where('id', '=', entry.jobId)
      // A cancelled run may still be ending while a later one is at work: only the latest entry counts.
      .where('queue_job_id', '=', entry.queueJobId)
      .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
      .returning(['site_id', 'payload', 'checkpoint'])
      .executeTakeFirst();
    if (!row) return;
    const run = new JobRun(this.#db, {
      queueJobId: entry.queueJobId,
      jobId: entry.jobId,
      siteId: row.site_id,
      signal: entry.signal,
      checkpoint: row.checkpoint,
    });
    const { jobId } = entry;
    const { kind } = contract;
    const attributes = { 'igny8.job.id': jobId, 'igny8.job.kind': kind, 'igny8.site.id': row.site_id };
    await during({ jobId, siteId: row.site_id, operation: kind }, () =>
      inSpan(`job ${kind}`, attributes, async () => {
        const began = performance.now();
        const ended = (state: string) => {
          this.#log.info({ state, ms: Math.round(secondsSince(began) * 1000) }, 'a job ended');
          tell('jobEnded', { kind, state, seconds: secondsSince(began) });
        };
        this.#log.info('a job began');
        tell('jobStarted', { kind });
        await this.#jobs.announce(row.site_id, jobId);
        try {
          await handler(run, contract.payload.parse(row.payload));
          await this.#settle(entry, row.site_id, JobState.SUCCEEDED);
          ended('succeeded');
        } catch (error) {
          ended(endOf(entry, error));
          await this.#fail(contract, entry, row.site_id, error);
        }
      }),
    );
  }

  async #fail(contract: JobContract, entry: QueueRun, siteId: string, error: unknown): Promise<void> {
    if (entry.isEnding()) throw error;
    const unavailable = asUnavailable(error);
    if (unavailable) {
      this.#log.warn({ err: error, jobId: entry.jobId, kind: contract.kind }, 'a job waits for the database');
      await this.#say(entry, siteId, unavailable.message).catch(() => undefined);
      throw error;
    }
    const isOver = entry.lastTry || !isBrokenOff(error);
    if (error instanceof AppError && isOver) return this.#settle(entry, siteId, JobState.FAILED, error.message);
    if (isOver && !entry.signal.aborted) this.#log.error({ err: error, jobId: entry.jobId, kind: contract.kind }, 'a job broke');
    if (entry.lastTry && !entry.signal.aborted) {
      return this.#settle(
        entry,
        siteId,
        JobState.FAILED,
        'Something went wrong here, more than once. The log says what; retry when it is mended.',
      );
    }
    throw error;
  }

  /** While it waits. */
  async #say({ jobId, queueJobId }: QueueRun, siteId: string, message: string): Promise<void> {
    await this.#db
      .rows<JobsTables>()
      .updateTable('job')
      .set({ message })
      .where('id', '=', jobId)
      .where('queue_job_id', '=', queueJobId)
      .where('state', '=', JobState.RUNNING)
      .execute();
    await this.#jobs.announce(siteId, jobId);
  }

  /** A job that was cancelled meanwhile stays cancelled. */
  async #settle({ jobId, queueJobId }: QueueRun, siteId: string, state: JobState, message?: string): Promise<void> {
    await this.#db
      .rows<JobsTables>()
      .updateTable('job')
      .set({ state, finished_at: sql<string>`now()`, ...(message !== undefined && { message }) })
      .where('id', '=', jobId)
      .where('queue_job_id', '=', queueJobId)
      .where('state', '=', JobState.RUNNING)
      .execute();
    await this.#jobs.announce(siteId, jobId);
  }
}

/** Of one run: what is handed back or broke off goes on in another one. */
function endOf({ isEnding, signal, lastTry }: QueueRun, error: unknown): string {
  if (isEnding()) return 'handed_back';
  if (signal.aborted) return 'stopped';
  return lastTry || (error instanceof AppError && !isBrokenOff(error)) ? 'failed' : 'broke';
}
