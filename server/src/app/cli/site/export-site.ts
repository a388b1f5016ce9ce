/** `igny8 export-site SITE [FILE]`: one site in one file, while the product goes on. Secrets stay behind. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { writeArchive } from '../../../platform/backup/archive.ts';
import type { Checks } from '../../../platform/backup/manifest.ts';
import type { CommandRun } from '../command.ts';
import { endWhenStopped, openDatabase } from '../database.ts';
import { requireKnownDatabase } from '../product.ts';
import { bytes, count, seconds } from '../spoken.ts';
import { findSiteMeant } from './find-site.ts';
import { writeSite } from './site-file.ts';

/** @param run its file may be a folder, for a file that is called after the site. */
export async function exportSiteCommand({ config, site: meant = '', file: place, say, signal }: CommandRun): Promise<void> {
  const started = performance.now();
  const database = await openDatabase(config);
  endWhenStopped(database.client, signal);
  try {
    await requireKnownDatabase(database.client);
    const site = await findSiteMeant(database.client, meant);
    const file = statSync(place, { throwIfNoEntry: false })?.isDirectory() ? path.join(place, fileNameOf(site.name)) : place;
    let checks: Checks | undefined;
    await writeArchive(
      file,
      async (archive) => {
        checks = await writeSite(database.client, archive, site);
      },
      signal,
    );
    const rows = checks?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
    say(
      `Exported ${site.name} to ${file}: ${count(rows, 'row')}, ${bytes(statSync(file).size)}, in ${seconds(performance.now() - started)}.`,
    );
    say('Its passwords and keys, its webhooks and its jobs are not in it.');
  } finally {
    await database.close();
  }
}

function fileNameOf(site: string): string {
  const plain = site
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain || 'site'}-${new Date().toISOString().slice(0, 10)}.tar.gz`;
}
