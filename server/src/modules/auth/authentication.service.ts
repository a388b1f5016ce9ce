/**
 * Turns what a request carries into an Actor, or into nobody. Owns sessions and one-time links. Unknown user and wrong
 * password get one answer, in the same time.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Actor, Scope } from '../../platform/access/actor.ts';
import { hashToken, newToken, sameSecret } from '../../platform/crypto/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { AuthTables } from './auth.tables.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { scopesOf } from './role.rules.ts';
import { SessionEntity } from './session/session.entity.ts';
import { SignInLinkEntity } from './sign-in-link/sign-in-link.entity.ts';
import { Role, UserEntity } from './user/user.entity.ts';

const now = () => sql<string>`now()`;
const DAY = 24 * 3600 * 1000;
export const SESSION_DAYS = 30;
const LINK_DAYS = 1;
const MIN_PASSWORD = 10;

export interface Credentials {
  authorization?: string | undefined;
  sessionToken?: string | undefined;
}

export class AuthenticationService {
  readonly #db: Database;
  readonly #adminToken: string | undefined;

  constructor(db: Database, adminToken: string | undefined) {
    this.#db = db;
    this.#adminToken = adminToken;
  }

  async actorOf({ authorization, sessionToken }: Credentials): Promise<Actor | null> {
    const bearer = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (bearer) return this.#actorOfToken(bearer);
    return sessionToken ? this.#actorOfSession(sessionToken) : null;
  }

  /** @returns a new session's token, to be kept in a cookie. */
  async signIn(email: string, password: string, userAgent: string | undefined): Promise<string> {
    const user = await this.#db
      .rows<AuthTables>()
      .selectFrom('app_user')
      .select(['id', 'password_hash'])
      .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.trim().toLowerCase()))
      .executeTakeFirst();
    if (!(await passwordMatches(user?.password_hash, password)) || !user) {
      throw new AppError('UNAUTHENTICATED', 'That e-mail address and password do not belong together.');
    }
    return this.#db.unitOfWork(async ({ em }) => this.#newSession(em, user.id, userAgent));
  }

  async signOut(sessionToken: string): Promise<void> {
    await this.#db.rows<AuthTables>().deleteFrom('session').where('token_hash', '=', hashToken(sessionToken)).execute();
  }

  async hasOwner(): Promise<boolean> {
    const owner = await this.#db
      .rows<AuthTables>()
      .selectFrom('app_user')
      .select('id')
      .where('role', '=', 'owner')
      .limit(1)
      .executeTakeFirst();
    return owner !== undefined;
  }

  /** The terminal's link. A new one ends every older one, so that only the last printed works. */
  async newOwnerLink(): Promise<string> {
    const token = newToken('igny8_link');
    await this.#db.unitOfWork(async ({ em }) => {
      await em.nativeDelete(SignInLinkEntity, { role: Role.OWNER, usedAt: null });
      em.create(SignInLinkEntity, { tokenHash: hashToken(token), role: Role.OWNER, expiresAt: new Date(Date.now() + LINK_DAYS * DAY) });
    });
    return token;
  }

  /** Uses up a link: makes its bearer's account and signs them in. */
  async acceptLink(
    link: string,
    account: { email: string; name: string; password: string },
    userAgent: string | undefined,
  ): Promise<string> {
    const email = account.email.trim();
    const name = account.name.trim();
    if (!/^\S+@\S+$/.test(email)) throw badInput({ path: 'email', message: 'Give an e-mail address, as in mara@example.com.' });
    if (name === '') throw badInput({ path: 'name', message: 'Give a name.' });
    if (account.password.length < MIN_PASSWORD) {
      throw badInput({ path: 'password', message: `The password needs at least ${MIN_PASSWORD} characters.` });
    }
    const passwordHash = await hashPassword(account.password);
    return this.#db.unitOfWork(async ({ em }) => {
      const row = await em.findOne(
        SignInLinkEntity,
        { tokenHash: hashToken(link), usedAt: null, expiresAt: { $gt: new Date() } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!row)
        throw new AppError('UNAUTHENTICATED', 'This link was used already or is too old. Restart the program, or ask for a new one.');
      row.usedAt = new Date();
      const user = em.create(UserEntity, { email, name, passwordHash, role: row.role });
      await em.flush();
      return this.#newSession(em, user.id, userAgent);
    });
  }

  #newSession(em: { create: Database['orm']['em']['create'] }, userId: string, userAgent: string | undefined): string {
    const token = newToken('igny8_session');
    const now = new Date();
    em.create(SessionEntity, {
      userId,
      tokenHash: hashToken(token),
      userAgent: userAgent?.slice(0, 300) ?? null,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY),
      lastUsedAt: now,
    });
    return token;
  }

  async #actorOfToken(bearer: string): Promise<Actor | null> {
    if (this.#adminToken !== undefined && sameSecret(bearer, this.#adminToken)) {
      return new Actor({ kind: 'token', id: null, name: 'IGNY8_ADMIN_TOKEN', scopes: Object.values(Scope), siteIds: null });
    }
    const token = await this.#db
      .rows<AuthTables>()
      .selectFrom('api_token')
      .select(['id', 'name', 'scopes', 'site_ids', sql<boolean>`last_used_at > now() - interval '1 minute'`.as('used_lately')])
      .where('token_hash', '=', hashToken(bearer))
      .where('revoked_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
      .executeTakeFirst();
    if (!token) return null;
    if (!token.used_lately)
      await this.#db.rows<AuthTables>().updateTable('api_token').set({ last_used_at: now() }).where('id', '=', token.id).execute();
    return new Actor({ kind: 'token', id: token.id, name: token.name, scopes: token.scopes, siteIds: token.site_ids });
  }

  async #actorOfSession(sessionToken: string): Promise<Actor | null> {
    const user = await this.#db
      .rows<AuthTables>()
      .selectFrom('session')
      .innerJoin('app_user', 'app_user.id', 'session.user_id')
      .select(['app_user.id', 'app_user.name', 'app_user.role'])
      .where('session.token_hash', '=', hashToken(sessionToken))
      .where((eb) => eb('session.expires_at', '>', now()))
      .executeTakeFirst();
    if (!user) return null;
    return new Actor({ kind: 'user', id: user.id, name: user.name, scopes: scopesOf[user.role], siteIds: null });
  }
}
