import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { enumValues } from '../../../platform/db/enum-values.ts';

export const Role = { OWNER: 'owner', EDITOR: 'editor', VIEWER: 'viewer' } as const;
export type Role = (typeof Role)[keyof typeof Role];

export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'app_user',
  indexes: [{ name: 'app_user_email_unique', expression: 'create unique index "app_user_email_unique" on "app_user" (lower("email"))' }],
  properties: {
    ...baseColumns,
    email: p.text(),
    name: p.text(),
    passwordHash: p.text(),
    role: p.enum(enumValues(Role)),
  },
});
export type User = InferEntity<typeof UserEntity>;
