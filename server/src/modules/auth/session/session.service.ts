/**
 * Sessions of people: begun, known again by the secret in a cookie, listed and ended. A person sees and ends their own; those of
 * others need the scope admin.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Actor } from '../../../platform/access/actor.ts';
import { hashToken, newToken } from '../../../platform/crypto/tokens.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isId } from '../../../platform/db/ids.ts';
import { forbidden, notFound } from '../../../platform/errors/app-error.ts';
import type { AuthTables } from '../auth.tables.ts';
import { requirePeopleManager } from '../require-people-manager.ts';
import { scopesOf } from '../role.rules.ts';
import { SessionEntity } from './session.entity.ts';

export const SESSION_DAYS = 30;
const DAY = 24 * 3600 * 1000;
const now = () => sql<string>`now()`;

export interface SessionRow {
  id: string;
  user_id: string;
  user_agent: string | null;
  created_at: string;
  last_used_at: string;
  expires_at: string;
}

const columns = ['id', 'user_id', 'user_agent', 'created_at', 'last_used_at', 'expires_at'] as const;

export class SessionService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the secret of a new session; each has one of its own, so none can be put upon somebody beforehand. */
  begin(em: EntityManager, userId: string, userAgent: string | undefined): string {
    const secret = newToken('igny8_session');
    const begun = new Date();
    em.create(SessionEntity, {
      userId,
      tokenHash: hashToken(secret),
      userAgent: userAgent?.slice(0, 300) ?? null,
      expiresAt: new Date(begun.getTime() + SESSION_DAYS * DAY),
      lastUsedAt: begun,
    });
    return secret;
  }

  /** Whoever has this secret, with the role that they have now. */
  async actorOf(secret: string): Promise<Actor | null> {
    const found = await this.#db
      .rows<AuthTables>()
      .selectFrom('session')
      .innerJoin('app_user', 'app_user.id', 'session.user_id')
      .select([
        'session.id as session_id',
        'app_user.id',
        'app_user.name',
        'app_user.role',
        sql<boolean | null>`least(session.last_used_at, app_user.last_seen_at) > now() - interval '1 minute'
          and app_user.last_seen_at is not null`.as('used_lately'),
      ])
      .where('session.token_hash', '=', hashToken(secret))
      .where('session.expires_at', '>', now())
      .where('app_user.deleted_at', 'is', null)
      .executeTakeFirst();
    if (!found) return null;
    if (!found.used_lately) await this.#touch(found.session_id);
    return new Actor({
      kind: 'user',
      id: found.id,
      name: found.name,
      scopes: scopesOf[found.role],
      siteIds: null,
      sessionId: found.session_id,
    });
  }

  async end(secret: string): Promise<void> {
    await this.#db.rows<AuthTables>().deleteFrom('session').where('token_hash', '=', hashToken(secret)).execute();
  }

  /** The latest used first. */
  async list(actor: Actor, userId?: string | null): Promise<SessionRow[]> {
    const wanted = userId ?? (actor.kind === 'user' ? actor.id : null);
    if (wanted === null) throw forbidden('A token has no sessions. Say whose you mean: sessions(userId: …).');
    if (wanted !== actor.id) {
      requirePeopleManager(actor);
      if (!isId(wanted) || !(await this.#isPerson(wanted))) throw notFound('user', wanted);
    }
    return this.#db
      .rows<AuthTables>()
      .selectFrom('session')
      .select(columns)
      .where('user_id', '=', wanted)
      .where('expires_at', '>', now())
      .orderBy('last_used_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
  }

  /** Another person's answers like one that is not there to whoever may not know of it. */
  async revoke(actor: Actor, id: string): Promise<void> {
    let ended = this.#db.rows<AuthTables>().deleteFrom('session').where('id', '=', id);
    if (!actor.can('admin') || actor.siteIds !== null) ended = ended.where('user_id', '=', actor.id);
    const { numDeletedRows } = await ended.executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('session', id);
  }

  /** @returns how many ended: all of the person's but the one that they ask in. */
  async revokeOthers(actor: Actor): Promise<number> {
    const { numDeletedRows } = await this.#db
      .rows<AuthTables>()
      .deleteFrom('session')
      .where('user_id', '=', actor.id)
      .where('id', 'is distinct from', actor.sessionId)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async #isPerson(id: string): Promise<boolean> {
    const rows = this.#db.rows<AuthTables>();
    const found = await rows.selectFrom('app_user').select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
    return found !== undefined;
  }

  /** At most once a minute, however much somebody asks. */
  async #touch(sessionId: string): Promise<void> {
    await sql`
      with used as (
        update session set last_used_at = now() where id = ${sessionId}::uuid returning user_id
      )
      update app_user set last_seen_at = now() from used where app_user.id = used.user_id`.execute(this.#db.rows<object>());
  }
}
