/**
 * Turns what a request carries into an Actor, or into nobody, and lets people in: by password, or once by a link. Unknown user
 * and wrong password get one answer, in the same time.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { Actor, Scope } from '../../platform/access/actor.ts';
import { hashToken, sameSecret } from '../../platform/crypto/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import { checkedAccount, requireGoodPassword } from './account.rules.ts';
import type { AuthTables } from './auth.tables.ts';
import { byAccount, byAddress, byLink, type SignInLimitService } from './limit/sign-in-limit.service.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { scopesNow } from './role.rules.ts';
import { SessionEntity } from './session/session.entity.ts';
import type { SessionService } from './session/session.service.ts';
import { findLink, makeLink } from './sign-in-link/links.ts';
import { LinkPurpose, type SignInLink, SignInLinkEntity } from './sign-in-link/sign-in-link.entity.ts';
import { emailTaken } from './user/email-taken.ts';
import { Role, UserEntity } from './user/user.entity.ts';

const now = () => sql<string>`now()`;

export interface Credentials {
  authorization?: string | undefined;
  sessionToken?: string | undefined;
}

/** Where somebody asks to be let in. */
export interface Asking {
  address?: string;
  userAgent?: string | undefined;
  /** The session that this browser has until now: it ends. */
  sessionToken?: string | undefined;
}

/** What somebody who opens a link is told before they use it. */
export interface LinkFacts {
  purpose: LinkPurpose;
  role: Role;
  /** Whose account it is, or whom the invitation is for. */
  email: string | null;
  name: string | null;
  invitedBy: string | null;
}

export interface LinkAccount {
  email?: string | undefined;
  name?: string | undefined;
  password: string;
}

export class AuthenticationService {
  readonly #db: Database;
  readonly #sessions: SessionService;
  readonly #limits: SignInLimitService;
  readonly #adminToken: string | undefined;

  constructor(db: Database, sessions: SessionService, limits: SignInLimitService, adminToken: string | undefined) {
    this.#db = db;
    this.#sessions = sessions;
    this.#limits = limits;
    this.#adminToken = adminToken;
  }

  async actorOf({ authorization, sessionToken }: Credentials): Promise<Actor | null> {
    const bearer = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (bearer) return this.#actorOfToken(bearer);
    return sessionToken ? this.#sessions.actorOf(sessionToken) : null;
  }

