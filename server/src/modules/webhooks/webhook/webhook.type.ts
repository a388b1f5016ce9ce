import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, URLScalar } from '../../../platform/graphql/scalars.ts';
import { WebhookEvent } from '../event/webhook-event.enums.ts';

registerEnumType(WebhookEvent, {
  name: 'WebhookEvent',
  description: 'What a webhook tells. docs/api/webhooks.md has the payload of each.',
  valuesConfig: {
    CONTENT_PUBLISHED: { description: 'WordPress confirmed that it shows content as it is here: `content.published`.' },
    CONTENT_UPDATED: {
      description:
        'Content was made, changed, imported, deleted or restored here, or its post was seen to be elsewhere or gone: `content.updated`.',
    },
    TASK_COMPLETED: { description: 'A task has its draft: `task.completed`.' },
    JOB_SETTLED: { description: 'A job succeeded, failed or was stopped: `job.settled`.' },
    IMPORT_CONFLICT: {
      description: 'An import found content that was changed here and in WordPress, for somebody to choose: `import.conflict`.',
    },
    PING: { description: 'A test that somebody asked for: `ping`. Every webhook takes it; none subscribes to it.' },
  },
});

@ObjectType({ description: 'An address that is told what happens to a site, by signed POST requests.' })
export class Webhook {
  @Field(() => ID, { description: 'Names the webhook.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => URLScalar, { description: 'Where it is sent.' })
  url!: string;

  @Field(() => [WebhookEvent as object], { description: 'What it is told.' })
  events!: WebhookEvent[];

  @Field(() => Boolean, { description: 'Whether anything is sent. What happens while it is paused is not told later.' })
  active!: boolean;

  @Field(() => String, { name: 'pausedReason', nullable: true, description: 'Why it is paused; null while it is active.' })
  paused_reason!: string | null;

  @Field(() => DateTime, {
    name: 'previousSecretUntil',
    nullable: true,
    description: 'Until when deliveries are signed with the secret before this one too; null where they are not.',
  })
  previous_secret_until!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When somebody changed it last, or it was paused.' })
  updated_at!: string;
}
