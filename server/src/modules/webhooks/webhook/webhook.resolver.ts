import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { lastDeliveryLoader } from '../delivery/webhook-delivery.reads.ts';
import { WebhookDelivery } from '../delivery/webhook-delivery.type.ts';
import type { WebhookService } from '../webhook.service.ts';
import {
  CreateWebhookInput,
  CreateWebhookPayload,
  DeleteWebhookPayload,
  RotateWebhookSecretPayload,
  TestWebhookPayload,
  UpdateWebhookInput,
  UpdateWebhookPayload,
} from './webhook.inputs.ts';
import { Webhook } from './webhook.type.ts';

@Resolver(() => Webhook)
export class WebhookResolver {
  constructor(private readonly service: WebhookService) {}

  @Needs('admin')
  @Query(() => [Webhook], { description: 'The webhooks of a site, in the order in which they were made.' })
  webhooks(@Arg('siteId', () => ID, { description: 'The site.' }) siteId: string, @Ctx() { actor }: RequestContext): Promise<Webhook[]> {
    return this.service.list(actor, siteId);
  }

  @FieldResolver(() => WebhookDelivery, {
    nullable: true,
    description: 'The newest delivery that was tried, or else the newest that waits; null where there is none in the last 30 days.',
  })
  lastDelivery(@Root() { id }: Webhook, @Ctx() { loaders }: RequestContext): Promise<WebhookDelivery | null> {
    return loaders.get(lastDeliveryLoader).load(id);
  }

  @Needs('admin')
  @Mutation(() => CreateWebhookPayload, { description: 'Makes a webhook, and the secret that its deliveries are signed with.' })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook.' }) input: CreateWebhookInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<CreateWebhookPayload> {
    return this.service.create(actor, input);
  }

  @Needs('admin')
  @Mutation(() => UpdateWebhookPayload, { description: 'Changes a webhook, pauses it or resumes it.' })
  async updateWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Arg('input', () => UpdateWebhookInput, { description: 'What to change.' }) input: UpdateWebhookInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<UpdateWebhookPayload> {
    return { webhook: await this.service.update(actor, id, input) };
  }

  @Needs('admin')
  @Mutation(() => RotateWebhookSecretPayload, {
    description: 'Makes a new secret. For 24 hours deliveries are signed with the old one too, so that receivers can change over.',
  })
  rotateWebhookSecret(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<RotateWebhookSecretPayload> {
    return this.service.rotateSecret(actor, id);
  }

  @Needs('admin')
  @Mutation(() => DeleteWebhookPayload, { description: 'Deletes a webhook and its log. What waits is not sent.' })
  async deleteWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteWebhookPayload> {
    await this.service.delete(actor, id);
    return { id };
  }

  @Needs('admin')
  @Mutation(() => TestWebhookPayload, {
    description: 'Sends a PING now, to a paused webhook too, and answers what came of it, after ten seconds at most.',
  })
  async testWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<TestWebhookPayload> {
    return { delivery: await this.service.test(actor, id) };
  }
}
