/**
 * People: listed, their role changed, deleted, let in again by a link when the password is lost. There is always an owner: the
 * last one is neither demoted nor deleted, whoever else is at it at the same moment.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isId } from '../../../platform/db/ids.ts';
import { conflict, notFound } from '../../../platform/errors/app-error.ts';
import { checkedAccount } from '../account.rules.ts';
import type { AuthTables } from '../auth.tables.ts';
import { personBehind } from '../person-behind.ts';
import { requireAsMuchAs, requirePeopleManager } from '../require-people-manager.ts';
import { SessionEntity } from '../session/session.entity.ts';
import { linkUrl, makeLink } from '../sign-in-link/links.ts';
import { SignInLinkEntity } from '../sign-in-link/sign-in-link.entity.ts';
import { Role, type User, UserEntity } from './user.entity.ts';
import { type UserRow, userColumns } from './user.reads.ts';

export class UserService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** By name. */
  async list(actor: Actor): Promise<UserRow[]> {
    requirePeopleManager(actor);
    return this.#people().orderBy(sql`lower(name)`).orderBy('id').execute();
  }

  async update(actor: Actor, id: string, given: { name?: string | null; role?: Role | null }): Promise<UserRow> {
    requirePeopleManager(actor);
    const { name } = checkedAccount({ name: given.name ?? undefined });
    await this.#db.unitOfWork(async ({ em, rows }) => {
      const user = await this.#lock(em, rows<AuthTables>(), id);
      requireAsMuchAs(actor, user.role);
      if (name !== undefined) user.name = name;
      if (!given.role || given.role === user.role) return;
      requireAsMuchAs(actor, given.role);
      if (user.role === Role.OWNER) {
        await requireAnotherOwner(rows<AuthTables>(), user, 'keep this role');
        await endLinksMadeBy(em, user.id);
      }
      user.role = given.role;
    });
    return this.#people().where('id', '=', id).executeTakeFirstOrThrow();
  }

  /** What they wrote stays, under their name; what they could get in by goes, invitations that they made among it. */
  async delete(actor: Actor, id: string): Promise<void> {
    requirePeopleManager(actor);
    await this.#db.unitOfWork(async ({ em, rows }) => {
      const user = await this.#lock(em, rows<AuthTables>(), id);
      requireAsMuchAs(actor, user.role);
      if (user.role === Role.OWNER) await requireAnotherOwner(rows<AuthTables>(), user, 'stay');
      await em.nativeDelete(SessionEntity, { userId: id });
      await em.nativeDelete(SignInLinkEntity, { userId: id });
      await endLinksMadeBy(em, id);
      await rows<AuthTables>()
        .updateTable('api_token')
        .set({ revoked_at: sql<string>`now()` })
        .where('user_id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
      Object.assign(user, { deletedAt: new Date(), email: '', passwordHash: '' });
    });
  }

  /** A link by which they set a new password, once. It ends the one before it; the old password holds until the new one is set. */
  async createPasswordLink(actor: Actor, id: string, origin: string): Promise<{ link: string; expiresAt: Date }> {
    requirePeopleManager(actor);
    const madeById = await personBehind(this.#db.rows<AuthTables>(), actor);
    return this.#db.unitOfWork(async ({ em, rows }) => {
      const user = await this.#lock(em, rows<AuthTables>(), id);
      requireAsMuchAs(actor, user.role);
      await em.nativeDelete(SignInLinkEntity, { userId: id, usedAt: null });
      const { link, secret } = makeLink(em, { purpose: 'password', role: user.role, userId: id, madeById });
      return { link: linkUrl(origin, secret), expiresAt: link.expiresAt };
    });
  }

  /**
   * Owners are locked first, all of them and in one order: of two changes that each would leave the other's owner as the last,
   * the second sees what the first has left.
   */
  async #lock(em: EntityManager, rows: Kysely<AuthTables>, id: string): Promise<User> {
    if (!isId(id)) throw notFound('user', id);
    await rows
      .selectFrom('app_user')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('role', '=', Role.OWNER), eb('deleted_at', 'is', null)])]))
      .orderBy('id')
      .forUpdate()
      .execute();
    const user = await em.findOne(UserEntity, { id, deletedAt: null });
    if (!user) throw notFound('user', id);
    return user;
  }

  #people() {
    return this.#db.rows<AuthTables>().selectFrom('app_user').select(userColumns).where('deleted_at', 'is', null);
  }
}

async function requireAnotherOwner(rows: Kysely<AuthTables>, user: User, what: string): Promise<void> {
  const other = await rows
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', Role.OWNER)
    .where('deleted_at', 'is', null)
    .where('id', '!=', user.id)
    .executeTakeFirst();
  if (!other) throw conflict(`${user.name} is the only owner, and has to ${what}. Make somebody else an owner first.`);
}

/** Who may invite no more has no invitation waiting, which would be a way back in. */
const endLinksMadeBy = (em: EntityManager, userId: string) => em.nativeDelete(SignInLinkEntity, { madeById: userId, usedAt: null });
