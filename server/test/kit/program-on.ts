/** The program on a database that the test has made itself; where a copy of the template serves, `startApi` is the one to use. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../src/app/serve.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { ADMIN_TOKEN, type Json } from './api.ts';

export interface ProgramOn {
  /** Sends an operation that must succeed, and gives back its data. */
  ok(query: string, variables?: Json): Promise<Json>;
  stop(): Promise<void>;
}

export async function startProgramOn(databaseUrl: string): Promise<ProgramOn> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-on-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    IGNY8_ADMIN_TOKEN: ADMIN_TOKEN,
    IGNY8_LOG_LEVEL: 'error',
  });
  const server = await startServer({ config });
  return {
    ok: async (query, variables = {}) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Json;
      if (errors) throw new Error(`The operation failed: ${JSON.stringify(errors, null, 1)}`);
      return data;
    },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
