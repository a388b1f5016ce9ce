import type { Database } from '../../../platform/db/database.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { SiteTables } from '../site.tables.ts';
import type { Sector } from './sector.type.ts';

const columns = ['id', 'site_id', 'name', 'description'] as const;

export const listSectors = (db: Database, siteId: string): Promise<Sector[]> =>
  db.rows<SiteTables>().selectFrom('sector').select(columns).where('site_id', '=', siteId).orderBy('name').execute();

export const findSector = async (db: Database, id: string): Promise<Sector | null> =>
  (await db.rows<SiteTables>().selectFrom('sector').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;

export const sectorLoader = (db: Database) =>
  rowLoader<Sector>((ids) => db.rows<SiteTables>().selectFrom('sector').select(columns).where('id', '=', anyOf(ids)).execute());
