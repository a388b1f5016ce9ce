import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { SectorEntity } from '../../site/index.ts';

export const ClusterEntity = defineEntity({
  name: 'Cluster',
  tableName: 'cluster',
  uniques: [siteKey],
  indexes: [
    {
      name: 'cluster_name_unique',
      expression: 'create unique index "cluster_name_unique" on "cluster" ("site_id", "sector_id", lower("name"))',
    },
    { name: 'cluster_list', properties: ['siteId', 'name', 'id'] },
  ],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    name: p.text(),
    description: p.text().nullable(),
    locked: p.boolean().default(false),
  },
});
export type Cluster = InferEntity<typeof ClusterEntity>;
