/** The database that a command works on: that of DATABASE_URL, or the built-in one, beside the program that runs it or started for the time. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../../platform/config/config.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';

export interface OpenDatabase {
  url: string;
  client: pg.Client;
  close(): Promise<void>;
}

/** @param make whether a built-in database may be made where there is none yet. */
export async function openDatabase(config: Config, { make = false } = {}): Promise<OpenDatabase> {
  const { url, stop } = await findDatabase(config, make);
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'igny8-cli' });
  // A connection that breaks fails the statement under way, which tells it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await stop();
    throw new StartupError(`The database can't be reached: ${(error as Error).message}. Check DATABASE_URL.`);
  }
  return {
    url,
    client,
    close: async () => {
      await client.end().catch(() => undefined);
      await stop();
    },
  };
}

async function findDatabase({ databaseUrl, dataDir }: Config, make: boolean): Promise<{ url: string; stop: () => Promise<void> }> {
  const stop = async () => undefined;
  if (databaseUrl) return { url: databaseUrl, stop };
  const running = runningEmbeddedPostgres(dataDir);
  if (running) return { url: running, stop };
  const isThere = ['postgres', 'postgres.location'].some((name) => existsSync(path.join(dataDir, name)));
  if (!isThere && !make) {
    throw new StartupError(
      `There is no database in ${dataDir}. Set DATA_DIR to the folder of your IGNY8, or DATABASE_URL to its database.`,
    );
  }
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  return { url: postgres.url, stop: () => postgres.stop() };
}

/**
 * Ends the connection when the person stops the command: a statement under way fails with it, and its transaction is rolled back.
 *
 * @returns what to call from where on there is nothing to roll back.
 */
export function endWhenStopped(client: pg.Client, signal: AbortSignal | undefined): () => void {
  const end = () => void client.end().catch(() => undefined);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  return () => signal?.removeEventListener('abort', end);
}

/** Programs that have this database open, by the connection that each keeps. */
export async function programsOn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ programs: number }>(
    `select count(*)::int as programs from pg_stat_activity where datname = current_database() and application_name = 'igny8-listen'`,
  );
  return rows[0]?.programs ?? 0;
}
