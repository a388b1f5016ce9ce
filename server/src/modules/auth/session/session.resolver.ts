import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NeedsPerson } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userLoader } from '../user/user.reads.ts';
import { User } from '../user/user.type.ts';
import type { SessionService } from './session.service.ts';
import { RevokeOtherSessionsPayload, RevokeSessionPayload, Session } from './session.type.ts';

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly kept: SessionService) {}

  @FieldResolver(() => Boolean, { description: 'Whether it is the one that you ask in.' })
  isCurrent(@Root() session: Session, @Ctx() { actor }: RequestContext): boolean {
    return session.id === actor.sessionId;
  }

  @FieldResolver(() => User, { description: 'Whose it is.' })
  user(@Root() session: Session, @Ctx() { loaders }: RequestContext): Promise<User | null> {
    return loaders.get(userLoader).load(session.user_id);
  }

  @NeedsPerson('admin')
  @Query(() => [Session], { description: 'The browsers in which you are signed in, the latest used first.' })
  sessions(
    @Arg('userId', () => ID, { nullable: true, description: 'Another person, for whom the scope ADMIN is needed; leave it out for you.' })
    userId: string | null | undefined,
    @Ctx() { actor }: RequestContext,
  ): Promise<Session[]> {
    return this.kept.list(actor, userId);
  }

  @NeedsPerson('admin')
  @Mutation(() => RevokeSessionPayload, {
    description: "Signs a browser out, at once. One of your own; another person's needs the scope ADMIN.",
  })
  async revokeSession(
    @Arg('id', () => ID, { description: 'The session to end.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<RevokeSessionPayload> {
    await this.kept.revoke(actor, id);
    return { revokedId: id };
  }

  @NeedsPerson()
  @Mutation(() => RevokeOtherSessionsPayload, { description: 'Signs you out everywhere but here.' })
  async revokeOtherSessions(@Ctx() { actor }: RequestContext): Promise<RevokeOtherSessionsPayload> {
    return { revoked: await this.kept.revokeOthers(actor) };
  }
}
