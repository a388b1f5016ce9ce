/** Which secrets stand sealed in the database, and which of them a key does not open. */
import type pg from 'pg';
import { SecretBox } from '../../platform/crypto/secret-box.ts';

/** Columns that hold sealed values, and how people know what each belongs to. */
export const SEALED = [
  { table: 'site', column: 'wp_app_password', about: 'name', what: 'the WordPress password of' },
  { table: 'site', column: 'plugin_key', about: 'name', what: 'the plugin key of' },
  { table: 'webhook', column: 'secret', about: 'url', what: 'the secret of the webhook' },
  { table: 'webhook', column: 'previous_secret', about: 'url', what: 'the earlier secret of the webhook' },
  { table: 'ai_settings', column: 'api_key', about: 'provider', what: 'the AI key of' },
] as const;

/** @returns in words, what this key does not open. */
export async function lockedSecrets(client: pg.ClientBase, secretKey: string): Promise<string[]> {
  const box = new SecretBox(secretKey);
  const locked: string[] = [];
  for (const { table, column, about, what } of SEALED) {
    const has = await client.query(
      `select from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = $2`,
      [table, column],
    );
    if (has.rowCount === 0) continue; // a database that an older version made
    const { rows } = await client.query<{ about: string; sealed: string }>(
      `select ${about} as about, ${column} as sealed from ${table} where ${column} is not null order by 1`,
    );
    for (const row of rows) if (!opens(box, row.sealed)) locked.push(`${what} ${row.about}`);
  }
  return locked;
}

function opens(box: SecretBox, sealed: string): boolean {
  try {
    box.open(sealed);
    return true;
  } catch {
    return false;
  }
}
