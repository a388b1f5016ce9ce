/** Brings the parts up that every process needs, and down again in the reverse order. Loads no GraphQL: workers run it. */

import { migrations } from '../migrations/index.ts';
import { CONTENT_CHANNEL } from '../modules/content/index.ts';
import { JOB_CHANNEL } from '../modules/jobs/index.ts';
import { WEBHOOK_CHANNEL } from '../modules/webhooks/index.ts';
import { DRAFT_CHANNEL } from '../modules/writer/index.ts';
import { type Config, readConfig } from '../platform/config/config.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres.ts';
import { migrate } from '../platform/db/migrate.ts';
import { Notifications } from '../platform/db/notifications.ts';
import { connectOrm, poolUse } from '../platform/db/orm.ts';
import type { StartupError } from '../platform/errors/startup-error.ts';
import { JobQueue } from '../platform/jobs/queue.ts';
import { queueDepths } from '../platform/jobs/queue-depths.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { Metrics } from '../platform/telemetry/metrics.ts';
import { startTracing } from '../platform/telemetry/tracing.ts';
import { entities, upwardLinks } from './entities.ts';
import { jobContracts, jobRegistrations } from './jobs.ts';
import { createServices, type Services } from './services.ts';
import { productVersion } from './version.ts';

/** How long jobs may take to their next checkpoint when the process ends. */
export const HAND_BACK_MS = 10_000;

export interface StartOptions {
  config?: Config;
  /** A line for the person at the terminal. */
  say?: (line: string) => void;
  /** Told when nothing can go on until a person has mended what the message names. */
  onLost?: (fault: StartupError) => void;
  onQuery?: (sql: string) => void;
}

export interface Running {
  services: Services;
  stop(): Promise<void>;
}

/** Database, queue and services: what both entries share. */
export async function startServices(options: StartOptions): Promise<Running> {
  const { config = readConfig(process.env), say = () => undefined, onLost, onQuery } = options;
  const log = createLogger(config.logLevel);
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of stops.splice(0).reverse()) await close();
  };
  try {
    if (config.tracing) stops.push(await startTracing(config.tracing));
    let url = config.databaseUrl;
    if (!url) {
      say('Starting PostgreSQL');
      const postgres = await startEmbeddedPostgres({
        dataDir: config.dataDir,
        log: (line) => log.info(line),
        warn: (line) => log.warn(line),
        ...(onLost && { onLost }),
      });
      stops.push(() => postgres.stop());
      url = postgres.url;
    }
    const orm = await connectOrm({
      url,
      entities,
      upwardLinks,
      migrations,
      poolSize: config.databaseConnections,
      traced: config.tracing !== undefined,
      ...(onQuery && { onQuery }),
    });
    stops.push(() => orm.close());
    await migrate(orm, say);
    const notifications = new Notifications(url, log);
    await notifications.start([JOB_CHANNEL, CONTENT_CHANNEL, DRAFT_CHANNEL, WEBHOOK_CHANNEL]);
    stops.push(() => notifications.close());
    const queue = new JobQueue(url, log, config.tracing !== undefined);
    await queue.start(jobContracts);
    const metrics = config.metricsToken
      ? new Metrics({ pool: () => poolUse(orm), queue: () => queueDepths(orm), version: productVersion() })
      : undefined;
    const names = migrations.map(({ name }) => name);
    const services = createServices({ config, orm, queue, notifications, log, metrics, migrations: names });
    stops.push(async () => {
      metrics?.stop();
      await queue.stop();
      await services.searchKeeper.stop();
      await services.accessKeeper.stop();
      await services.webhookCourier.stop();
      await services.sandbox.stop();
      await services.outgoing.close();
      await services.replicas.close();
    });
    return { services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function startWorker(services: Services): Promise<void> {
  await services.runner.start(jobRegistrations(services));
  services.searchKeeper.start();
  services.accessKeeper.start();
  services.webhookCourier.start();
}
