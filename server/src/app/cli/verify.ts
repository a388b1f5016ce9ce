/** `igny8 verify FILE`: whether a backup is whole, without a database. */
import { statSync } from 'node:fs';
import { type Verified, verifyArchive } from '../../platform/backup/verify.ts';
import type { CommandRun } from './command.ts';
import { bytes, count } from './spoken.ts';

export async function verifyCommand({ file, say }: Pick<CommandRun, 'file' | 'say'>): Promise<Verified> {
  const verified = await verifyArchive(file);
  const { head, checks } = verified;
  const rows = checks.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `${file} is whole: a backup of ${head.madeAt}, IGNY8 ${head.version}, PostgreSQL ${head.postgres}, ${count(rows, 'row')}, ${bytes(statSync(file).size)}.`,
  );
  return verified;
}
