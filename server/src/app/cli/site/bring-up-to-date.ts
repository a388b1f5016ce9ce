/** An export of an earlier version, as this one would have written it: it goes through the migrations in a database that is thrown away. */
import path from 'node:path';
import pg from 'pg';
import { writeArchive } from '../../../platform/backup/archive.ts';
import { restoreInto } from '../../../platform/backup/restore.ts';
import { type Verified, verifyArchive } from '../../../platform/backup/verify.ts';
import { startEmbeddedPostgres } from '../../../platform/db/embedded-postgres.ts';
import { migrationNames, openOrm } from '../product.ts';
import { type ExportedSite, writeSite } from './site-file.ts';

export interface SiteFile extends Verified {
  file: string;
}

/** @param folder for what is needed on the way; the caller removes it. */
export async function broughtUpToDate(
  given: SiteFile,
  { folder, say }: { folder: string; say: (line: string) => void },
): Promise<SiteFile> {
  const { file, ...verified } = given;
  const { head, extras } = verified;
  if (head.migrations.length === migrationNames.length) return given;
  say(`The export is of an earlier version (IGNY8 ${head.version}): bringing it up to date`);
  const newer = path.join(folder, 'up-to-date.tar.gz');
  const postgres = await startEmbeddedPostgres({ dataDir: folder, fast: true, log: () => undefined });
  const client = new pg.Client(postgres.url);
  try {
    await client.connect();
    const orm = await openOrm(postgres.url);
    const afterLoad = async () => undefined;
    await restoreInto({ file, verified, orm, client, schemasToDrop: [], afterLoad, say: () => undefined }).finally(() => orm.close());
    await writeArchive(newer, async (archive) => void (await writeSite(client, archive, head.site as ExportedSite, extras)));
  } finally {
    await client.end();
    await postgres.stop();
  }
  return { ...(await verifyArchive(newer)), file: newer };
}
