import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
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
