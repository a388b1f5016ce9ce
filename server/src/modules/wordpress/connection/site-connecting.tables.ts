import type { TablesOf } from '../../../platform/db/tables.ts';
import type { SiteConnectingEntity } from './site-connecting.entity.ts';

export type SiteConnectingTables = TablesOf<typeof SiteConnectingEntity>;
