export { WEBHOOK_CHANNEL, WebhookCourier } from './courier/webhook-courier.ts';
export { WebhookDeliveryEntity } from './delivery/webhook-delivery.entity.ts';
export { WebhookEventEntity } from './event/webhook-event.entity.ts';
export { WebhookEntity } from './webhook/webhook.entity.ts';
export { WebhookService } from './webhook.service.ts';
