/**
 * Makes, lists and ends API tokens. A token never gets a scope, a site or a time that its maker does not have, and belongs to the
 * person behind it: it never has more than they have now, and ends with them.
 */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { hashToken, newToken } from '../../../platform/crypto/tokens.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isId, newId } from '../../../platform/db/ids.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import type { AuthTables } from '../auth.tables.ts';
import { personBehind } from '../person-behind.ts';
import { scopesNow } from '../role.rules.ts';
import type { Role } from '../user/user.entity.ts';
import type { ApiToken, CreateApiTokenInput } from './api-token.type.ts';

export class ApiTokenService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** A token that is held to some sites sees those alone that reach no further. */
  async list(actor: Actor): Promise<ApiToken[]> {
    let query = this.#tokens().orderBy('api_token.created_at', 'desc').orderBy('api_token.id', 'desc');
    if (actor.siteIds) query = query.where(withinSites(actor.siteIds));
    return (await query.execute()).map(asToken);
  }

  async create(actor: Actor, input: CreateApiTokenInput): Promise<{ apiToken: ApiToken; secret: string }> {
    for (const scope of input.scopes) actor.requireScope(scope);
    for (const siteId of input.siteIds ?? []) {
      if (!isId(siteId)) throw notFound('site', siteId);
      actor.requireSite(siteId);
    }
    const name = input.name.trim();
    if (name === '') throw badInput({ path: 'name', message: 'Give the token a name that says later what it is for.' });
    const rows = this.#db.rows<AuthTables>();
    const expiresAt = await this.#expiry(actor, input.expiresAt ?? null);
    const secret = newToken('igny8');
    const id = newId();
    await rows
      .insertInto('api_token')
      .values({
        id,
        user_id: await personBehind(rows, actor),
        name,
        token_hash: hashToken(secret),
        hint: secret.slice(-4),
        scopes: [...new Set(input.scopes)],
        site_ids: input.siteIds ?? (actor.siteIds ? [...actor.siteIds] : null),
        expires_at: expiresAt?.toISOString() ?? null,
      })
      .execute();
    return { apiToken: await this.#one(id), secret };
  }

  async revoke(actor: Actor, id: string): Promise<ApiToken> {
    let change = this.#db
      .rows<AuthTables>()
      .updateTable('api_token')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.fn<string>('now')) }))
      .where('id', '=', id);
    if (actor.siteIds) change = change.where(withinSites(actor.siteIds));
    const { numUpdatedRows } = await change.executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('API token', id);
    return this.#one(id);
  }

  /** What a token makes ends with it at the latest: nobody prolongs what they were lent. */
  async #expiry(actor: Actor, wanted: Date | null): Promise<Date | null> {
    if (wanted && wanted.getTime() < Date.now()) throw badInput({ path: 'expiresAt', message: 'expiresAt is in the past.' });
    if (actor.kind !== 'token' || actor.id === null) return wanted;
    const maker = await this.#one(actor.id);
    const latest = maker.expires_at === null ? null : new Date(maker.expires_at);
    if (latest && wanted && wanted > latest)
      throw badInput({ path: 'expiresAt', message: `expiresAt is later than ${latest.toISOString()}, when the token that asks ends.` });
    return wanted ?? latest;
  }

  async #one(id: string): Promise<ApiToken> {
    return asToken(await this.#tokens().where('api_token.id', '=', id).executeTakeFirstOrThrow());
  }

  #tokens() {
    return this.#db
      .rows<AuthTables>()
      .selectFrom('api_token')
      .leftJoin('app_user as maker', 'maker.id', 'api_token.user_id')
      .select([
        'api_token.id',
        'api_token.name',
        'api_token.hint',
        'api_token.scopes',
        'api_token.site_ids',
        'api_token.created_at',
        'api_token.expires_at',
        'api_token.last_used_at',
        'api_token.revoked_at',
        'maker.name as created_by',
        'maker.role as maker_role',
      ]);
  }
}

const asToken = ({ maker_role, ...token }: Omit<ApiToken, 'effective_scopes'> & { maker_role: Role | null }): ApiToken => ({
  ...token,
  effective_scopes: scopesNow(token.scopes, maker_role),
});

const withinSites = (siteIds: readonly string[]) => sql<boolean>`site_ids <@ ${[...siteIds]}::uuid[]`;
