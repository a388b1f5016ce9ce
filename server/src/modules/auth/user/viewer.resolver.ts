import { Ctx, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { Viewer } from './viewer.type.ts';

@Resolver()
export class ViewerResolver {
  @Needs('read')
  @Query(() => Viewer, { description: 'Who you are to this API, and what you may do.' })
  viewer(@Ctx() { actor }: RequestContext): Viewer {
    return { id: actor.id, name: actor.name, isToken: actor.kind === 'token', scopes: [...actor.scopes] };
  }
}
