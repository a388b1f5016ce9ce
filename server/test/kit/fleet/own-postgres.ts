/**
 * A PostgreSQL of a run's own, as durable as people's: it may be killed as `kill -9` does it, and started again on the same data
 * and address. What was committed has to be there then.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/db/embedded-postgres.ts';
import { findPlace, postmasterOf } from '../../../src/platform/db/embedded-postgres-place.ts';
import { hasEnded } from '../../../src/platform/db/processes.ts';

export interface OwnPostgres {
  url: string;
  /** Ends its first process at once; those that served connections end when they see it. */
  kill(): Promise<void>;
  /** After a kill. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Processes of the killed one keep its memory until they have seen that it is gone. */
const START_LIMIT_MS = 30_000;

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-own-postgres-'));
  const launch = () => startEmbeddedPostgres({ dataDir, log: () => undefined });
  let server: EmbeddedPostgres | undefined = await launch();
  const { url } = server;
  return {
    url,
    kill: async () => {
      const pid = postmasterOf(findPlace(dataDir, false).cluster);
      if (pid === undefined) throw new Error('There is no PostgreSQL to kill.');
      process.kill(pid, 'SIGKILL');
      if (!(await hasEnded(pid, 10_000))) throw new Error(`PostgreSQL (process ${pid}) does not end.`);
      await server?.stop();
      server = undefined;
    },
    start: async () => {
      for (const until = Date.now() + START_LIMIT_MS; !server; ) {
        server = await launch().catch(async (error) => {
          if (Date.now() > until) throw error;
          await sleep(200);
          return undefined;
        });
      }
      if (server.url !== url) throw new Error('PostgreSQL came back on another address.');
    },
    stop: async () => {
      await server?.stop();
      const { cluster } = findPlace(dataDir, false);
      await rm(cluster.startsWith(dataDir) ? dataDir : path.dirname(cluster), { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
