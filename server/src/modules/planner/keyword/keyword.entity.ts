import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { SectorEntity } from '../../site/index.ts';
import { ClusterEntity } from '../cluster/cluster.entity.ts';

export const Intent = {
  INFORMATIONAL: 'informational',
  COMMERCIAL: 'commercial',
  TRANSACTIONAL: 'transactional',
  NAVIGATIONAL: 'navigational',
} as const;
export type Intent = (typeof Intent)[keyof typeof Intent];

export const IntentSource = { FILE: 'file', DETECTED: 'detected', PERSON: 'person' } as const;
export type IntentSource = (typeof IntentSource)[keyof typeof IntentSource];

export const AssignedBy = { RUN: 'run', PERSON: 'person' } as const;
export type AssignedBy = (typeof AssignedBy)[keyof typeof AssignedBy];

export const KeywordEntity = defineEntity({
  name: 'Keyword',
  tableName: 'keyword',
  uniques: [siteKey],
  indexes: [
    {
      name: 'keyword_text_unique',
      expression: 'create unique index "keyword_text_unique" on "keyword" ("site_id", "normalized_text", "country") nulls not distinct',
    },
    // The keywords of a cluster are counted, and their volume summed up, in the index alone.
    {
      name: 'keyword_cluster',
      expression: 'create index "keyword_cluster" on "keyword" ("site_id", "cluster_id", "id") include ("volume")',
    },
  ],
  checks: [{ name: 'keyword_text_length', expression: 'char_length(normalized_text) >= 1 and char_length(normalized_text) <= 200' }],
  properties: {
    ...siteOwnedColumns,
    sectorId: () => p.manyToOne(SectorEntity).mapToPk().name('sector_id'),
    clusterId: () => p.manyToOne(ClusterEntity).mapToPk().name('cluster_id').nullable(),
    text: p.text(),
    normalizedText: p.text().name('normalized_text'),
    volume: p.integer().nullable(),
    volumeMax: p.integer().name('volume_max').nullable(),
    difficulty: p.smallint().nullable().check('difficulty >= 0 and difficulty <= 100'),
    cpc: p.float().columnType('double precision').nullable(),
    cpcCurrency: p.text().name('cpc_currency').nullable(),
    intent: p.enum(enumValues(Intent)).nullable(),
    intentSource: p.enum(enumValues(IntentSource)).name('intent_source').nullable(),
    country: p.text().nullable(),
    assignedBy: p.enum(enumValues(AssignedBy)).name('assigned_by').nullable(),
    score: p.float().columnType('double precision').nullable(),
  },
});
export type Keyword = InferEntity<typeof KeywordEntity>;
