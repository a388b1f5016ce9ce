import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Scope } from '../../../platform/access/actor.ts';

registerEnumType(Scope, {
  name: 'Scope',
  description: 'What a caller may do.',
  valuesConfig: {
    READ: { description: 'See everything in reach.' },
    WRITE: { description: 'Change keywords, clusters, ideas, tasks and content.' },
    PUBLISH: { description: 'Send content to WordPress, and import from it.' },
    ADMIN: { description: 'Manage sites, users and tokens.' },
  },
});

@ObjectType({ description: 'Whoever makes this request: a signed-in user, or an API token.' })
export class Viewer {
  @Field(() => ID, { nullable: true, description: 'The user or the token; null for the token from the environment.' })
  id!: string | null;

  @Field(() => String, { description: 'The name of the user or the token.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether this is an API token rather than a signed-in user.' })
  isToken!: boolean;

  @Field(() => [Scope as object], { description: 'What may be done.' })
  scopes!: Scope[];
}

@InputType({ description: 'What to change of your own account; what is left out stays.' })
export class UpdateViewerInput {
  @Field(() => String, { nullable: true, description: 'What others see you as, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What you sign in with.' })
  email?: string | null;
}

@ObjectType({ description: 'Your account as it is now.' })
export class UpdateViewerPayload {
  @Field(() => Viewer, { description: 'You.' })
  viewer!: Viewer;
}

@InputType({ description: 'Another password for your account.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The one that you have.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The one to have, of at least 10 characters.' })
  newPassword!: string;
}

@ObjectType({ description: 'The password was changed.' })
export class ChangePasswordPayload {
  @Field(() => Int, { description: 'How many other sessions of yours ended with the old one.' })
  revoked!: number;
}
