import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { SectorEntity } from '../sector/sector.entity.ts';
import type { SiteCapabilities } from './site-capabilities.ts';

export const SiteEntity = defineEntity({
  name: 'Site',
  tableName: 'site',
  properties: {
    ...baseColumns,
    name: p.text(),
    url: p.text(),
    wpUsername: p.text().nullable(),
    /** Sealed by platform/crypto; never leaves the server. */
    wpAppPassword: p.text().nullable(),
    /** Sealed by platform/crypto; never leaves the server. */
    pluginKey: p.text().nullable(),
    capabilities: p.json<SiteCapabilities>().nullable(),
    active: p.boolean().default(true),
    defaultSectorId: () => p.manyToOne(SectorEntity).mapToPk().name('default_sector_id').nullable(),
  },
});
export type Site = InferEntity<typeof SiteEntity>;
