import type { Scope } from '../../platform/access/actor.ts';
import type { Role } from './user/user.entity.ts';

/** What each role may do. */
export const scopesOf: Record<Role, readonly Scope[]> = {
  owner: ['read', 'write', 'publish', 'admin'],
  editor: ['read', 'write', 'publish'],
  viewer: ['read'],
};

/**
 * What a token may do now: never more than whoever made it may do now.
 * @param role null for a token that the one from the environment made, which is no person's
 */
export const scopesNow = (scopes: readonly Scope[], role: Role | null): Scope[] =>
  role === null ? [...scopes] : scopes.filter((scope) => scopesOf[role].includes(scope));
