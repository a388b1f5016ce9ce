/**
 * pg-boss on the product's own PostgreSQL. Owns sending inside a transaction, working with a signal that aborts on
 * cancel, and ending without losing a run: what is at work is handed back, and costs it none of its tries. Knows nothing of Job rows: modules/jobs does.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import { asUnavailable } from '../db/unavailable.ts';
import type { Logger } from '../logging/logger.ts';
import type { JobContract } from './job-contract.ts';

/** What a queue entry holds: only the id of the Job row, which has the rest. */
export interface QueueMessage {
  jobId: string;
}

export interface QueueRun {
  jobId: string;
  /** This entry of the queue: a later run of the same job has another. */
  queueJobId: string;
  /** Aborts when the job is cancelled or the process stops. */
  signal: AbortSignal;
  /** Whether it was asked to stop because its process ends: it is no failure of its, and others go on with it. */
  isEnding: () => boolean;
  /** Whether a failure now will not be retried. */
  lastTry: boolean;
}

const HEARTBEAT_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 300;
/** Of each worker, where nothing tells it that there is work. */
const POLL_SECONDS = 0.5;
/** Where NOTIFY does: what is tried again after a pause, or handed back, is found by this. */
const POLL_BESIDE_NOTIFY_SECONDS = 2;
const TELL_AWAY_MS = 30_000;

export class JobQueue {
  readonly #boss: PgBoss;
  readonly #kinds: string[] = [];
  readonly #ending = new AbortController();
  readonly #atWork = new Set<Promise<void>>();
  #toldAway = 0;

  constructor(url: string, log: Logger, traced = false) {
    this.#boss = new PgBoss({
      connectionString: url,
      max: 6,
      application_name: 'igny8-queue',
      useListenNotify: true,
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
      // The trace of a request goes on in the job that it began.
      openTelemetry: { enabled: traced, propagateContext: true },
    });
    this.#boss.on('error', (error) => this.#report(error, log));
  }

  /** Each worker of each queue meets a database that is away twice a second: one line now and then tells as much. */
  #report(error: unknown, log: Logger): void {
    if (!asUnavailable(error)) {
      log.error({ err: error }, 'the job queue reported an error');
    } else if (Date.now() - this.#toldAway >= TELL_AWAY_MS) {
      this.#toldAway = Date.now();
      log.warn({ err: error }, 'the job queue waits for the database');
    }
  }

  async start(contracts: JobContract[]): Promise<void> {
    await this.#boss.start();
    for (const contract of contracts) {
      await this.#boss.createQueue(contract.kind, {
        notify: true,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: 12 * 3600,
        retryLimit: contract.retries,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 60,
      });
    }
  }

  /** Enqueues in the caller's transaction: the work exists only if the change it belongs to does. */
  async send(em: EntityManager, contract: JobContract, jobId: string): Promise<string> {
    const message: QueueMessage = { jobId };
    const id = await this.#boss.send(contract.kind, message, { db: fromKysely(em.getKysely() as never) });
    if (!id) throw new Error(`The queue ${contract.kind} did not take the job ${jobId}.`);
    return id;
  }

  async work(contract: JobContract, handle: (run: QueueRun) => Promise<void>): Promise<void> {
    for (let one = 0; one < contract.concurrency; one += 1) await this.#workBeside(contract, handle);
    this.#kinds.push(contract.kind);
  }

  /** One worker: as many of a kind run at once as there are of these. */
  async #workBeside(contract: JobContract, handle: (run: QueueRun) => Promise<void>): Promise<void> {
    const options = {
      batchSize: 1,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_BESIDE_NOTIFY_SECONDS,
      heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 3,
      includeMetadata: true as const,
    };
    const workerId: string = await this.#boss.work(contract.kind, options, async ([entry]: JobWithMetadata<QueueMessage>[]) => {
      if (!entry) return;
      const work = this.#handle(entry, handle);
      this.#atWork.add(work);
      try {
        await work;
      } finally {
        this.#atWork.delete(work);
        // Others may have been queued while all were busy: it looks at once, and does not wait for its next poll.
        this.#boss.notifyWorker(workerId);
      }
    });
  }

  async #handle(entry: JobWithMetadata<QueueMessage>, handle: (run: QueueRun) => Promise<void>): Promise<void> {
    try {
      await handle({
        jobId: entry.data.jobId,
        queueJobId: entry.id,
        signal: AbortSignal.any([entry.signal, this.#ending.signal]),
        isEnding: () => this.#ending.signal.aborted,
        lastTry: entry.retryCount >= entry.retryLimit,
      });
    } catch (error) {
      if (this.#ending.signal.aborted) await this.#grantAnotherTry(entry, 'at once');
      // Where the database can't be reached at all, it can't be told this either.
      else if (asUnavailable(error)) await this.#grantAnotherTry(entry, 'after a pause').catch(() => undefined);
      throw error;
    }
  }

  /** It was not the work that failed. The queue then takes it back as it takes what failed, and hands it to the next worker. */
  async #grantAnotherTry({ name, id, retryCount }: JobWithMetadata<QueueMessage>, when: 'at once' | 'after a pause'): Promise<void> {
    // What waits for a disk may wait for days, and each of its tries may cost somebody money.
    const pause = when === 'at once' ? 'retry_delay = 0, retry_backoff = false' : `retry_delay_max = ${LONGEST_WAIT_SECONDS}`;
    await this.#boss.getDb().executeSql(
      `update pgboss.job set retry_limit = retry_limit + 1, ${pause}
         where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
      [name, id, retryCount],
    );
  }

  /** Takes no more, and asks what is at work to stop at its next checkpoint. What does not within `ms` is found by its silence. */
  async endWork(ms: number): Promise<void> {
    this.#ending.abort(new Error('This process ends; another one goes on with the job.'));
    await Promise.all(this.#kinds.splice(0).map((kind) => this.#boss.offWork(kind, { wait: false })));
    await Promise.race([Promise.allSettled(this.#atWork), sleep(ms, undefined, { ref: false })]);
  }

  /** Aborts a run, wherever it is, and takes a waiting one out of the queue. */
  async cancel(kind: string, queueJobId: string): Promise<void> {
    await this.#boss.cancel(kind, queueJobId);
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 2_000 });
  }
}
