import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { Role } from '../user/user.entity.ts';

/** A link that lets its bearer in once: the owner's from the terminal, an invitation from an owner. */
export const SignInLinkEntity = defineEntity({
  name: 'SignInLink',
  tableName: 'sign_in_link',
  properties: {
    ...baseColumns,
    tokenHash: p.text().unique(),
    role: p.enum(enumValues(Role)),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
export type SignInLink = InferEntity<typeof SignInLinkEntity>;
