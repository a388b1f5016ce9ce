import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { UserService } from './user.service.ts';
import { CreatePasswordLinkPayload, DeleteUserPayload, UpdateUserInput, UpdateUserPayload, User } from './user.type.ts';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly people: UserService) {}

  @FieldResolver(() => Boolean, { description: 'Whether it is you.' })
  isViewer(@Root() user: User, @Ctx() { actor }: RequestContext): boolean {
    return user.id === actor.id;
  }

  @Needs('admin')
  @Query(() => [User], { description: 'Everybody who has an account, by name.' })
  users(@Ctx() { actor }: RequestContext): Promise<User[]> {
    return this.people.list(actor);
  }

  @Needs('admin')
  @Mutation(() => UpdateUserPayload, { description: 'Changes a name or a role. The last owner stays an owner.' })
  async updateUser(
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
    @Arg('input', () => UpdateUserInput, { description: 'What changes.' }) input: UpdateUserInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<UpdateUserPayload> {
    return { user: await this.people.update(actor, id, input) };
  }

  @Needs('admin')
  @Mutation(() => DeleteUserPayload, {
    description: 'Deletes an account: its sessions and tokens end at once. What they wrote stays, under their name.',
  })
  async deleteUser(
    @Arg('id', () => ID, { description: 'The person; not the last owner.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteUserPayload> {
    await this.people.delete(actor, id);
    return { deletedId: id };
  }

  @Needs('admin')
  @Mutation(() => CreatePasswordLinkPayload, {
    description: 'Makes a link by which somebody sets a new password, once and within a day. Their old one holds until then.',
  })
  createPasswordLink(
    @Arg('userId', () => ID, { description: 'Whose password.' }) userId: string,
    @Ctx() { actor, origin }: RequestContext,
  ): Promise<CreatePasswordLinkPayload> {
    return this.people.createPasswordLink(actor, userId, origin);
  }
}
