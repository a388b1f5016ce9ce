import { ArrayNotEmpty } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { WebhookDelivery } from '../delivery/webhook-delivery.type.ts';
import { WebhookEvent } from '../event/webhook-event.enums.ts';
import { Webhook } from './webhook.type.ts';

@InputType({ description: 'A webhook to make.' })
export class CreateWebhookInput {
  @Field(() => ID, { description: 'The site whose events it is told.' })
  siteId!: string;

  @Field(() => String, { description: 'Where to send them: http or https, at most 2,000 characters, no user name or password.' })
  url!: string;

  @Field(() => [WebhookEvent as object], { description: 'What to tell.' })
  @ArrayNotEmpty()
  events!: WebhookEvent[];
}

@InputType({ description: 'What to change of a webhook; what is left out stays.' })
export class UpdateWebhookInput {
  @Field(() => String, { nullable: true, description: 'Another address. What still waits goes there, now.' })
  url?: string | null;

  @Field(() => [WebhookEvent as object], { nullable: true, description: 'What to tell from now on.' })
  @ArrayNotEmpty()
  events?: WebhookEvent[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'false pauses it: what waits is kept, what happens meanwhile is not told. true resumes it, and sends what waits.',
  })
  active?: boolean | null;
}

@ObjectType({ description: 'The webhook that was made.' })
export class CreateWebhookPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'What its deliveries are signed with. It is shown this once.' })
  secret!: string;
}

@ObjectType({ description: 'The webhook as it is now.' })
export class UpdateWebhookPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;
}

@ObjectType({ description: 'The webhook with its new secret. For 24 hours deliveries are signed with both.' })
export class RotateWebhookSecretPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'What its deliveries are signed with from now on. It is shown this once.' })
  secret!: string;
}

@ObjectType({ description: 'The webhook that is gone, and its log with it.' })
export class DeleteWebhookPayload {
  @Field(() => ID, { description: 'The id it had.' })
  id!: string;
}

@ObjectType({ description: 'What came of a test.' })
export class TestWebhookPayload {
  @Field(() => WebhookDelivery, { description: 'The ping, which is not tried again.' })
  delivery!: WebhookDelivery;
}

@ObjectType({ description: 'What will be sent again.' })
export class ReplayWebhookDeliveryPayload {
  @Field(() => WebhookDelivery, {
    description: 'A new delivery with the payload of the old one, or the old one where that still waited. It goes out in a moment.',
  })
  delivery!: WebhookDelivery;
}
