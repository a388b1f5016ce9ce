/** The GraphQL side of this module: for the schema. Workers never load it. */
export { WebhookDeliveryResolver } from './delivery/webhook-delivery.resolver.ts';
export { WebhookResolver } from './webhook/webhook.resolver.ts';
