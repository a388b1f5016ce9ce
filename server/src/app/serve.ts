/** Serves: the GraphQL API, the dashboard and, unless IGNY8_WORKER is off, the workers. */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { systemActor } from '../platform/access/actor.ts';
import type { Config } from '../platform/config/config.ts';
import { StartupError } from '../platform/errors/startup-error.ts';
import { createHttpServer } from './http.ts';
import { buildApiSchema } from './schema.ts';
import { HAND_BACK_MS, type Running, type StartOptions, startServices, startWorker } from './start.ts';

export interface RunningServer extends Running {
  /** Where browsers reach it. */
  url: string;
  schema: GraphQLSchema;
}

/** How long a request that is under way may take to its answer. */
const REQUESTS_MS = 15_000;

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
    // Its sites would be down until somebody asked for it; the program does not wait for it.
    void services.sandbox.resume(systemActor).catch((error) => {
      // Ctrl-C ends it too.
      if (!services.health.isDraining) services.log.warn({ err: error }, 'the sandbox did not start again');
    });
    const { port } = app.server.address() as AddressInfo;
    return {
      services,
      schema,
      url: config.publicUrl ?? `http://${hostInUrl(config.host)}:${port}`,
      stop: async () => {
        services.health.drain();
        // Those who ask meanwhile are answered: not everybody has heard yet.
        await sleep(config.drainSeconds * 1000);
        const handedBack = services.runner.stop(HAND_BACK_MS);
        services.jobs.endWaits();
        const forced = setTimeout(() => app.server.closeAllConnections(), REQUESTS_MS);
        await app.close();
        clearTimeout(forced);
        await handedBack;
        await running.stop();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Who listens at all addresses is reached from this machine at its own: no browser opens 0.0.0.0 everywhere. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function listenFault(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} on ${host} is in use by another program. Stop it, or set PORT to another one.`;
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${host}. Set HOST to one that it has.`;
  return `Could not listen on ${host}:${port}: ${error.message}.`;
}
