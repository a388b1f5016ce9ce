/**
 * Owns the Job rows: begins a job in the transaction of the change that it belongs to, lets callers wait for it and watch
 * it, cancels and retries it. The work itself is in handlers, run by JobRunner.
 */
import { Repeater } from '@graphql-yoga/subscription';
import { sql } from 'kysely';
import { type Actor, systemActor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import type { Notifications } from '../../platform/db/notifications.ts';
import { conflict, notFound } from '../../platform/errors/app-error.ts';
import type { JobContract } from '../../platform/jobs/job-contract.ts';
import type { JobQueue } from '../../platform/jobs/queue.ts';
import { FINISHED } from './job/finished.ts';
import { type JobKind, JobState } from './job/job.entity.ts';
import { findJob } from './job/job.reads.ts';
import type { Job } from './job/job.type.ts';
import type { JobsTables } from './jobs.tables.ts';

export const JOB_CHANNEL = 'igny8_job';
export const MAX_WAIT_SECONDS = 60;

const SETTLED: readonly JobState[] = [JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED];
export const isSettled = (state: JobState): boolean => SETTLED.includes(state);

/** Refuses work for a site that is switched off. Jobs know no sites, so it is given to them. */
export type RequireActive = (siteId: string) => Promise<void>;

export class JobService {
  readonly #db: Database;
  readonly #queue: JobQueue;
  readonly #notifications: Notifications;
  readonly #contracts: Map<string, JobContract>;
  readonly #requireActive: RequireActive;
  readonly #ending = new AbortController();

  constructor(db: Database, queue: JobQueue, notifications: Notifications, contracts: JobContract[], requireActive: RequireActive) {
    this.#requireActive = requireActive;
    this.#db = db;
    this.#queue = queue;
    this.#notifications = notifications;
    this.#contracts = new Map(contracts.map((contract) => [contract.kind, contract]));
  }

  /** @returns the id of the job, which starts when the unit of work commits. */
  async begin<P extends Record<string, unknown>>(
    uow: UnitOfWork,
    siteId: string,
    contract: JobContract<P>,
    payload: P,
    total: number | null = null,
  ): Promise<string> {
    await uow.em.flush();
    const jobId = newId();
    const queueJobId = await this.#queue.send(uow.em, contract as unknown as JobContract, jobId);
    await uow
      .rows<JobsTables>()
      .insertInto('job')
      .values({
        id: jobId,
        site_id: siteId,
        kind: contract.kind as JobKind,
        payload: JSON.stringify(contract.payload.parse(payload)) as never,
        total,
        queue_job_id: queueJobId,
      })
      .execute();
    await uow.notify(JOB_CHANNEL, `${siteId}:${jobId}`);
    return jobId;
  }

  async get(actor: Actor, id: string): Promise<Job> {
    const job = await findJob(this.#db, id);
    if (!job || !actor.reaches(job.site_id)) throw notFound('job', id);
    return job;
  }

  /** What the handler last kept: for a settled job, what it left behind. */
  async checkpointOf<T>(id: string): Promise<T | null> {
    const row = await this.#db.rows<JobsTables>().selectFrom('job').select('checkpoint').where('id', '=', id).executeTakeFirst();
    return (row?.checkpoint ?? null) as T | null;
  }

  /** The process ends: who waits for a job is answered as it stands, as when the time is up. */
  endWaits(): void {
    this.#ending.abort();
  }

  /** Answers the job when it has settled, or as it stands after `seconds`. */
  async waitFor(actor: Actor, id: string, seconds: number): Promise<Job> {
    const job = await this.get(actor, id);
    const limit = Math.min(seconds, MAX_WAIT_SECONDS) * 1000;
    if (limit <= 0 || isSettled(job.state)) return job;
    const watched = await this.watch(actor, id);
    const end = () => void watched.return();
    const timer = setTimeout(end, limit);
    this.#ending.signal.addEventListener('abort', end, { once: true });
    if (this.#ending.signal.aborted) end();
    let last = job;
    for await (const next of watched) last = next;
    clearTimeout(timer);
    this.#ending.signal.removeEventListener('abort', end);
    return last;
  }

  /**
   * The job now, and again at each change until it has settled.
   * @throws NOT_FOUND at once, for one that is not there or is out of reach.
   */
  async watch(actor: Actor, id: string): Promise<Repeater<Job>> {
    await this.get(actor, id);
    return new Repeater<Job>(async (push, stop) => {
      const send = async () => {
        const job = await findJob(this.#db, id);
        if (job) await push(job);
        if (!job || isSettled(job.state)) stop();
      };
      const unlisten = this.#listen((_, jobId) => jobId === id, send);
      void send().catch(stop);
      await stop;
      unlisten();
    });
  }

  /** Every change of any job of a site; after a gap, each that is open. */
  watchSite(actor: Actor, siteId: string): Repeater<Job> {
    actor.requireSite(siteId);
    return new Repeater<Job>(async (push, stop) => {
      const unlisten = this.#listen(
        (changedSite) => changedSite === siteId,
        async (jobId) => {
          const ids = jobId ? [jobId] : await this.#openJobs(siteId);
          for (const id of ids) {
            const job = await findJob(this.#db, id);
            if (job) await push(job);
          }
        },
      );
      await stop;
      unlisten();
    });
  }

  async cancel(actor: Actor, id: string): Promise<Job> {
    const job = await this.get(actor, id);
    if (isSettled(job.state)) throw conflict('This job has already settled, so there is nothing to stop.');
    actor.requireScope(this.#contracts.get(job.kind)?.scope ?? 'admin');
    const row = await this.#db
      .rows<JobsTables>()
      .updateTable('job')
      .set((eb) => ({ state: JobState.CANCELLED, finished_at: eb.fn<string>('now'), message: `Stopped by ${actor.name}.` }))
      .where('id', '=', id)
      .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
      .returning(['queue_job_id', 'kind'])
      .executeTakeFirst();
    if (row?.queue_job_id) await this.#queue.cancel(row.kind, row.queue_job_id);
    await this.announce(job.site_id, id);
    return this.get(actor, id);
  }

  /** Runs a settled job again from its checkpoint; what succeeded before is not done twice. */
  async retry(actor: Actor, id: string): Promise<Job> {
    const job = await this.get(actor, id);
    if (!isSettled(job.state)) throw conflict('This job is still at work. Cancel it first, or wait.');
    if (job.state === JobState.SUCCEEDED && job.failed === 0)
      throw conflict('Everything in this job succeeded, so there is nothing to retry.');
    const contract = this.#contracts.get(job.kind);
    if (!contract) throw conflict(`This version can't run a job of the kind ${job.kind}.`);
    if (job.state === JobState.SUCCEEDED && contract.whenAllIsTried) throw conflict(contract.whenAllIsTried);
    actor.requireScope(contract.scope);
    await this.#requireActive(job.site_id);
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<JobsTables>();
      const queueJobId = await this.#queue.send(uow.em, contract, id);
      const again = await rows
        .updateTable('job')
        .set({
          state: JobState.QUEUED,
          queue_job_id: queueJobId,
          started_at: null,
          finished_at: null,
          message: null,
          failed: 0,
          checkpoint: sql`nullif(checkpoint, ${JSON.stringify(FINISHED)}::jsonb)`,
        })
        .where('id', '=', id)
        .where('state', 'in', SETTLED)
        .executeTakeFirst();
      // Somebody else was quicker; the queue entry goes with this transaction.
      if (again.numUpdatedRows === 0n) throw conflict('This job was started again a moment ago.');
      await rows.deleteFrom('job_item').where('job_id', '=', id).where('state', '=', 'failed').execute();
      await uow.notify(JOB_CHANNEL, `${job.site_id}:${id}`);
    });
    return this.get(actor, id);
  }

  /** Stops all that is at work for a site: it was made inactive. */
  async cancelAll(siteId: string): Promise<void> {
    for (const id of await this.#openJobs(siteId)) await this.cancel(systemActor, id).catch(() => undefined);
  }

  async #openJobs(siteId: string): Promise<string[]> {
    const open = await this.#db
      .rows<JobsTables>()
      .selectFrom('job')
      .select('id')
      .where('site_id', '=', siteId)
      .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
      .orderBy('id')
      .execute();
    return open.map((row) => row.id);
  }

  async announce(siteId: string, id: string): Promise<void> {
    await this.#db.unitOfWork((uow) => uow.notify(JOB_CHANNEL, `${siteId}:${id}`));
  }

  /** Calls back one change after the other; without ids when some may have been missed. */
  #listen(wanted: (siteId?: string, jobId?: string) => boolean, changed: (jobId?: string) => Promise<void>): () => void {
    let queue = Promise.resolve();
    const run = (jobId?: string) => {
      queue = queue.then(() => changed(jobId)).catch(() => undefined);
    };
    const stops = [
      this.#notifications.on(JOB_CHANNEL, (payload) => {
        const [siteId, jobId] = payload.split(':');
        if (wanted(siteId, jobId)) run(jobId);
      }),
      this.#notifications.onGap(() => run()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
