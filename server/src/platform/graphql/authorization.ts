import { type AuthCheckerFn, Authorized } from 'type-graphql';
import type { Scope } from '../access/actor.ts';
import { unauthenticated } from '../errors/app-error.ts';
import type { RequestContext } from './context.ts';

/** Declares the scope that an operation needs. The schema test refuses one that declares none. */
export const Needs = (scope: Scope) => Authorized<Scope>(scope);

export const checkScope: AuthCheckerFn<RequestContext, Scope> = ({ context }, scopes) => {
  if (!context.actor) throw unauthenticated();
  for (const scope of scopes) context.actor.requireScope(scope);
  return true;
};
