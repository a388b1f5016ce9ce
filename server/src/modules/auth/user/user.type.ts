import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { Role } from './user.entity.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person may do here.',
  valuesConfig: {
    OWNER: { description: 'Everything: READ, WRITE, PUBLISH and ADMIN.' },
    EDITOR: { description: 'The whole way from keywords to WordPress: READ, WRITE and PUBLISH.' },
    VIEWER: { description: 'See everything and change nothing: READ.' },
  },
});

@ObjectType({ description: 'Somebody who has an account here.' })
export class User {
  @Field(() => ID, { description: 'Names the person.' })
  id!: string;

  @Field(() => String, { description: 'What others see them as.' })
  name!: string;

  @Field(() => String, { description: 'What they sign in with.' })
  email!: string;

  @Field(() => Role as object, { description: 'What they may do.' })
  role!: Role;

  @Field(() => DateTime, { name: 'createdAt', description: 'When their account was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'lastSeenAt', nullable: true, description: 'When they were last here, to the minute; null for never.' })
  last_seen_at!: string | null;
}

@InputType({ description: 'What to change of a person; what is left out stays.' })
export class UpdateUserInput {
  @Field(() => String, { nullable: true, description: 'Another name, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => Role as object, {
    nullable: true,
    description: 'Another role; it holds from their next request on. Their tokens never have more than it.',
  })
  role?: Role | null;
}

@ObjectType({ description: 'The person who was changed.' })
export class UpdateUserPayload {
  @Field(() => User, { description: 'The person.' })
  user!: User;
}

@ObjectType({ description: 'The person who was deleted.' })
export class DeleteUserPayload {
  @Field(() => ID, { description: 'The id they had.' })
  deletedId!: string;
}

@ObjectType({ description: 'A link to hand to somebody who lost their password.' })
export class CreatePasswordLinkPayload {
  @Field(() => String, { description: 'The address at which they set a new password, once. It is shown this once.' })
  link!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  expiresAt!: Date;
}
