import { type Kysely, sql } from 'kysely';
import type { AuthTables } from '../auth.tables.ts';

/** Whether another account has this address already: upper and lower case are the same. */
export async function emailTaken(rows: Kysely<AuthTables>, email: string, ownId: string | null = null): Promise<boolean> {
  const found = await rows
    .selectFrom('app_user')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('deleted_at', 'is', null)
    .where('id', 'is distinct from', ownId)
    .executeTakeFirst();
  return found !== undefined;
}