  /**
   * @returns a new session's secret, to be kept in a cookie.
   * @throws UNAUTHENTICATED, and LIMIT_EXCEEDED for who tried too often.
   */
  async signIn(email: string, password: string, asking: Asking = {}): Promise<string> {
    const { address = '' } = asking;
    const tried = [byAddress(address), byAccount(email, address)];
    await this.#limits.count(...tried);
    const user = await this.#db
      .rows<AuthTables>()
      .selectFrom('app_user')
      .select(['id', 'password_hash'])
      .where(sql<boolean>`lower(email) = lower(${email.trim()})`)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!(await passwordMatches(user?.password_hash, password)) || !user) {
      throw new AppError('UNAUTHENTICATED', 'That e-mail address and password do not belong together.');
    }
    await this.#limits.forgive(...tried);
    return this.#db.unitOfWork(({ em }) => this.#enter(em, user.id, asking));
  }

  async signOut(sessionToken: string): Promise<void> {
    await this.#sessions.end(sessionToken);
  }

  async hasOwner(): Promise<boolean> {
    const rows = this.#db.rows<AuthTables>();
    const owners = rows.selectFrom('app_user').select('id').where('role', '=', 'owner').where('deleted_at', 'is', null).limit(1);
    return (await owners.executeTakeFirst()) !== undefined;
  }

  /** The terminal's link. A new one ends every older one, so that only the last printed works. */
  async newOwnerLink(): Promise<string> {
    return this.#db.unitOfWork(async ({ em }) => {
      await em.nativeDelete(SignInLinkEntity, { purpose: LinkPurpose.OWNER, usedAt: null });
      return makeLink(em, { purpose: LinkPurpose.OWNER, role: Role.OWNER }).secret;
    });
  }

  /** @throws UNAUTHENTICATED for a link that opens nothing, and says why. */
  async lookAtLink(secret: string, { address = '' }: Asking = {}): Promise<LinkFacts> {
    await this.#limits.count(byLink(address));
    const facts = await this.#db.unitOfWork(async ({ em }) => {
      const { purpose, role, email, userId, madeById } = await findLink(em, secret);
      const people = await em.find(UserEntity, { id: [userId, madeById].filter((id) => id != null) });
      const whose = people.find(({ id }) => id === userId);
      const invitedBy = people.find(({ id }) => id === madeById)?.name ?? null;
      return { purpose, role, email: whose?.email ?? email ?? null, name: whose?.name ?? null, invitedBy };
    });
    await this.#limits.forgive(byLink(address));
    return facts;
  }

  /** Uses up a link: makes its bearer's account, or gives theirs another password, and signs them in. */
  async acceptLink(secret: string, account: LinkAccount, asking: Asking = {}): Promise<string> {
    const { address = '' } = asking;
    await this.#limits.count(byLink(address));
    requireGoodPassword(account.password, 'password');
    const passwordHash = await hashPassword(account.password);
    const session = await this.#db.unitOfWork(async ({ em, rows }) => {
      const link = await findLink(em, secret, { lock: true });
      link.usedAt = new Date();
      await em.flush();
      const userId = link.userId
        ? await this.#renewPassword(em, link.userId, passwordHash)
        : await this.#join(em, rows<AuthTables>(), link, { ...account, passwordHash });
      return this.#enter(em, userId, asking);
    });
    await this.#limits.forgive(byLink(address));
    return session;
  }

  async #join(
    em: EntityManager,
    rows: Kysely<AuthTables>,
    link: SignInLink,
    { passwordHash, ...account }: Omit<LinkAccount, 'password'> & { passwordHash: string },
  ): Promise<string> {
    const { name, email } = checkedAccount({ name: account.name ?? '', email: account.email ?? link.email ?? '' });
    if (link.email && link.email.toLowerCase() !== email.toLowerCase())
      throw badInput({ path: 'email', message: `This invitation is for ${link.email}. Ask for one of your own, or give that address.` });
    if (await emailTaken(rows, email))
      throw badInput({ path: 'email', message: 'There is an account with this address already: sign in with it, or give another.' });
    const user = em.create(UserEntity, { email, name, passwordHash, role: link.role });
    await em.flush();
    return user.id;
  }

  /** Whoever set the old one is out: every session ends, and every other link for a password. */
  async #renewPassword(em: EntityManager, userId: string, passwordHash: string): Promise<string> {
    const user = await em.findOneOrFail(UserEntity, userId);
    user.passwordHash = passwordHash;
    await em.nativeDelete(SessionEntity, { userId });
    await em.nativeDelete(SignInLinkEntity, { userId, usedAt: null });
    return userId;
  }

  /** The browser's session until now ends with the new one: nobody stays signed in behind another's back. */
  async #enter(em: EntityManager, userId: string, { userAgent, sessionToken }: Asking): Promise<string> {
    if (sessionToken) await em.nativeDelete(SessionEntity, { tokenHash: hashToken(sessionToken) });
    await em.nativeUpdate(UserEntity, { id: userId }, { lastSeenAt: new Date() });
    return this.#sessions.begin(em, userId, userAgent);
  }

  async #actorOfToken(bearer: string): Promise<Actor | null> {
    if (this.#adminToken !== undefined && sameSecret(bearer, this.#adminToken)) {
      return new Actor({ kind: 'token', id: null, name: 'IGNY8_ADMIN_TOKEN', scopes: Object.values(Scope), siteIds: null });
    }
    const token = await this.#db
      .rows<AuthTables>()
      .selectFrom('api_token')
      .leftJoin('app_user as maker', 'maker.id', 'api_token.user_id')
      .select([
        'api_token.id',
        'api_token.name',
        'api_token.scopes',
        'api_token.site_ids',
        'maker.role',
        sql<boolean>`last_used_at > now() - interval '1 minute'`.as('used_lately'),
      ])
      .where('api_token.token_hash', '=', hashToken(bearer))
      .where('api_token.revoked_at', 'is', null)
      .where('maker.deleted_at', 'is', null)
      .where((eb) => eb.or([eb('api_token.expires_at', 'is', null), eb('api_token.expires_at', '>', now())]))
      .executeTakeFirst();
    if (!token) return null;
    if (!token.used_lately)
      await this.#db.rows<AuthTables>().updateTable('api_token').set({ last_used_at: now() }).where('id', '=', token.id).execute();
    return new Actor({
      kind: 'token',
      id: token.id,
      name: token.name,
      scopes: scopesNow(token.scopes, token.role),
      siteIds: token.site_ids,
    });
  }
}
