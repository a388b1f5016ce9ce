import { defineEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';

/** How often a secret was tried, from one address or for one account from there, until the time is up. */
export const SignInCountEntity = defineEntity({
  name: 'SignInCount',
  tableName: 'sign_in_count',
  properties: {
    ...baseColumns,
    /** A hash: whose account and which address it was is nobody's to read here. */
    key: p.text().unique(),
    tries: p.integer(),
    endsAt: p.datetime().columnType('timestamptz').name('ends_at'),
  },
});
