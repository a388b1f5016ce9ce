/** Makes, lists and ends API tokens. A token never gets a scope or a site that its maker does not have. */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { hashToken, newToken } from '../../../platform/crypto/tokens.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import type { AuthTables } from '../auth.tables.ts';
import type { ApiToken, CreateApiTokenInput } from './api-token.type.ts';

const columns = ['id', 'name', 'hint', 'scopes', 'site_ids', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'] as const;

export class ApiTokenService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** A token that is held to some sites sees those alone that reach no further. */
  async list(actor: Actor): Promise<ApiToken[]> {
    let query = this.#db.rows<AuthTables>().selectFrom('api_token').select(columns).orderBy('created_at', 'desc');
    if (actor.siteIds) query = query.where(withinSites(actor.siteIds));
    return query.execute();
  }

  async create(actor: Actor, input: CreateApiTokenInput): Promise<{ apiToken: ApiToken; secret: string }> {
    for (const scope of input.scopes) actor.requireScope(scope);
    for (const siteId of input.siteIds ?? actor.siteIds ?? []) actor.requireSite(siteId);
    if (input.expiresAt && input.expiresAt.getTime() < Date.now())
      throw badInput({ path: 'expiresAt', message: 'expiresAt is in the past.' });
    const secret = newToken('igny8');
    const apiToken = await this.#db
      .rows<AuthTables>()
      .insertInto('api_token')
      .values({
        id: newId(),
        user_id: actor.kind === 'user' ? actor.id : null,
        name: input.name.trim(),
        token_hash: hashToken(secret),
        hint: secret.slice(-4),
        scopes: [...new Set(input.scopes)],
        site_ids: input.siteIds ?? (actor.siteIds ? [...actor.siteIds] : null),
        expires_at: input.expiresAt?.toISOString() ?? null,
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    return { apiToken, secret };
  }

  async revoke(actor: Actor, id: string): Promise<ApiToken> {
    let change = this.#db
      .rows<AuthTables>()
      .updateTable('api_token')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.fn<string>('now')) }))
      .where('id', '=', id);
    if (actor.siteIds) change = change.where(withinSites(actor.siteIds));
    const token = await change.returning(columns).executeTakeFirst();
    if (!token) throw notFound('API token', id);
    return token;
  }
}

const withinSites = (siteIds: readonly string[]) => sql<boolean>`site_ids <@ ${[...siteIds]}::uuid[]`;
