import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';

/** Filters, order and columns of the Content Manager under a name. */
export const SavedViewEntity = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  uniques: [siteKey],
  indexes: [
    {
      name: 'saved_view_name_unique',
      expression: `create unique index "saved_view_name_unique" on "saved_view" ("site_id", "owner_id", lower("name"))`,
    },
  ],
  properties: {
    ...siteOwnedColumns,
    /** The user or the token that made it. */
    ownerId: p.uuid().name('owner_id'),
    name: p.text(),
    /** As the address of the Content Manager has it, without "?". */
    query: p.text(),
    /** Whether everybody of the site has it. */
    shared: p.boolean().default(false),
  },
});
export type SavedView = InferEntity<typeof SavedViewEntity>;
