import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ContentNode } from '../../content/graphql.ts';
import { JobType } from '../../jobs/graphql.ts';
import type { LivePost } from '../wordpress-post.ts';
import type { PlannedRequest } from './publish-planner.ts';

export const PublishTarget = { CREATE: 'create', UPDATE: 'update' } as const;
export type PublishTarget = (typeof PublishTarget)[keyof typeof PublishTarget];
registerEnumType(PublishTarget, {
  name: 'PublishTarget',
  description: 'What publishing does in WordPress.',
  valuesConfig: { CREATE: { description: 'It makes a new post.' }, UPDATE: { description: 'It changes the post that is there.' } },
});

@ObjectType({ description: 'The publish that was begun.' })
export class PublishContentPayload {
  @Field(() => JobType, { description: 'The work. `items` says how each content ended.' })
  job!: JobType;

  @Field(() => [ContentNode], { description: 'The contents as they are now: after `wait`, with their addresses.' })
  contents!: ContentNode[];
}

@ObjectType({ description: 'A term that publishing would make in WordPress.' })
export class TermToCreate {
  @Field(() => ID, { description: 'The term here.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'The WordPress taxonomy it goes to, as in `category`.' })
  taxonomy!: string;
}

@ObjectType({ description: 'What publishing one content would do.' })
export class PublishPlan {
  @Field(() => ID, { description: 'The content.' })
  contentId!: string;

  @Field(() => Boolean, { description: 'Whether it would go through, as far as can be told before.' })
  canPublish!: boolean;

  @Field(() => Boolean, {
    description: 'The live post was changed in WordPress since we last looked: publishing refuses it unless told to `overwrite`.',
  })
  changedInWordPress!: boolean;

  @Field(() => PublishTarget as object, { description: 'Whether it makes a post or changes one.' })
  target!: PublishTarget;

  @Field(() => String, { nullable: true, description: 'The address of the post that it changes; null for a new one.' })
  externalUrl!: string | null;

  @Field(() => [TermToCreate], { description: 'Terms that WordPress does not have yet, their parents among them.' })
  termsToCreate!: TermToCreate[];

  @Field(() => [String], { description: 'What is worth knowing before, and does not stand in the way.' })
  warnings!: string[];

  @Field(() => [String], { description: 'What stands in the way.' })
  problems!: string[];

  siteId!: string;
  livePost!: LivePost | null;
  request!: () => Promise<PlannedRequest | null>;
}
