/** What the commands know of the product: its tables, its migrations. */
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { migrationsOf, type Table, tablesOf } from '../../platform/backup/catalog.ts';
import { Format, type Head } from '../../platform/backup/manifest.ts';
import { connectOrm } from '../../platform/db/orm.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';
import { entities, upwardLinks } from '../entities.ts';

export const migrationNames: readonly string[] = migrations.map((migration) => migration.name);

export const openOrm = (url: string): Promise<MikroORM> => connectOrm({ url, entities, upwardLinks, migrations, poolSize: 2 });

const ownTables = new Set(entities.map((entity) => (entity as { meta: { tableName: string } }).meta.tableName));

/** The tables of the database, the product's own apart from what is not its own. */
export async function productTables(client: pg.ClientBase): Promise<{ own: Table[]; foreign: string[] }> {
  const tables = await tablesOf(client);
  return {
    own: tables.filter(({ name }) => ownTables.has(name)),
    foreign: tables.map(({ name }) => name).filter((name) => !ownTables.has(name)),
  };
}

/** @throws StartupError where no IGNY8 has run on the database, or one that is newer. */
export async function requireKnownDatabase(client: pg.ClientBase): Promise<string[]> {
  const ran = await migrationsOf(client);
  if (!ran?.length) throw new StartupError('No IGNY8 has run on this database yet: it holds nothing of it. Check DATABASE_URL.');
  const unknown = ran.find((name) => !migrationNames.includes(name));
  if (unknown) throw new StartupError(`A newer IGNY8 has run on this database (it knows ${unknown}): use that one.`);
  return ran;
}

/** @throws StartupError where a newer IGNY8 made the file. */
export function requireKnownFile(file: string, head: Head): void {
  if (head.migrations.every((name, at) => migrationNames[at] === name) && head.migrations.length > 0) return;
  throw new StartupError(`${file} was made by IGNY8 ${head.version}, which is newer than this one: install that version, or a later one.`);
}

/** @throws StartupError naming the command that the file is for. */
export function requireFormat(file: string, { format }: Head, wanted: Format): void {
  if (format === wanted) return;
  throw new StartupError(
    format === Format.SITE
      ? `${file} is an export of one site, not a backup: bring it in with igny8 import-site.`
      : `${file} is a backup of everything, not an export of one site: bring it back with igny8 restore.`,
  );
}
