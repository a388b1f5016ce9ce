/**
 * The real program on a database of its own: `const api = await startApi()` in beforeAll, `api.stop()` in afterAll.
 * Tests speak GraphQL to it over HTTP, as any other program would.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { startServer } from '../../src/app/serve.ts';
import type { Services } from '../../src/app/services.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { sqlState } from '../../src/platform/db/database.ts';
import { workNow } from '../../src/platform/telemetry/work.ts';
import { connected, TEMPLATE, withDatabase } from './postgres.ts';

export const ADMIN_TOKEN = 'the-owner-of-the-tests-0000';

/** JSON whose shape the test itself knows: that of its query. */
// biome-ignore lint/suspicious/noExplicitAny: typing each answer would repeat each query.
export type Json = Record<string, any>;

export interface GraphQLAnswer<T = Json> {
  status: number;
  data: T;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; fieldErrors?: { path: string; message: string }[] } & Record<string, unknown>;
  }[];
}

export interface TestApi {
  url: string;
  services: Services;
  databaseUrl: string;
  /** Sends an operation and gives back what came, errors included. `token: null` sends none. */
  send(query: string, variables?: Record<string, unknown>, options?: { token?: string | null }): Promise<GraphQLAnswer>;
  /** Sends an operation that must succeed, and gives back its data. */
  ok(query: string, variables?: Record<string, unknown>, options?: { token?: string | null }): Promise<GraphQLAnswer['data']>;
  /** Sends an operation that must fail, and gives back the first error's code and message. */
  fails(
    query: string,
    variables?: Record<string, unknown>,
    options?: { token?: string | null },
  ): Promise<{ code: string; message: string; path: string | undefined }>;
  /** The SQL statements of the requests that `work` sends; what a worker asks meanwhile is its own. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  sql<Row = Json>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export async function startApi(env: Record<string, string> = {}): Promise<TestApi> {
  const database = await copyDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-api-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    IGNY8_ADMIN_TOKEN: ADMIN_TOKEN,
    IGNY8_LOG_LEVEL: 'error',
    // Tests ask faster than people and programs do.
    IGNY8_RATE_LIMIT: 'off',
    ...env,
  });
  let watched: string[] | undefined;
  const server = await startServer({ config, onQuery: (line) => workNow()?.requestId && watched?.push(line) });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });

  const send: TestApi['send'] = async (query, variables = {}, { token = ADMIN_TOKEN } = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, 'status'>) };
  };

  return {
    url: server.url,
    services: server.services,
    databaseUrl: database.url,
    send,
    ok: async (query, variables, options) => {
      const answer = await send(query, variables, options);
      if (answer.errors) throw new Error(`The operation failed: ${JSON.stringify(answer.errors, null, 1)}`);
      return answer.data;
    },
    fails: async (query, variables, options) => {
      const { errors } = await send(query, variables, options);
      const [error] = errors ?? [];
      if (!error) throw new Error('The operation succeeded, and should not have.');
      return { code: error.extensions.code, message: error.message, path: error.extensions.fieldErrors?.[0]?.path };
    },
    statements: async (work) => {
      const seen: string[] = [];
      watched = seen;
      await work();
      watched = undefined;
      return seen;
    },
    sql: async (text, values) => (await pool.query(text, values)).rows,
    stop: async () => {
      await pool.end();
      await server.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A database of its own on the suite's PostgreSQL, migrated and empty. */
export async function copyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const base = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copied as files: as it is done by default, each of its pages would go through the log first.
  await once(base, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  return { url: withDatabase(base, name), drop: () => dropDatabase(base, name) };
}

const once = (url: string, statement: string) => connected(url, (client) => client.query(statement));

const INSUFFICIENT_PRIVILEGE = '42501';

/** An autovacuum worker is the superuser's, so nobody else may end it; it is soon done. */
async function dropDatabase(url: string, database: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await once(url, `drop database if exists ${database} with (force)`));
    } catch (error) {
      if (sqlState(error) !== INSUFFICIENT_PRIVILEGE || attempt === 20) throw error;
      await setTimeout(500);
    }
  }
}
