import { p } from '@mikro-orm/core';
import { baseColumns, timestamps } from './columns.ts';

/**
 * Columns of a table below a site. `siteId` is filled by every writer; the foreign key to `site`, and the composite keys
 * that keep rows of one site together, are made by SiteSafeSchemaGenerator.
 */
export const siteOwnedColumns = {
  ...baseColumns,
  siteId: p.uuid().name('site_id'),
};

/** The unique key that composite foreign keys point at. */
export const siteKey: { properties: ['siteId', 'id'] } = { properties: ['siteId', 'id'] };

/** Columns of a table that joins two things of one site: its key is the pair. */
export const siteJoinColumns = {
  ...timestamps,
  siteId: p.uuid().name('site_id'),
};
