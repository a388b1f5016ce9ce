/** `igny8 verify FILE`: whether a backup, or an export of a site, is whole; without a database. */
import { statSync } from 'node:fs';
import { type Verified, verifyArchive } from '../../platform/backup/verify.ts';
import type { CommandRun } from './command.ts';
import { bytes, count } from './spoken.ts';

export async function verifyCommand({ file, say, signal }: Pick<CommandRun, 'file' | 'say' | 'signal'>): Promise<Verified> {
  const verified = await verifyArchive(file, signal);
  const { head, checks } = verified;
  const rows = checks.tables.reduce((sum, table) => sum + table.rows, 0);
  const what = head.site ? `an export of ${head.site.name}` : 'a backup';
  say(
    `${file} is whole: ${what} of ${head.madeAt}, IGNY8 ${head.version}, PostgreSQL ${head.postgres}, ${count(rows, 'row')}, ${bytes(statSync(file).size)}.`,
  );
  return verified;
}
