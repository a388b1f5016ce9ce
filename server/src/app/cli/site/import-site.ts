/**
 * `igny8 import-site FILE`: brings an export in as a new site, beside whatever is here, while the product goes on. All of it or
 * nothing: one transaction. It arrives without passwords, and never at work on its own.
 */
import type pg from 'pg';
import { damaged } from '../../../platform/backup/archive.ts';
import { land, stage } from '../../../platform/backup/bring-in.ts';
import { migrationsOf, quoted, type Table } from '../../../platform/backup/catalog.ts';
import { Format } from '../../../platform/backup/manifest.ts';
import { prepare } from '../../../platform/backup/rows.ts';
import { verifyArchive } from '../../../platform/backup/verify.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import { StartupError } from '../../../platform/errors/startup-error.ts';
import type { CommandRun } from '../command.ts';
import { endWhenStopped, openDatabase } from '../database.ts';
import { migrationNames, openOrm, requireFormat, requireKnownDatabase, requireKnownFile } from '../product.ts';
import { count, listed, seconds } from '../spoken.ts';
import { type SiteFile, usingUpToDate } from './bring-up-to-date.ts';
import { addressKey } from './find-site.ts';
import { knowPeople, leaveOutStrangers, type OfStrangers } from './known-people.ts';
import { makeIdsMove, moved } from './moved-ids.ts';
import { columnTypes, landingOf, type NewSite } from './new-values.ts';
import { carriedTables, type ExportedSite, peopleIn } from './site-file.ts';

const LONGEST_NAME = 100;

export async function importSiteCommand({ config, file: given, flags, say, signal }: CommandRun): Promise<void> {
  const started = performance.now();
  const newName = flags.name?.trim();
  if (newName !== undefined && (newName === '' || newName.length > LONGEST_NAME))
    throw new StartupError(`A site needs a name of 1 to ${LONGEST_NAME} characters.`);
  const verified = await verifyArchive(given, signal);
  requireFormat(given, verified.head, Format.SITE);
  requireKnownFile(given, verified.head);
  const database = await openDatabase(config, { make: true });
  try {
    await makeReady(database, say);
    await usingUpToDate({ ...verified, file: given }, database, say, async (came) => {
      const site = came.head.site as ExportedSite;
      const committed = endWhenStopped(database.client, signal);
      const brought = await bringIn(database.client, came, { ...site, name: newName ?? site.name });
      committed();
      const what = `Imported ${brought.name} as a new site (${brought.id}): ${count(brought.rows, 'row')}`;
      say(`${what}, in ${seconds(performance.now() - started)}. Connect it to WordPress in its settings.`);
      for (const line of remarks(brought)) say(line);
      await database.client.query(`analyze ${came.head.tables.map(({ name }) => quoted(name)).join(', ')}`);
    });
  } finally {
    await database.close();
  }
}

/** A database that holds nothing yet gets its tables; one that an older version is at work on is left to that version. */
async function makeReady({ client, url }: { client: pg.Client; url: string }, say: (line: string) => void): Promise<void> {
  if (!(await migrationsOf(client))?.length) {
    const orm = await openOrm(url);
    await migrate(orm, say).finally(() => orm.close());
  }
  requireThisVersion(await requireKnownDatabase(client));
}

function requireThisVersion(ran: string[]): void {
  if (ran.length < migrationNames.length)
    throw new StartupError('An earlier IGNY8 has run on this database. Start this version on it once, which brings it up to date.');
}

interface Brought extends OfStrangers {
  id: string;
  name: string;
  rows: number;
  /** Sites that were here already, of the same WordPress. */
  twins: ExportedSite[];
}

async function bringIn(client: pg.Client, came: SiteFile, site: ExportedSite): Promise<Brought> {
  const { file, head, checks, extras } = came;
  const tables = await carriedTables(client);
  requireSameTables(file, head.tables, tables);
  await prepare(client);
  await client.query('begin');
  try {
    // Before the last look at the version: no migration changes a table from here on.
    await client.query(`lock table ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} in row exclusive mode`);
    requireThisVersion(await requireKnownDatabase(client));
    // As a large import of posts does: the search takes the texts in when they are there.
    await client.query(`set local igny8.search_later = 'on'`);
    await makeIdsMove(client);
    await stage(client, file, tables, checks.tables);
    await knowPeople(client, site.id, peopleIn(extras));
    const strangers = await leaveOutStrangers(client);
    const twins = await twinsOf(client, site.url);
    const types = await columnTypes(client);
    const newSite: NewSite = { name: site.name, inactive: twins.length > 0 };
    const rows = await land(
      client,
      tables.map((table) => landingOf(table, types, newSite)),
    );
    const { rows: ids } = await client.query<{ id: string }>(`select ${moved('$1')} as id`, [site.id]);
    await client.query('commit');
    return { ...strangers, id: ids[0]?.id as string, name: site.name, rows, twins };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function requireSameTables(file: string, wanted: Table[], here: Table[]): void {
  const printed = (tables: Table[]) => JSON.stringify(tables.map(({ name, columns }) => [name, columns.toSorted()]).toSorted());
  if (printed(wanted) !== printed(here)) throw damaged(file, 'its tables are not those of its version');
}

async function twinsOf(client: pg.Client, url: string): Promise<ExportedSite[]> {
  const { rows } = await client.query<ExportedSite>('select id, name, url from site order by id');
  return rows.filter((site) => addressKey(site.url) === addressKey(url));
}

function* remarks({ twins, buffers, views }: Brought): Generator<string> {
  if (twins.length > 0)
    yield `It is inactive, for the same WordPress is here already (${listed(twins.map(({ name, id }) => `${name}, ${id}`))}), and both would publish to the same posts. Make it active when the other no longer does.`;
  if (buffers > 0) yield `Not in it: ${count(buffers, 'text')} that somebody who has no account here was typing and had not saved.`;
  if (views > 0) yield `Not in it: ${count(views, 'view')} that only people who have no account here could see.`;
}
