export { type Sector, SectorEntity } from './sector/sector.entity.ts';
export { sectorLoader } from './sector/sector.reads.ts';
export { SectorService } from './sector/sector.service.ts';
export { isPluginOutdated, WANTED_PLUGIN_VERSION } from './site/plugin-version.rules.ts';
export { type Site, SiteEntity } from './site/site.entity.ts';
export type { ConnectionFailure, SiteCapabilities } from './site/site-capabilities.ts';
export { pageOfSite, requireActiveSite, requireSite, type SitePorts, SiteService, type WordPressCredentials } from './site.service.ts';
export type { SiteTables } from './site.tables.ts';
