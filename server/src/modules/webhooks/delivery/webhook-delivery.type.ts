import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { WebhookEvent } from '../event/webhook-event.enums.ts';
import { WebhookDeliveryState } from './webhook-delivery.entity.ts';

registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'Where a delivery stands.',
  valuesConfig: {
    PENDING: {
      description: 'It waits for its first attempt or the next one; `nextAttemptAt` says when, and replayWebhookDelivery tries it now.',
    },
    DELIVERED: { description: 'The receiver took it: it answered 200 to 299.' },
    FAILED: { description: 'It is not tried again. replayWebhookDelivery sends it anew.' },
  },
});

@ObjectType({ description: 'A header of a request.' })
export class WebhookHeader {
  @Field(() => String, { description: 'Its name, in small letters.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType({ description: 'One message to a webhook, and what came of it. Kept for 30 days.' })
export class WebhookDelivery {
  @Field(() => ID, { description: 'What the receiver gets as `X-IGNY8-Delivery`, the same at each attempt.' })
  id!: string;

  @Field(() => ID, { name: 'webhookId', description: 'The webhook.' })
  webhook_id!: string;

  @Field(() => WebhookEvent as object, { description: 'What it tells.' })
  event!: WebhookEvent;

  @Field(() => WebhookDeliveryState as object, { description: 'Where it stands.' })
  state!: WebhookDeliveryState;

  @Field(() => Int, { description: 'How often it was sent.' })
  attempts!: number;

  @Field(() => Int, { name: 'responseStatus', nullable: true, description: 'The HTTP status of the last answer; null where none came.' })
  response_status!: number | null;

  @Field(() => String, { name: 'responseBody', nullable: true, description: 'The first 2 kB of the last answer.' })
  response_body!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' })
  error!: string | null;

  @Field(() => Int, { name: 'durationMs', nullable: true, description: 'How long the last attempt took, in milliseconds.' })
  duration_ms!: number | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was put in line.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'attemptedAt', nullable: true, description: 'When it was last sent.' })
  attempted_at!: string | null;

  @Field(() => DateTime, { name: 'nextAttemptAt', nullable: true, description: 'When it is sent next; null where it has settled.' })
  next_attempt_at!: string | null;

  @Field(() => DateTime, { name: 'settledAt', nullable: true, description: 'When it was delivered, or given up.' })
  settled_at!: string | null;

  @Field(() => ID, { name: 'replayOf', nullable: true, description: 'The delivery that it sends again, where it is a replay.' })
  replay_of!: string | null;

  request_headers!: Record<string, string> | null;
}

export const WebhookDeliveryConnection = connectionOf(WebhookDelivery, 'WebhookDelivery');

@InputType({ description: 'Which deliveries to list. What is left out does not matter.' })
export class WebhookDeliveryFilter {
  @Field(() => [WebhookDeliveryState as object], { nullable: true, description: 'In one of these states.' })
  states?: WebhookDeliveryState[] | null;

  @Field(() => [WebhookEvent as object], { nullable: true, description: 'Of one of these events.' })
  events?: WebhookEvent[] | null;
}
