import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';

/** Up to where the last complete look at one list of a site's posts went: from here the next one goes on. */
export const ImportMarkEntity = defineEntity({
  name: 'ImportMark',
  tableName: 'import_mark',
  uniques: [siteKey, { properties: ['siteId', 'name'] }],
  properties: {
    ...siteOwnedColumns,
    /** The list, as in `posts:page`; of a look for drift `drift posts:page`. */
    name: p.text(),
    /** REST root and time zone of the WordPress that was looked at: of another one nothing is known. */
    source: p.text(),
    /** Everything that WordPress had changed before this, by its own clock, was seen. */
    changedSince: p.datetime().columnType('timestamptz').name('changed_since'),
    /** The greatest id that was there. */
    highestId: p.bigint('number').name('highest_id'),
    /** Ids of posts to read again, whatever their date. */
    due: p.json<number[]>().defaultRaw("'[]'"),
  },
});
export type ImportMark = InferEntity<typeof ImportMarkEntity>;
