/**
 * pg-boss on the product's own PostgreSQL. Owns sending inside a transaction, working with a signal that aborts on
 * cancel, and stopping without losing a run. Knows nothing of Job rows: modules/jobs does.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
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
  /** Whether a failure now will not be retried. */
  lastTry: boolean;
}

const HEARTBEAT_SECONDS = 10;

export class JobQueue {
  readonly #boss: PgBoss;

  constructor(url: string, log: Logger) {
    this.#boss = new PgBoss({
      connectionString: url,
      max: 6,
      application_name: 'igny8-queue',
      useListenNotify: true,
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
    });
    this.#boss.on('error', (error) => log.error({ err: error }, 'the job queue reported an error'));
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
    await this.#boss.work(
      contract.kind,
      {
        localConcurrency: contract.concurrency,
        batchSize: 1,
        pollingIntervalSeconds: 0.5,
        // NOTIFY wakes a waiting worker; what was queued while all were busy is found by this poll.
        notifyPollingIntervalSeconds: 0.5,
        heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 3,
        includeMetadata: true,
      },
      async ([entry]: JobWithMetadata<QueueMessage>[]) => {
        if (!entry) return;
        await handle({
          jobId: entry.data.jobId,
          queueJobId: entry.id,
          signal: entry.signal,
          lastTry: entry.retryCount >= entry.retryLimit,
        });
      },
    );
  }

  /** Aborts a run, wherever it is, and takes a waiting one out of the queue. */
  async cancel(kind: string, queueJobId: string): Promise<void> {
    await this.#boss.cancel(kind, queueJobId);
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }
}
