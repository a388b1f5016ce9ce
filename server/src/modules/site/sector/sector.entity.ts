import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';

export const SectorEntity = defineEntity({
  name: 'Sector',
  tableName: 'sector',
  uniques: [siteKey, { properties: ['siteId', 'name'] }],
  properties: {
    ...siteOwnedColumns,
    name: p.text(),
    description: p.text().nullable(),
  },
});
export type Sector = InferEntity<typeof SectorEntity>;
