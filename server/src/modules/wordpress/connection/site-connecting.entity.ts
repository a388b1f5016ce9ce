import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { UserEntity } from '../../auth/index.ts';

/** A connection that somebody was sent to WordPress to approve. Gone as soon as they are back. */
export const SiteConnectingEntity = defineEntity({
  name: 'SiteConnecting',
  tableName: 'site_connecting',
  uniques: [siteKey],
  properties: {
    ...siteOwnedColumns,
    userId: () => p.manyToOne(UserEntity).mapToPk().name('user_id').deleteRule('cascade'),
    /** Of the state in the address that WordPress sends the browser back to. */
    stateHash: p.text().unique(),
    /** Where WordPress was found: the site's address once it is approved. */
    url: p.text(),
    expiresAt: p.datetime().columnType('timestamptz'),
  },
});
export type SiteConnecting = InferEntity<typeof SiteConnectingEntity>;
