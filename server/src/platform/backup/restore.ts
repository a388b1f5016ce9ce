/**
 * Brings a whole backup into a database in one transaction: empties it, makes the tables as they were by the migrations of
 * then, loads them, reads each again and compares it, and goes on with the migrations of now. Whatever fails, the database is
 * as it was before. Needs no superuser: while rows come in, the triggers of the tables are off, and their foreign keys and
 * indexes are away; putting the keys back checks every one of them.
 */
import type { MikroORM } from '@mikro-orm/postgresql';
import { type ControlledTransaction, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { MIGRATION_LOCK } from '../db/migrate.ts';
import { damaged } from './archive.ts';
import { foreignKeysOf, plainIndexesOf, quoted, type Table, tablesOf } from './catalog.ts';
import { copyTables } from './copy-tables.ts';
import type { Checks, Head } from './manifest.ts';
import { prepare, tallyOf } from './rows.ts';
import { difference, type Verified } from './verify.ts';

export interface Restore {
  file: string;
  verified: Verified;
  orm: MikroORM;
  client: pg.Client;
  /** Schemas that are not copied and go with what was there before. */
  schemasToDrop: string[];
  /** What must not be left as it was when the backup was made; no trigger hears of it. */
  afterLoad: (client: pg.Client) => Promise<void>;
  /** Told when all of it is there for good. */
  committed?: () => void;
  say: (line: string) => void;
}

/** Expects a database that has none but the product's own tables, which go. */
export async function restoreInto({ file, verified, orm, client, schemasToDrop, afterLoad, committed, say }: Restore): Promise<void> {
  const { head, checks } = verified;
  // Makes the list of migrations where there is none.
  await orm.migrator.getExecuted();
  await prepare(client);
  const transaction = await begin(client);
  try {
    // A program that starts meanwhile waits for this lock before it looks at the database.
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await empty(client, schemasToDrop);
    await orm.migrator.up({ transaction, to: head.migrations.at(-1) as string });
    const tables = await sameTables(client, file, head);
    await load(client, file, tables, checks, { afterLoad, say });
    await orm.migrator.up({ transaction });
    await transaction.commit().execute();
    committed?.();
  } catch (error) {
    await transaction
      .rollback()
      .execute()
      .catch(() => undefined);
    throw error;
  }
  await client.query('analyze');
}

/** The migrator takes a transaction of Kysely's; rows are copied on the same connection. */
async function begin(client: pg.Client): Promise<ControlledTransaction<object>> {
  const only = { query: client.query.bind(client), release: () => undefined };
  const dialect = new PostgresDialect({ pool: { connect: async () => only as never, end: async () => undefined, options: {} } });
  return new Kysely<object>({ dialect }).startTransaction().execute();
}

async function empty(client: pg.Client, schemasToDrop: string[]): Promise<void> {
  for (const schema of schemasToDrop) await client.query(`drop schema if exists ${quoted(schema)} cascade`);
  const tables = await tablesOf(client);
  if (tables.length > 0) await client.query(`drop table ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} cascade`);
  // Those of extensions stay.
  const { rows } = await client.query<{ signature: string }>(`
    select p.oid::regprocedure::text as signature from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`);
  for (const { signature } of rows) await client.query(`drop function ${signature} cascade`);
  await client.query('delete from migration');
}

/** The tables that the migrations have made, in the order of the file; they must be the ones that it holds, but an export has not all. */
async function sameTables(client: pg.Client, file: string, { tables: wanted, site }: Head): Promise<Table[]> {
  const made = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  for (const { name, columns } of wanted) {
    const has = made.get(name)?.columns ?? [];
    const strange = columns.filter((column) => !has.includes(column));
    if (!made.has(name) || strange.length > 0) throw damaged(file, `the table ${name} is not one of its version: ${strange.join(', ')}`);
  }
  const missing = [...made.keys()].filter((name) => !wanted.some((table) => table.name === name));
  if (!site && missing.length > 0) throw damaged(file, `it has no rows of ${missing.join(', ')}`);
  return wanted;
}

async function load(
  client: pg.Client,
  file: string,
  tables: Table[],
  checks: Checks,
  { afterLoad, say }: Pick<Restore, 'afterLoad' | 'say'>,
): Promise<void> {
  const triggers = async (state: 'disable' | 'enable') => {
    for (const { name } of tables) await client.query(`alter table public.${quoted(name)} ${state} trigger user`);
  };
  await client.query(`set local maintenance_work_mem = '256MB'`);
  const keys = await foreignKeysOf(client);
  const indexes = await plainIndexesOf(client);
  await triggers('disable');
  for (const { table, name } of keys) await client.query(`alter table public.${quoted(table)} drop constraint ${quoted(name)}`);
  for (const { name } of indexes) await client.query(`drop index public.${quoted(name)}`);
  say('Bringing the rows in');
  await copyTables(client, file, tables, (table) => `public.${quoted(table)}`);
  say('Comparing them with the backup');
  for (const table of tables) {
    const wanted = checks.tables.find((check) => check.name === table.name);
    const fault = wanted && difference(wanted, await tallyOf(client, table));
    if (fault) throw damaged(file, `after loading, ${fault}`);
  }
  for (const { name, lastValue, isCalled } of checks.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, lastValue, isCalled]);
  await afterLoad(client);
  say('Making the indexes and checking the keys');
  for (const { definition } of indexes) await client.query(definition);
  for (const { table, name, definition } of keys)
    await client.query(`alter table public.${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  await triggers('enable');
}
