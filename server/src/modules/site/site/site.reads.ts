import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { SiteTables } from '../site.tables.ts';
import type { Site } from './site.type.ts';

const selectSites = (db: Database) =>
  db
    .rows<SiteTables>()
    .selectFrom('site')
    .select(['id', 'name', 'url', 'wp_username', 'active', 'created_at', 'default_sector_id', 'capabilities'])
    .select(sql<boolean>`wp_app_password is not null`.as('has_credentials'))
    .select(sql<boolean>`plugin_key is not null`.as('has_plugin_key'));

export async function findSite(db: Database, id: string): Promise<Site | null> {
  return (await selectSites(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Of several at one address, the oldest. */
export async function findSiteByUrl(db: Database, url: string): Promise<Site | null> {
  return (await selectSites(db).where('url', '=', url).orderBy('id').limit(1).executeTakeFirst()) ?? null;
}

export function listSites(db: Database, actor: Actor, page: KeysetPage): Promise<Page<Site>> {
  let query = selectSites(db);
  if (actor.siteIds) query = query.where('id', '=', anyOf(actor.siteIds));
  const order = { name: 'name', key: sql`lower(site.name)`, type: 'text', id: sql.ref('site.id'), direction: 'asc' } as const;
  return keysetPage(query, order, page, () => countRows(query));
}
