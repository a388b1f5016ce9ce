import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { PublishAttemptKind, PublishPath, PublishState } from './publish-attempt.entity.ts';

registerEnumType(PublishState, {
  name: 'PublishState',
  description: 'How an attempt to publish went.',
  valuesConfig: {
    RUNNING: { description: 'It is at work.' },
    SUCCEEDED: { description: 'WordPress has it, and it was read back.' },
    FAILED: { description: 'It did not go through; `message` says why.' },
  },
});
registerEnumType(PublishAttemptKind, {
  name: 'PublishAttemptKind',
  description: 'What an attempt was for.',
  valuesConfig: {
    PUBLISH: { description: 'It sent the content.' },
    UNDO: { description: 'It put the post back as it was before.' },
  },
});
registerEnumType(PublishPath, {
  name: 'PublishPath',
  description: 'Which way an attempt took.',
  valuesConfig: {
    CORE_REST: { description: "WordPress's own REST API." },
    PLUGIN: { description: 'The IGNY8 plugin.' },
  },
});

@ObjectType({ description: 'One attempt to publish a content.' })
export class PublishAttempt {
  @Field(() => ID, { description: 'Names the attempt.' })
  id!: string;

  @Field(() => ID, { name: 'contentId', description: 'The content.' })
  content_id!: string;

  @Field(() => PublishAttemptKind as object, { description: 'Whether it published, or put a post back.' })
  kind!: PublishAttemptKind;

  @Field(() => PublishState as object, { description: 'How it went.' })
  state!: PublishState;

  @Field(() => PublishPath as object, { description: 'Which way it took.' })
  path!: PublishPath;

  @Field(() => Int, { name: 'bodyVersion', description: "The content's bodyVersion that was sent." })
  body_version!: number;

  @Field(() => String, {
    name: 'message',
    nullable: true,
    description: 'Why it failed; for one that succeeded, what WordPress keeps differently.',
  })
  error!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it began.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'finishedAt', nullable: true, description: 'When it ended.' })
  finished_at!: string | null;
}

export const PublishAttemptConnection = connectionOf(PublishAttempt, 'PublishAttempt');
