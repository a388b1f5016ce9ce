import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Scope } from '../../../platform/access/actor.ts';
import { baseColumns } from '../../../platform/db/columns.ts';
import { UserEntity } from '../user/user.entity.ts';

export const ApiTokenEntity = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    ...baseColumns,
    userId: () => p.manyToOne(UserEntity).mapToPk().name('user_id').nullable().deleteRule('cascade'),
    name: p.text(),
    tokenHash: p.text().unique(),
    hint: p.text(),
    scopes: p.array().$type<Scope[]>(),
    siteIds: p.array().columnType('uuid[]').name('site_ids').nullable(),
    expiresAt: p.datetime().columnType('timestamptz').nullable(),
    lastUsedAt: p.datetime().columnType('timestamptz').nullable(),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
export type ApiToken = InferEntity<typeof ApiTokenEntity>;
