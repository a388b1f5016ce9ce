/** One real PostgreSQL for the whole run, with a database that each spec file copies: migrated, and its job queue laid out. */
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { entities, upwardLinks } from '../../src/app/entities.ts';
import { jobContracts } from '../../src/app/jobs.ts';
import { migrations } from '../../src/migrations/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { connectOrm } from '../../src/platform/db/orm.ts';
import { JobQueue } from '../../src/platform/jobs/queue.ts';
import { createLogger } from '../../src/platform/logging/logger.ts';

export const TEMPLATE = 'igny8_template';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, fast: true, log: () => undefined });
  await connected(postgres.url, (client) => client.query(`create database ${TEMPLATE}`));
  const url = withDatabase(postgres.url, TEMPLATE);
  const orm = await connectOrm({ url, entities, upwardLinks, migrations });
  await migrate(orm, () => undefined);
  await orm.close();
  const queue = new JobQueue(url, createLogger('error'));
  await queue.start(jobContracts);
  await queue.stop();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Work on a database by a connection of its own. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
