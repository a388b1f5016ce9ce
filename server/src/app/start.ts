/** Brings the program up part by part, and down again in the reverse order. */
import type { AddressInfo } from 'node:net';
import { JOB_CHANNEL } from '../modules/jobs/index.ts';
import { type Config, readConfig } from '../platform/config/config.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres.ts';
import { migrate } from '../platform/db/migrate.ts';
import { Notifications } from '../platform/db/notifications.ts';
import { connectOrm } from '../platform/db/orm.ts';
import { StartupError } from '../platform/errors/startup-error.ts';
import { JobQueue } from '../platform/jobs/queue.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { migrations } from '../migrations/index.ts';
import { entities, upwardLinks } from './entities.ts';
import { createHttpServer } from './http.ts';
import { jobContracts, jobRegistrations } from './jobs.ts';
import { buildApiSchema } from './schema.ts';
import { createServices, type Services } from './services.ts';

export interface StartOptions {
  config?: Config;
  /** A line for the person at the terminal. */
  say?: (line: string) => void;
  onQuery?: (sql: string) => void;
}

export interface Running {
  services: Services;
  stop(): Promise<void>;
}

export interface RunningServer extends Running {
  /** Where browsers reach it. */
  url: string;
}

/** Database, queue and services: what both entries share. */
export async function startServices({ config = readConfig(process.env), say = () => undefined, onQuery }: StartOptions): Promise<Running> {
  const log = createLogger(config.logLevel);
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of stops.splice(0).reverse()) await close();
  };
  try {
    let url = config.databaseUrl;
    if (!url) {
      say('Starting PostgreSQL');
      const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
      stops.push(() => postgres.stop());
      url = postgres.url;
    }
    const orm = await connectOrm({ url, entities, upwardLinks, migrations, ...(onQuery && { onQuery }) });
    stops.push(() => orm.close());
    await migrate(orm, say);
    const notifications = new Notifications(url, log);
    await notifications.start([JOB_CHANNEL]);
    stops.push(() => notifications.close());
    const queue = new JobQueue(url, log);
    await queue.start(jobContracts);
    const services = createServices({ config, orm, queue, notifications, log });
    stops.push(async () => {
      // Jobs that end in time still need their connections.
      await queue.stop();
      await services.sandbox.stop();
      await services.outgoing.close();
    });
    return { services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function startWorker(services: Services): Promise<void> {
  await services.runner.start(jobRegistrations(services));
}

export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const running = await startServices(options);
  const { services } = running;
  const { config } = services;
  try {
    const schema = await buildApiSchema(services);
    if (config.runWorker) await startWorker(services);
    const app = await createHttpServer(services, schema);
    await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
      throw new StartupError(listenFault(error, config));
    });
    const { port } = app.server.address() as AddressInfo;
    return {
      services,
      url: config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      stop: async () => {
        app.server.closeIdleConnections();
        const forced = setTimeout(() => app.server.closeAllConnections(), 3_000);
        await app.close();
        clearTimeout(forced);
        services.runner.stop();
        await running.stop();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function listenFault(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} on ${host} is in use by another program. Stop it, or set PORT to another one.`;
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${host}. Set HOST to one that it has.`;
  return `Could not listen on ${host}:${port}: ${error.message}.`;
}
