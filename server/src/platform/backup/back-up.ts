/**
 * Reads tables into an archive while the program goes on: all of them as they were at one moment, in one transaction that
 * only reads. Memory stays flat: rows pass in parts.
 */
import type pg from 'pg';
import type { ArchiveWriter } from './archive.ts';
import { migrationsOf, quoted, sequencesOf, versionOf } from './catalog.ts';
import { CHECKS, type Checks, Format, HEAD, type Head, jsonOf } from './manifest.ts';
import { copyOut, prepare, type Source } from './rows.ts';

export interface Extent {
  tables: Source[];
  /** Of the program. */
  version: string;
  /** What else goes into the file, by name. */
  extras: Map<string, Buffer>;
  /** Where the tables are those of one site: which. */
  site?: Head['site'];
}

export async function backUp(client: pg.ClientBase, archive: ArchiveWriter, { tables, version, extras, site }: Extent): Promise<Checks> {
  await prepare(client);
  await client.query('begin isolation level repeatable read, read only');
  try {
    // Before the first look at the data, which fixes the moment: no migration changes a table from here on.
    await client.query(`lock table migration, ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} in access share mode`);
    const whole: Head = {
      format: site ? Format.SITE : Format.BACKUP,
      formatVersion: 1,
      version,
      madeAt: new Date().toISOString(),
      postgres: await versionOf(client),
      ...(site && { site }),
      migrations: (await migrationsOf(client)) ?? [],
      tables: tables.map(({ name, columns }) => ({ name, columns })),
    };
    await archive.add(HEAD, jsonOf(whole));
    for (const [name, bytes] of extras) await archive.add(name, bytes);
    const checks: Checks = { tables: [], sequences: [] };
    for (const table of tables) checks.tables.push(await copyOut(client, table, archive));
    if (!site) checks.sequences = await sequencesOf(client);
    await archive.add(CHECKS, jsonOf(checks));
    return checks;
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}
