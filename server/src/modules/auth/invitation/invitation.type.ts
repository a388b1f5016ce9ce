import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { Role } from '../user/user.entity.ts';

@ObjectType({ description: 'A link that waits for somebody to make their account by it.' })
export class Invitation {
  @Field(() => ID, { description: 'Names the invitation.' })
  id!: string;

  @Field(() => Role as object, { description: 'The role that it gives.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'The only address that it makes an account for; null for any.' })
  email!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'expiresAt', description: 'When it ends by itself.' })
  expires_at!: string;

  @Field(() => String, {
    name: 'invitedBy',
    nullable: true,
    description: 'Who made it; null for the token from the environment.',
  })
  invited_by!: string | null;
}

@InputType({ description: 'Somebody to invite.' })
export class InviteUserInput {
  @Field(() => Role as object, { description: 'What they will be; never more than you are.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'The only address that may accept it; leave it out for whoever has the link.' })
  email?: string | null;
}

@ObjectType({ description: 'The invitation that was made.' })
export class InviteUserPayload {
  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;

  @Field(() => String, { description: 'The address to hand to them. It works once, within seven days, and is shown this once.' })
  link!: string;
}

@ObjectType({ description: 'The invitation that was withdrawn.' })
export class RevokeInvitationPayload {
  @Field(() => ID, { description: 'The id it had.' })
  revokedId!: string;
}
