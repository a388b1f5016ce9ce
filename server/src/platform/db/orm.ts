/** Connects MikroORM to PostgreSQL with the product's conventions. Knows no entity: the composition root brings them. */
import type { EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { DatabaseConnection } from 'kysely';
import type pg from 'pg';
import type { PoolUse } from '../telemetry/metrics.ts';
import { traceStatements } from '../telemetry/tracing.ts';
import { makeInterruptible } from './interruption.ts';
import { preparingClient } from './prepared-statements.ts';
import { registerSiteSafeSchema, type UpwardLink } from './site-safe-schema.ts';

export interface OrmSettings {
  url: string;
  // biome-ignore lint/suspicious/noExplicitAny: the list holds entities of every shape.
  entities: (EntitySchema<any> | { name: string })[];
  upwardLinks: UpwardLink[];
  // biome-ignore lint/suspicious/noExplicitAny: MikroORM's own type for the list.
  migrations: any[];
  poolSize?: number;
  onQuery?: (sql: string) => void;
  /** Whether each statement is a span of the trace that it runs for. */
  traced?: boolean;
}

export async function connectOrm(settings: OrmSettings): Promise<MikroORM> {
  const options: Options = {
    clientUrl: settings.url,
    entities: settings.entities as never,
    extensions: [Migrator],
    migrations: { migrationsList: settings.migrations, tableName: 'migration', snapshot: false, silent: true },
    // Functions are written in migrations by hand.
    schemaGenerator: { ignoreSchema: ['pgboss'], ignoreRoutines: true },
    ensureDatabase: false,
    pool: { min: 0, max: settings.poolSize ?? 20 },
    forceUtcTimezone: true,
    driverOptions: { Client: preparingClient() },
    // At the connection: neither the ORM nor Kysely passes it by.
    onCreateConnection: async (created) => {
      const connection = created as DatabaseConnection;
      makeInterruptible(connection);
      if (settings.traced) traceStatements(connection);
      if (settings.onQuery) watch(connection, settings.onQuery);
    },
  };
  const orm = await MikroORM.init(options);
  registerSiteSafeSchema(orm as never, settings.upwardLinks);
  return orm as MikroORM;
}

function watch(connection: DatabaseConnection, onQuery: (sql: string) => void): void {
  const { executeQuery } = connection;
  connection.executeQuery = function watched(query, ...rest) {
    onQuery(query.sql);
    return executeQuery.call(this, query, ...rest) as ReturnType<typeof executeQuery<never>>;
  };
}

/** The connections to the database of this process. */
export async function poolUse(orm: MikroORM): Promise<PoolUse> {
  const pool = (await orm.em.getConnection().getNativeClient()) as pg.Pool;
  return { used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount, max: pool.options.max };
}
