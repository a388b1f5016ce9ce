import type { Actor } from '../../platform/access/actor.ts';
import { forbidden } from '../../platform/errors/app-error.ts';
import { scopesOf } from './role.rules.ts';
import type { Role } from './user/user.entity.ts';

/** People reach every site, so a token that does not can't make or change any: it would get out of its bounds through them. */
export function requirePeopleManager(actor: Actor): void {
  actor.requireScope('admin');
  if (actor.siteIds !== null) throw forbidden('This token is held to some sites, and people reach every site: it cannot manage them.');
}

/** Nobody gets others more than they have, or gets at an account that may do more than they may. */
export function requireAsMuchAs(actor: Actor, role: Role): void {
  for (const scope of scopesOf[role]) actor.requireScope(scope);
}
