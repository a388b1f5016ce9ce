import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { Role, UserEntity } from '../user/user.entity.ts';

export const LinkPurpose = { OWNER: 'owner', INVITATION: 'invitation', PASSWORD: 'password' } as const;
export type LinkPurpose = (typeof LinkPurpose)[keyof typeof LinkPurpose];

/**
 * A link that lets its bearer in once: the owner's from the terminal, an invitation, or one by which somebody who has an account
 * sets a new password. It is kept for a while when it has ended, to say so to whoever opens it.
 */
export const SignInLinkEntity = defineEntity({
  name: 'SignInLink',
  tableName: 'sign_in_link',
  checks: [{ name: 'sign_in_link_for_check', expression: `(purpose = 'password'::text) = (user_id is not null)` }],
  properties: {
    ...baseColumns,
    purpose: p.enum(enumValues(LinkPurpose)),
    tokenHash: p.text().unique(),
    /** The role of the account that it makes; of one for a password, the role that its user had. */
    role: p.enum(enumValues(Role)),
    /** An invitation for somebody in particular. */
    email: p.text().nullable(),
    /** Whose password it sets. */
    userId: () => p.manyToOne(UserEntity).mapToPk().name('user_id').nullable().deleteRule('cascade'),
    /** Null for the terminal and for the token from the environment. */
    madeById: () => p.manyToOne(UserEntity).mapToPk().name('made_by_id').nullable().deleteRule('cascade'),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
export type SignInLink = InferEntity<typeof SignInLinkEntity>;
