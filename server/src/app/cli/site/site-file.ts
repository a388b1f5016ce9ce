/** Writes one site into an archive, as it was at one moment; people are known in it by traces, never by their addresses. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import type { ArchiveWriter } from '../../../platform/backup/archive.ts';
import { backUp } from '../../../platform/backup/back-up.ts';
import { quoted, type Table, tablesOf } from '../../../platform/backup/catalog.ts';
import type { Checks } from '../../../platform/backup/manifest.ts';
import type { Source } from '../../../platform/backup/rows.ts';
import { StartupError } from '../../../platform/errors/startup-error.ts';
import { productVersion } from '../../version.ts';
import { CARRIED } from './site-tables.ts';

export interface ExportedSite {
  id: string;
  name: string;
  url: string;
}

/** What the people are called in a file. */
const PEOPLE_ENTRY = 'people.json';
const people = z.array(z.object({ id: z.uuid(), trace: z.string() }));
export type People = z.infer<typeof people>;

/** Enough to know somebody again who has an account elsewhere too; an address that is not guessed can't be read from it. */
export const traceOf = (siteId: string, email: string): string =>
  createHash('sha256').update(`${siteId} ${email.toLowerCase()}`).digest('hex');

/** The tables of a site that this database has, in the order in which they go in. */
export async function carriedTables(client: pg.ClientBase): Promise<Table[]> {
  const there = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  return Object.keys(CARRIED).flatMap((name) => there.get(name) ?? []);
}

/** @param extras where they are of another file: its people. */
export async function writeSite(
  client: pg.ClientBase,
  archive: ArchiveWriter,
  site: ExportedSite,
  extras?: Map<string, Buffer>,
): Promise<Checks> {
  const tables = (await carriedTables(client)).map((table) => sourceOf(table, site.id));
  const known = extras ?? new Map([[PEOPLE_ENTRY, Buffer.from(JSON.stringify(await peopleOf(client, site.id)))]]);
  const checks = await backUp(client, archive, { tables, version: productVersion(), extras: known, site });
  if (checks.tables.find(({ name }) => name === 'site')?.rows !== 1) throw new StartupError(`${site.name} was deleted meanwhile.`);
  return checks;
}

function sourceOf(table: Table, siteId: string): Source {
  const { name, columns } = table;
  const { where = 'true', empty = [] } = CARRIED[name] ?? {};
  const values = columns.map((column) => (empty.includes(column) ? 'null' : quoted(column)));
  const ofSite = `${name === 'site' ? 'id' : 'site_id'} = '${siteId}'`;
  return { ...table, query: `select ${values.join(', ')} from public.${quoted(name)} where ${ofSite} and ${where}` };
}

/** Whom its rows name, but for those whose account is closed. */
async function peopleOf(client: pg.ClientBase, siteId: string): Promise<People> {
  const named = Object.entries(CARRIED).flatMap(([table, { people: columns = [] }]) =>
    columns.map((column) => `select ${quoted(column)} from ${quoted(table)} where site_id = $1`),
  );
  const { rows } = await client.query<{ id: string; email: string }>(
    `select id, email from app_user as person where to_jsonb(person) ->> 'deleted_at' is null and id in (${named.join(' union ')})`,
    [siteId],
  );
  return rows.map(({ id, email }) => ({ id, trace: traceOf(siteId, email) }));
}

/** @returns nobody where the file names none. */
export function peopleIn(extras: Map<string, Buffer>): People {
  const entry = extras.get(PEOPLE_ENTRY);
  return entry ? people.parse(JSON.parse(entry.toString('utf8'))) : [];
}
