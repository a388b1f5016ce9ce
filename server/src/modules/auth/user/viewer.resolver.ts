import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import { Needs, NeedsPerson } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { AccountService } from './account.service.ts';
import { Role } from './user.entity.ts';
import { userLoader } from './user.reads.ts';
import { ChangePasswordInput, ChangePasswordPayload, UpdateViewerInput, UpdateViewerPayload, Viewer } from './viewer.type.ts';

const viewerOf = (actor: Actor): Viewer => ({ id: actor.id, name: actor.name, isToken: actor.kind === 'token', scopes: [...actor.scopes] });

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly accounts: AccountService) {}

  @Needs('read')
  @Query(() => Viewer, { description: 'Who you are to this API, and what you may do.' })
  viewer(@Ctx() { actor }: RequestContext): Viewer {
    return viewerOf(actor);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What you sign in with; null for a token.' })
  async email(@Root() viewer: Viewer, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return viewer.isToken || viewer.id === null ? null : ((await loaders.get(userLoader).load(viewer.id))?.email ?? null);
  }

  @FieldResolver(() => Role as object, { nullable: true, description: 'The role that an owner gave you; null for a token.' })
  async role(@Root() viewer: Viewer, @Ctx() { loaders }: RequestContext): Promise<Role | null> {
    return viewer.isToken || viewer.id === null ? null : ((await loaders.get(userLoader).load(viewer.id))?.role ?? null);
  }

  @NeedsPerson()
  @Mutation(() => UpdateViewerPayload, { description: 'Changes your own name or e-mail address.' })
  async updateViewer(
    @Arg('input', () => UpdateViewerInput, { description: 'What changes.' }) input: UpdateViewerInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<UpdateViewerPayload> {
    const { name } = await this.accounts.update(actor, input);
    return { viewer: { ...viewerOf(actor), name } };
  }

  @NeedsPerson()
  @Mutation(() => ChangePasswordPayload, { description: 'Changes your own password, and ends your other sessions.' })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The old one and the new one.' }) input: ChangePasswordInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ChangePasswordPayload> {
    return { revoked: await this.accounts.changePassword(actor, input) };
  }
}
