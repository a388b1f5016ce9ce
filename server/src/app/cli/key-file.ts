/** The secret key in a backup, and back in its file. A key that was there before is never written over: what it sealed would be lost. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import type { Config } from '../../platform/config/config.ts';

/** What the key is called in a backup. */
export const KEY_ENTRY = 'secret-key';

/**
 * @param kept the key in the backup, where it has one.
 * @returns the key that this installation has from now on.
 */
export function putKeyBack(
  { secretKey, secretKeyFile }: Pick<Config, 'secretKey' | 'secretKeyFile'>,
  kept: string | undefined,
  say: (line: string) => void,
): string {
  if (kept === undefined || kept === secretKey) return secretKey;
  if (secretKeyFile === undefined) {
    say(`The key in the backup is another than IGNY8_SECRET_KEY. Set it to that one: tar xzOf FILE ${KEY_ENTRY}`);
    return secretKey;
  }
  const aside = existsSync(secretKeyFile) ? freeNameBeside(secretKeyFile) : undefined;
  if (aside) renameSync(secretKeyFile, aside);
  writeFileSync(`${secretKeyFile}.new`, kept, { mode: 0o600 });
  renameSync(`${secretKeyFile}.new`, secretKeyFile);
  say(`The backup's key is in ${secretKeyFile} now${aside ? `; the one before is kept in ${aside}` : ''}.`);
  return kept;
}

function freeNameBeside(file: string): string {
  for (let number = 1; ; number++) {
    const name = `${file}.before-restore-${number}`;
    if (!existsSync(name)) return name;
  }
}
