/** `igny8 backup FILE`: everything that the product keeps in its database, in one file, while it goes on. */
import { statSync } from 'node:fs';
import { writeArchive } from '../../platform/backup/archive.ts';
import { backUp } from '../../platform/backup/back-up.ts';
import type { Checks } from '../../platform/backup/manifest.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';
import { productVersion } from '../version.ts';
import type { CommandRun } from './command.ts';
import { endWhenStopped, openDatabase } from './database.ts';
import { KEY_ENTRY } from './key-file.ts';
import { productTables, requireKnownDatabase } from './product.ts';
import { lockedSecrets } from './sealed-secrets.ts';
import { bytes, count, listed, seconds } from './spoken.ts';

export async function backupCommand({ config, file, flags, say, signal }: CommandRun): Promise<void> {
  const started = performance.now();
  const database = await openDatabase(config);
  endWhenStopped(database.client, signal);
  try {
    await requireKnownDatabase(database.client);
    const { own, foreign } = await productTables(database.client);
    const extras = new Map<string, Buffer>();
    if (flags.withKey) {
      const locked = await lockedSecrets(database.client, config.secretKey);
      if (locked.length > 0)
        throw new StartupError(
          `The key here does not open ${listed(locked)}, so it is not the one to keep. Check IGNY8_SECRET_KEY and DATA_DIR.`,
        );
      extras.set(KEY_ENTRY, Buffer.from(config.secretKey));
    }
    let checks: Checks | undefined;
    await writeArchive(
      file,
      async (archive) => {
        checks = await backUp(database.client, archive, { tables: own, version: productVersion(), extras });
      },
      signal,
    );
    const rows = checks?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
    say(`Backed up to ${file}: ${count(rows, 'row')}, ${bytes(statSync(file).size)}, in ${seconds(performance.now() - started)}.`);
    if (foreign.length > 0) say(`Not in it, for they are no tables of IGNY8: ${listed(foreign)}.`);
    say(
      flags.withKey
        ? 'The secret key is in it: who has this file can read your WordPress and AI secrets. Keep it as you would keep those.'
        : `The secret key is not in it, and without that the WordPress and AI secrets in it can't be read: keep ${config.secretKeyFile ?? 'IGNY8_SECRET_KEY'} beside it, in another place.`,
    );
  } finally {
    await database.close();
  }
}
