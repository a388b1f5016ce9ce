import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { ReplayWebhookDeliveryPayload } from '../webhook/webhook.inputs.ts';
import type { WebhookService } from '../webhook.service.ts';
import { listDeliveries, payloadLoader } from './webhook-delivery.reads.ts';
import { WebhookDelivery, WebhookDeliveryConnection, WebhookDeliveryFilter, WebhookHeader } from './webhook-delivery.type.ts';

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  constructor(
    private readonly db: Database,
    private readonly service: WebhookService,
  ) {}

  @Needs('admin')
  @Query(() => WebhookDeliveryConnection, { description: 'What was sent to a webhook in the last 30 days, and what waits, newest first.' })
  async webhookDeliveries(
    @Arg('webhookId', () => ID, { description: 'The webhook.' }) webhookId: string,
    @Arg('filter', () => WebhookDeliveryFilter, { nullable: true, description: 'Which of them.' }) filter: WebhookDeliveryFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    await this.service.get(actor, webhookId);
    return WebhookDeliveryConnection.from(await listDeliveries(this.db, webhookId, filter ?? {}, page));
  }

  @Needs('admin')
  @Query(() => WebhookDelivery, { nullable: true, description: 'One delivery, or null.' })
  webhookDelivery(
    @Arg('id', () => ID, { description: 'The delivery.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<WebhookDelivery | null> {
    return this.service.findDelivery(actor, id);
  }

  @FieldResolver(() => String, { description: 'The body, byte for byte as it is sent and signed: JSON.' })
  async payload(@Root() { id }: WebhookDelivery, @Ctx() { loaders }: RequestContext): Promise<string> {
    return (await loaders.get(payloadLoader).load(id))?.payload ?? '';
  }

  @FieldResolver(() => [WebhookHeader], {
    description: 'The headers of the last attempt that are ours to choose; none before the first.',
  })
  requestHeaders(@Root() { request_headers }: WebhookDelivery): WebhookHeader[] {
    return Object.entries(request_headers ?? {}).map(([name, value]) => ({ name, value }));
  }

  @Needs('admin')
  @Mutation(() => ReplayWebhookDeliveryPayload, {
    description:
      'Sends the payload of a settled delivery again, in a delivery of its own; the payload keeps its id. One that waits is itself tried now.',
  })
  async replayWebhookDelivery(
    @Arg('id', () => ID, { description: 'The delivery.' }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ReplayWebhookDeliveryPayload> {
    return { delivery: await this.service.replay(actor, id) };
  }
}
