import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import { WebhookEvent } from '../event/webhook-event.enums.ts';
import { WebhookEntity } from '../webhook/webhook.entity.ts';

export const WebhookDeliveryState = { PENDING: 'pending', DELIVERED: 'delivered', FAILED: 'failed' } as const;
export type WebhookDeliveryState = (typeof WebhookDeliveryState)[keyof typeof WebhookDeliveryState];

/** One message to one webhook: what is to be sent, and what came of it. */
export const WebhookDeliveryEntity = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  uniques: [siteKey],
  indexes: [
    { name: 'webhook_delivery_list', properties: ['webhookId', 'createdAt', 'id'] },
    { name: 'webhook_delivery_age', properties: ['createdAt'] },
    {
      name: 'webhook_delivery_waiting',
      expression: `create index "webhook_delivery_waiting" on "webhook_delivery" ("webhook_id", "id") where "state" = 'pending'`,
    },
  ],
  properties: {
    ...siteOwnedColumns,
    webhookId: () => p.manyToOne(WebhookEntity).mapToPk().name('webhook_id').deleteRule('cascade'),
    event: p.enum(enumValues(WebhookEvent)),
    /** Byte for byte what is sent and signed. */
    payload: p.text(),
    state: p.enum(enumValues(WebhookDeliveryState)).default(WebhookDeliveryState.PENDING),
    attempts: p.integer().default(0),
    /** Of the last attempt, as all that follows. */
    requestHeaders: p.json<Record<string, string>>().name('request_headers').nullable(),
    responseStatus: p.integer().name('response_status').nullable(),
    responseBody: p.text().name('response_body').nullable(),
    error: p.text().nullable(),
    durationMs: p.integer().name('duration_ms').nullable(),
    attemptedAt: p.datetime().columnType('timestamptz').name('attempted_at').nullable(),
    /** Null for one that has settled. */
    nextAttemptAt: p.datetime().columnType('timestamptz').name('next_attempt_at').nullable(),
    settledAt: p.datetime().columnType('timestamptz').name('settled_at').nullable(),
    /** The delivery whose payload this one sends again; that one may be gone. */
    replayOf: p.uuid().name('replay_of').nullable(),
  },
});
export type WebhookDelivery = InferEntity<typeof WebhookDeliveryEntity>;
