import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'A browser in which somebody is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Names the session.' })
  id!: string;

  user_id!: string;

  @Field(() => String, { name: 'userAgent', nullable: true, description: 'What the browser called itself when it signed in.' })
  user_agent!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When they signed in.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'lastUsedAt', description: 'When it was last used, to the minute.' })
  last_used_at!: string;

  @Field(() => DateTime, { name: 'expiresAt', description: 'When it ends by itself.' })
  expires_at!: string;
}

@ObjectType({ description: 'The session that was ended.' })
export class RevokeSessionPayload {
  @Field(() => ID, { description: 'The id it had.' })
  revokedId!: string;
}

@ObjectType({ description: 'Your other sessions were ended.' })
export class RevokeOtherSessionsPayload {
  @Field(() => Int, { description: 'How many there were.' })
  revoked!: number;
}
