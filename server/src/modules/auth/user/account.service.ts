/** What people do with their own account, whatever their role. */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput } from '../../../platform/errors/app-error.ts';
import { checkedAccount, requireGoodPassword } from '../account.rules.ts';
import type { AuthTables } from '../auth.tables.ts';
import { byPassword, type SignInLimitService } from '../limit/sign-in-limit.service.ts';
import { hashPassword, passwordMatches } from '../password.ts';
import { emailTaken } from './email-taken.ts';
import { type UserRow, userColumns } from './user.reads.ts';

export class AccountService {
  readonly #db: Database;
  readonly #limits: SignInLimitService;

  constructor(db: Database, limits: SignInLimitService) {
    this.#db = db;
    this.#limits = limits;
  }

  async update(actor: Actor, given: { name?: string | null; email?: string | null }): Promise<UserRow> {
    const account = checkedAccount({ name: given.name ?? undefined, email: given.email ?? undefined });
    return this.#db.unitOfWork(async ({ rows }) => {
      if (account.email !== undefined && (await emailTaken(rows<AuthTables>(), account.email, actor.id)))
        throw badInput({ path: 'email', message: 'Somebody else here has this address. Give another.' });
      return rows<AuthTables>()
        .updateTable('app_user')
        .set({
          updated_at: sql<string>`now()`,
          ...(account.name !== undefined && { name: account.name }),
          ...(account.email !== undefined && { email: account.email }),
        })
        .where('id', '=', actor.id)
        .returning(userColumns)
        .executeTakeFirstOrThrow();
    });
  }

  /** @returns how many other sessions ended: whoever knows the old password is out. */
  async changePassword(actor: Actor, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }): Promise<number> {
    requireGoodPassword(newPassword, 'newPassword');
    const tried = byPassword(actor.id ?? '');
    await this.#limits.count(tried);
    const rows = this.#db.rows<AuthTables>();
    const kept = await rows.selectFrom('app_user').select('password_hash').where('id', '=', actor.id).executeTakeFirst();
    if (!(await passwordMatches(kept?.password_hash, currentPassword)))
      throw badInput({ path: 'currentPassword', message: 'This is not your password.' });
    await this.#limits.forgive(tried);
    const password_hash = await hashPassword(newPassword);
    return this.#db.unitOfWork(async ({ rows }) => {
      const within = rows<AuthTables>();
      await within.updateTable('app_user').set({ password_hash, updated_at: sql<string>`now()` }).where('id', '=', actor.id).execute();
      await within.deleteFrom('sign_in_link').where('user_id', '=', actor.id).where('used_at', 'is', null).execute();
      const { numDeletedRows } = await within
        .deleteFrom('session')
        .where('user_id', '=', actor.id)
        .where('id', 'is distinct from', actor.sessionId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
  }
}
