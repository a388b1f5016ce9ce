/**
 * An export of an earlier version, as this one would have written it: it goes through the migrations in a database beside the
 * installation's own, which is dropped afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { writeArchive } from '../../../platform/backup/archive.ts';
import { quoted } from '../../../platform/backup/catalog.ts';
import { restoreInto } from '../../../platform/backup/restore.ts';
import { type Verified, verifyArchive } from '../../../platform/backup/verify.ts';
import { StartupError } from '../../../platform/errors/startup-error.ts';
import type { OpenDatabase } from '../database.ts';
import { migrationNames, openOrm } from '../product.ts';
import { type ExportedSite, writeSite } from './site-file.ts';

export interface SiteFile extends Verified {
  file: string;
}

/** @param use is given the file itself where it is of this version, else one that is there as long as `use` runs. */
export async function usingUpToDate(
  given: SiteFile,
  database: OpenDatabase,
  say: (line: string) => void,
  use: (site: SiteFile) => Promise<void>,
): Promise<void> {
  if (given.head.migrations.length === migrationNames.length) return use(given);
  say(`The export is of an earlier version (IGNY8 ${given.head.version}): bringing it up to date`);
  const folder = await mkdtemp(path.join(tmpdir(), 'igny8-import-'));
  try {
    const file = path.join(folder, 'up-to-date.tar.gz');
    await besideIt(database, given.head.version, (url) => rewrite(given, url, file));
    await use({ ...(await verifyArchive(file)), file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function besideIt({ client, url }: OpenDatabase, version: string, work: (url: string) => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select left(current_database(), 50) || '_import_site' as name`);
  const name = rows[0]?.name as string;
  try {
    // Left there by one that was killed. One that somebody is at is not dropped.
    await client.query(`drop database if exists ${quoted(name)}`);
    await client.query(`create database ${quoted(name)}`);
  } catch (error) {
    throw new StartupError(
      `That takes a database of its own beside this one for a moment (${name}), which can't be made: ${(error as Error).message}. Let the database user make one (ALTER ROLE … CREATEDB), or import the file with IGNY8 ${version}, start this version there and export it again.`,
    );
  }
  try {
    const beside = new URL(url);
    beside.pathname = `/${encodeURIComponent(name)}`;
    await work(beside.toString());
  } finally {
    await client.query(`drop database if exists ${quoted(name)} with (force)`).catch(() => undefined);
  }
}

async function rewrite({ file, ...verified }: SiteFile, url: string, newer: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const orm = await openOrm(url);
    const restore = { file, verified, orm, client, schemasToDrop: [], afterLoad: async () => undefined, say: () => undefined };
    await restoreInto(restore).finally(() => orm.close());
    const site = verified.head.site as ExportedSite;
    await writeArchive(newer, async (archive) => void (await writeSite(client, archive, site, verified.extras)));
  } finally {
    await client.end();
  }
}
