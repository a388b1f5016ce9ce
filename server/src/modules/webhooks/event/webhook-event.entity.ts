import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { siteJoinColumns } from '../../../platform/db/site-owned.ts';
import { WebhookEvent } from './webhook-event.enums.ts';

/**
 * What happened and is still to be told. Written by triggers in the very transaction in which it happened, and only where an
 * active webhook of the site wants it; the courier makes deliveries of it.
 */
export const WebhookEventEntity = defineEntity({
  name: 'WebhookEvent',
  tableName: 'webhook_event',
  properties: {
    ...siteJoinColumns,
    /** Made by the database, as the rest of the row: it orders them. */
    id: p.bigint('string').primary().autoincrement(),
    event: p.enum(enumValues(WebhookEvent)),
    /** Of the contents, tasks or the job that it is about. */
    ids: p.array().columnType('uuid[]'),
    /** What else is told, as it was then. */
    facts: p.json<Record<string, unknown>>().nullable(),
  },
});
export type WebhookEventRow = InferEntity<typeof WebhookEventEntity>;
