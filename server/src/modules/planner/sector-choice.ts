import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { badInput, conflict } from '../../platform/errors/app-error.ts';
import { requireSite, type SiteTables } from '../site/index.ts';

/** The sector that new things stand in: the named one, if it is of the site, or the site's default. */
export async function chooseSector(db: Database, actor: Actor, siteId: string, sectorId: string | null | undefined): Promise<string> {
  const site = await requireSite(db, actor, siteId);
  if (!sectorId) {
    if (!site.default_sector_id) throw conflict(`${site.name} has no default sector. Set one in its settings.`);
    return site.default_sector_id;
  }
  const sector = await db
    .rows<SiteTables>()
    .selectFrom('sector')
    .select('id')
    .where('id', '=', sectorId)
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  if (!sector) throw badInput({ path: 'sectorId', message: 'sectorId is not a sector of this site.' });
  return sector.id;
}
