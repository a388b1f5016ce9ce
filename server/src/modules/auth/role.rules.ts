import type { Scope } from '../../platform/access/actor.ts';
import type { Role } from './user/user.entity.ts';

/** What each role may do. A token never has more than its maker had. */
export const scopesOf: Record<Role, readonly Scope[]> = {
  owner: ['read', 'write', 'publish', 'admin'],
  editor: ['read', 'write', 'publish'],
  viewer: ['read'],
};
