import { type AuthCheckerFn, Authorized, getMetadataStorage } from 'type-graphql';
import type { Scope } from '../access/actor.ts';
import { unauthenticated } from '../errors/app-error.ts';
import type { RequestContext } from './context.ts';

/** Declares the scope that an operation needs. The program does not start with one that declares none. */
export const Needs = (scope: Scope) => Authorized<Scope>(scope);

export const checkScope: AuthCheckerFn<RequestContext, Scope> = ({ context }, scopes) => {
  if (!context.actor) throw unauthenticated();
  for (const scope of scopes) context.actor.requireScope(scope);
  return true;
};

/** @throws naming each operation that declares no scope: what is not declared is denied, here to everybody. */
export function refuseOpenOperations(): void {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const open = [...queries, ...mutations, ...subscriptions].filter(({ roles }) => !roles?.length).map(({ schemaName }) => schemaName);
  if (open.length === 0) return;
  throw new Error(`No scope is declared for ${open.join(', ')}. Say who may call it, as with @Needs('read').`);
}
