import type { TablesOf } from '../../platform/db/tables.ts';
import type { SignInCountEntity } from './limit/sign-in-count.entity.ts';
import type { SessionEntity } from './session/session.entity.ts';
import type { SignInLinkEntity } from './sign-in-link/sign-in-link.entity.ts';
import type { ApiTokenEntity } from './token/api-token.entity.ts';
import type { UserEntity } from './user/user.entity.ts';

export type AuthTables = TablesOf<
  typeof UserEntity | typeof SessionEntity | typeof ApiTokenEntity | typeof SignInLinkEntity | typeof SignInCountEntity
>;
