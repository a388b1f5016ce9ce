import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { UserEntity } from '../user/user.entity.ts';

export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    ...baseColumns,
    userId: () => p.manyToOne(UserEntity).mapToPk().name('user_id').deleteRule('cascade').index(),
    tokenHash: p.text().unique(),
    userAgent: p.text().nullable(),
    expiresAt: p.datetime().columnType('timestamptz'),
    lastUsedAt: p.datetime().columnType('timestamptz'),
  },
});
export type Session = InferEntity<typeof SessionEntity>;
