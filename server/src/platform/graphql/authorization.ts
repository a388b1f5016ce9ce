import { type AuthCheckerFn, Authorized, getMetadataStorage } from 'type-graphql';
import type { Scope } from '../access/actor.ts';
import { forbidden, unauthenticated } from '../errors/app-error.ts';
import type { RequestContext } from './context.ts';

/** What an operation may need: a scope, or that somebody who is signed in asks rather than a program. */
export type Need = Scope | 'person' | 'person or admin';

/** Declares the scope that an operation needs. The program does not start with one that declares none. */
export const Needs = (scope: Scope) => Authorized<Need>(scope);

/**
 * Declares that an operation is about one's own account, whatever one's role: a viewer may do it, and a token may not.
 * @param orScope what lets programs in too, where it is also done to the accounts of others
 */
export const NeedsPerson = (orScope?: 'admin') => Authorized<Need>(orScope ? `person or ${orScope}` : 'person');

export const checkScope: AuthCheckerFn<RequestContext, Need> = ({ context: { actor } }, needs) => {
  if (!actor) throw unauthenticated();
  for (const need of needs) {
    if (need !== 'person' && need !== 'person or admin') actor.requireScope(need);
    else if (actor.kind !== 'user' && !(need === 'person or admin' && actor.can('admin')))
      throw forbidden('This is for somebody who is signed in, about their own account: an API token has none.');
  }
  return true;
};

/** @throws naming each operation that declares no scope: what is not declared is denied, here to everybody. */
export function refuseOpenOperations(): void {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const open = [...queries, ...mutations, ...subscriptions].filter(({ roles }) => !roles?.length).map(({ schemaName }) => schemaName);
  if (open.length === 0) return;
  throw new Error(`No scope is declared for ${open.join(', ')}. Say who may call it, as with @Needs('read').`);
}
