import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import type { WebhookEvent } from '../event/webhook-event.enums.ts';

/** An address that is told what happens to a site. */
export const WebhookEntity = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  uniques: [siteKey],
  properties: {
    ...siteOwnedColumns,
    url: p.text(),
    events: p.array().$type<WebhookEvent[]>(),
    active: p.boolean().default(true),
    /** Of one that is not active: who paused it, or what for. */
    pausedReason: p.text().name('paused_reason').nullable(),
    /** Sealed by platform/crypto, as the one before it, which signs beside it until its time is over. */
    secret: p.text(),
    previousSecret: p.text().name('previous_secret').nullable(),
    previousSecretUntil: p.datetime().columnType('timestamptz').name('previous_secret_until').nullable(),
    /** How often it failed in a row, and since when. */
    failures: p.integer().default(0),
    failingSince: p.datetime().columnType('timestamptz').name('failing_since').nullable(),
    /** The courier that is at it. A killed one loses it when the rest below is over. */
    takenBy: p.uuid().name('taken_by').nullable(),
    /** Nobody takes it before then: somebody is at it, or its receiver needs a pause. */
    restsUntil: p.datetime().columnType('timestamptz').name('rests_until').nullable(),
  },
});
export type Webhook = InferEntity<typeof WebhookEntity>;
