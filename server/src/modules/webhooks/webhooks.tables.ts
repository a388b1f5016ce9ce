import type { TablesOf } from '../../platform/db/tables.ts';
import type { WebhookDeliveryEntity } from './delivery/webhook-delivery.entity.ts';
import type { WebhookEventEntity } from './event/webhook-event.entity.ts';
import type { WebhookEntity } from './webhook/webhook.entity.ts';

export type WebhooksTables = TablesOf<typeof WebhookEntity | typeof WebhookDeliveryEntity | typeof WebhookEventEntity>;
