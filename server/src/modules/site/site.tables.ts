import type { TablesOf } from '../../platform/db/tables.ts';
import type { SectorEntity } from './sector/sector.entity.ts';
import type { SiteEntity } from './site/site.entity.ts';

export type SiteTables = TablesOf<typeof SiteEntity | typeof SectorEntity>;
