/** Invitations: links that make an account with a role. Whoever invites gives no more than they have. */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isId } from '../../../platform/db/ids.ts';
import { conflict, notFound } from '../../../platform/errors/app-error.ts';
import { checkedAccount } from '../account.rules.ts';
import type { AuthTables } from '../auth.tables.ts';
import { personBehind } from '../person-behind.ts';
import { requireAsMuchAs, requirePeopleManager } from '../require-people-manager.ts';
import { linkUrl, makeLink } from '../sign-in-link/links.ts';
import { emailTaken } from '../user/email-taken.ts';
import type { Role } from '../user/user.entity.ts';

export interface InvitationRow {
  id: string;
  role: Role;
  email: string | null;
  created_at: string;
  expires_at: string;
  invited_by: string | null;
}

export class InvitationService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Those that can still be accepted, newest first. */
  async listOpen(actor: Actor): Promise<InvitationRow[]> {
    requirePeopleManager(actor);
    return this.#open().execute();
  }

  /** @param origin where the link leads */
  async invite(
    actor: Actor,
    { role, email: given }: { role: Role; email?: string | null },
    origin: string,
  ): Promise<{ invitation: InvitationRow; link: string }> {
    requirePeopleManager(actor);
    requireAsMuchAs(actor, role);
    const email = given ? (checkedAccount({ email: given }).email ?? null) : null;
    if (email !== null && (await emailTaken(this.#db.rows<AuthTables>(), email)))
      throw conflict(`${email} has an account already. Change its role, or make a link by which they set a new password.`);
    const { id, secret } = await this.#db.unitOfWork(async ({ em }) => {
      const made = makeLink(em, { purpose: 'invitation', role, email, madeById: await personBehind(this.#db.rows<AuthTables>(), actor) });
      await em.flush();
      return { id: made.link.id, secret: made.secret };
    });
    const invitation = await this.#open().where('link.id', '=', id).executeTakeFirstOrThrow();
    return { invitation, link: linkUrl(origin, secret) };
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    requirePeopleManager(actor);
    if (!isId(id)) throw notFound('open invitation', id);
    const { numDeletedRows } = await this.#db
      .rows<AuthTables>()
      .deleteFrom('sign_in_link')
      .where('id', '=', id)
      .where('purpose', '=', 'invitation')
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('open invitation', id);
  }

  #open() {
    return this.#db
      .rows<AuthTables>()
      .selectFrom('sign_in_link as link')
      .leftJoin('app_user as maker', 'maker.id', 'link.made_by_id')
      .select(['link.id', 'link.role', 'link.email', 'link.created_at', 'link.expires_at', 'maker.name as invited_by'])
      .where('link.purpose', '=', 'invitation')
      .where('link.used_at', 'is', null)
      .where('link.expires_at', '>', sql<string>`now()`)
      .orderBy('link.created_at', 'desc')
      .orderBy('link.id', 'desc');
  }
}
