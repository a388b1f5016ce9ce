/** The port of a worker, for those who watch over it: health and metrics, and nothing else. Loads no GraphQL. */
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { StartupError } from '../platform/errors/startup-error.ts';
import { registerOperationRoutes } from './operation-routes.ts';
import type { Services } from './services.ts';

export interface WorkerPort {
  url: string;
  close(): Promise<void>;
}

/** @returns undefined where no port is set for it. */
export async function watchWorker({ config, log, health, metrics }: Services): Promise<WorkerPort | undefined> {
  const { host, workerPort } = config;
  if (workerPort === undefined) return undefined;
  const app = Fastify({ loggerInstance: log as FastifyBaseLogger, logController: new LogController({ disableRequestLogging: true }) });
  registerOperationRoutes(app, { health, metrics, config });
  await app.listen({ host, port: workerPort }).catch((error: Error) => {
    throw new StartupError(
      `The worker could not listen on ${host}:${workerPort}: ${error.message}. Set IGNY8_WORKER_PORT to another port.`,
    );
  });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close: () => app.close() };
}
