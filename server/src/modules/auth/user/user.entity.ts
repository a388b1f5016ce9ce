import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { enumValues } from '../../../platform/db/enum-values.ts';

export const Role = { OWNER: 'owner', EDITOR: 'editor', VIEWER: 'viewer' } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** A deleted one keeps its name, under which what they wrote stays, and nothing else of theirs. */
export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'app_user',
  indexes: [
    {
      name: 'app_user_email_unique',
      expression: 'create unique index "app_user_email_unique" on "app_user" (lower("email")) where "deleted_at" is null',
    },
  ],
  properties: {
    ...baseColumns,
    email: p.text(),
    name: p.text(),
    passwordHash: p.text(),
    role: p.enum(enumValues(Role)),
    lastSeenAt: p.datetime().columnType('timestamptz').name('last_seen_at').nullable(),
    deletedAt: p.datetime().columnType('timestamptz').name('deleted_at').nullable(),
  },
});
export type User = InferEntity<typeof UserEntity>;
