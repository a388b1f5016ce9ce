import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { AuthTables } from './auth.tables.ts';

/** The person who stands behind what is made: of a token whoever made that. Null for the token from the environment. */
export async function personBehind(rows: Kysely<AuthTables>, actor: Actor): Promise<string | null> {
  if (actor.kind === 'user' || actor.id === null) return actor.id;
  const token = await rows.selectFrom('api_token').select('user_id').where('id', '=', actor.id).executeTakeFirst();
  return token?.user_id ?? null;
}
