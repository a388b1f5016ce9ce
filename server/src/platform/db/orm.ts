/** Connects MikroORM to PostgreSQL with the product's conventions. Knows no entity: the composition root brings them. */
import type { EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { DatabaseConnection } from 'kysely';
import { makeInterruptible } from './interruption.ts';
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
    // At the connection: neither the ORM nor Kysely passes it by.
    onCreateConnection: async (created) => {
      const connection = created as DatabaseConnection;
      makeInterruptible(connection);
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
