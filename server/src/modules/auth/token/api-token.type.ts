import { ArrayNotEmpty, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Scope } from '../../../platform/access/actor.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'A key for programs. Its text is shown once, when it is made.' })
export class ApiToken {
  @Field(() => ID, { description: 'Names the token.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'Its last four characters, to tell it from others.' })
  hint!: string;

  @Field(() => [Scope as object], { description: 'What it was made for.' })
  scopes!: Scope[];

  @Field(() => [Scope as object], {
    name: 'effectiveScopes',
    description: 'What it may do now: its scopes, as far as the role of whoever made it goes today.',
  })
  effective_scopes!: Scope[];

  @Field(() => [ID], { name: 'siteIds', nullable: true, description: 'The only sites it reaches; null for all.' })
  site_ids!: string[] | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => String, {
    name: 'createdBy',
    nullable: true,
    description: 'The person who made it, and with whom it ends; null for the token from the environment.',
  })
  created_by!: string | null;

  @Field(() => DateTime, { name: 'expiresAt', nullable: true, description: 'When it ends by itself; null for never.' })
  expires_at!: string | null;

  @Field(() => DateTime, { name: 'lastUsedAt', nullable: true, description: 'When it was last used, to the minute.' })
  last_used_at!: string | null;

  @Field(() => DateTime, { name: 'revokedAt', nullable: true, description: 'When somebody ended it.' })
  revoked_at!: string | null;
}

@InputType({ description: 'A new API token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for, 1 to 100 characters.' })
  @Length(1, 100)
  name!: string;

  @Field(() => [Scope as object], { description: 'What it may do; never more than you may.' })
  @ArrayNotEmpty()
  scopes!: Scope[];

  @Field(() => [ID], { nullable: true, description: 'The only sites it reaches; leave it out for all.' })
  siteIds?: string[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself; leave it out for never. A token makes none that lasts longer than itself.',
  })
  expiresAt?: Date | null;
}

@ObjectType({ description: 'The token that was made.' })
export class CreateApiTokenPayload {
  @Field(() => ApiToken, { description: 'The token.' })
  apiToken!: ApiToken;

  @Field(() => String, { description: 'What to send as `Authorization: Bearer <secret>`. It is shown this once.' })
  secret!: string;
}

@ObjectType({ description: 'The token that was ended.' })
export class RevokeApiTokenPayload {
  @Field(() => ApiToken, { description: 'The token.' })
  apiToken!: ApiToken;
}
