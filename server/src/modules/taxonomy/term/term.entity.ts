import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { SectorEntity } from '../../site/index.ts';

export const TaxonomyType = {
  CATEGORY: 'category',
  TAG: 'tag',
  PRODUCT_CATEGORY: 'product_category',
  PRODUCT_TAG: 'product_tag',
  PRODUCT_ATTRIBUTE: 'product_attribute',
  CLUSTER: 'cluster',
  SERVICE_CATEGORY: 'service_category',
  OTHER: 'other',
} as const;
export type TaxonomyType = (typeof TaxonomyType)[keyof typeof TaxonomyType];

export const ContentTaxonomyEntity = defineEntity({
  name: 'ContentTaxonomy',
  tableName: 'content_taxonomy',
  uniques: [siteKey, { properties: ['siteId', 'externalTaxonomy', 'externalId'] }],
  indexes: [
    {
      name: 'content_taxonomy_local_unique',
      expression:
        'create unique index "content_taxonomy_local_unique" on "content_taxonomy" ("site_id", "taxonomy_type", "external_taxonomy", "slug") nulls not distinct where "external_id" is null',
    },
    { name: 'content_taxonomy_list', properties: ['siteId', 'taxonomyType', 'name', 'id'] },
  ],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id').nullable(),
    parentId: () => p.manyToOne(ContentTaxonomyEntity).mapToPk().name('parent_id').nullable(),
    /** Set for terms of type cluster; the key is declared by the planner's upward links. */
    clusterId: p.uuid().name('cluster_id').nullable(),
    name: p.text(),
    slug: p.text(),
    description: p.text().nullable(),
    taxonomyType: p.enum(enumValues(TaxonomyType)).name('taxonomy_type'),
    externalTaxonomy: p.text().name('external_taxonomy').nullable(),
    externalId: p.bigint('number').name('external_id').nullable(),
  },
});
export type ContentTaxonomy = InferEntity<typeof ContentTaxonomyEntity>;
