import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { InvitationService } from './invitation.service.ts';
import { Invitation, InviteUserInput, InviteUserPayload, RevokeInvitationPayload } from './invitation.type.ts';

@Resolver()
export class InvitationResolver {
  constructor(private readonly openInvitations: InvitationService) {}

  @Needs('admin')
  @Query(() => [Invitation], { description: 'Invitations that can still be accepted, newest first.' })
  invitations(@Ctx() { actor }: RequestContext): Promise<Invitation[]> {
    return this.openInvitations.listOpen(actor);
  }

  @Needs('admin')
  @Mutation(() => InviteUserPayload, { description: 'Makes a link by which somebody makes their account.' })
  inviteUser(
    @Arg('input', () => InviteUserInput, { description: 'Who, and as what.' }) input: InviteUserInput,
    @Ctx() { actor, origin }: RequestContext,
  ): Promise<InviteUserPayload> {
    return this.openInvitations.invite(actor, input, origin);
  }

  @Needs('admin')
  @Mutation(() => RevokeInvitationPayload, { description: 'Withdraws an invitation: its link opens nothing from now on.' })
  async revokeInvitation(
    @Arg('id', () => ID, { description: 'The invitation.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<RevokeInvitationPayload> {
    await this.openInvitations.revoke(actor, id);
    return { revokedId: id };
  }
}
