/**
 * How often somebody may try a secret: by address, and by account from one address. Counted in PostgreSQL, so that it holds over
 * any number of API processes. A stranger who tries an account shuts themselves out, never its owner, who asks from elsewhere
 * and whose sessions go on.
 */
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import { hashToken } from '../../../platform/crypto/tokens.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { AuthTables } from '../auth.tables.ts';

const MINUTES = 15;
const MOST = { address: 50, account: 10, link: 30, password: 10 };

/** Who tries: what is counted, and under which name. */
export interface Tried {
  kind: keyof typeof MOST;
  of: string;
}

export const byAddress = (address: string): Tried => ({ kind: 'address', of: network(address) });
export const byAccount = (email: string, address: string): Tried => ({
  kind: 'account',
  of: `${email.trim().toLowerCase()} ${network(address)}`,
});
export const byLink = (address: string): Tried => ({ kind: 'link', of: network(address) });
export const byPassword = (userId: string): Tried => ({ kind: 'password', of: userId });

export class SignInLimitService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Counts a try before it is made, so that many at once are counted too.
   * @throws LIMIT_EXCEEDED with `retryAfter`, in seconds, once there were too many.
   */
  async count(...tried: Tried[]): Promise<void> {
    for (const one of tried) await this.#count(one);
  }

  /** It was the right secret: it counts for nothing, and the account begins anew. */
  async forgive(...tried: Tried[]): Promise<void> {
    for (const one of tried) {
      const rows = this.#db.rows<AuthTables>();
      if (one.kind === 'address' || one.kind === 'link')
        await rows
          .updateTable('sign_in_count')
          .set((eb) => ({ tries: eb('tries', '-', 1) }))
          .where('key', '=', keyOf(one))
          .where('tries', '>', 0)
          .execute();
      else await rows.deleteFrom('sign_in_count').where('key', '=', keyOf(one)).execute();
    }
  }

  async #count(tried: Tried): Promise<void> {
    const { rows } = await sql<{ tries: number; seconds: number }>`
      insert into sign_in_count as counted (id, key, tries, ends_at)
      values (${newId()}::uuid, ${keyOf(tried)}, 1, now() + make_interval(mins => ${MINUTES}))
      on conflict (key) do update set
        tries = case when counted.ends_at <= now() then 1 else counted.tries + 1 end,
        ends_at = case when counted.ends_at <= now() then excluded.ends_at else counted.ends_at end,
        updated_at = now()
      returning tries, ceil(extract(epoch from ends_at - now()))::int as seconds`.execute(this.#db.rows<object>());
    const [counted] = rows;
    if (!counted || counted.tries <= MOST[tried.kind]) return;
    const minutes = Math.max(1, Math.ceil(counted.seconds / 60));
    throw new AppError(
      'LIMIT_EXCEEDED',
      `That was tried too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Whoever is signed in already stays so.`,
      { retryAfter: Math.max(1, counted.seconds) },
    );
  }
}

const keyOf = ({ kind, of }: Tried): string => hashToken(`${kind} ${of}`);

/** One household has one IPv4 address, and a whole /64 of IPv6 to choose from. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = address.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  return [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':')].slice(0, 4).join(':');
}
