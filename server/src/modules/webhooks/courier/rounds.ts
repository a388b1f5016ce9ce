/**
 * A courier's hold on webhooks: taking those that have something due, taking their deliveries one after the other, and writing
 * down what came of each. What a killed courier held is free again when its hold has run out, and is sent again under its id.
 */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { WebhookDeliveryState } from '../delivery/webhook-delivery.entity.ts';
import type { WebhookEvent } from '../event/webhook-event.enums.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';
import type { Attempt, SealedSecrets } from './attempt.ts';
import { type Failure, pauseReason, restMs, waitMs } from './back-off.rules.ts';

/** Longer than any attempt takes. */
const HOLD = sql`interval '30 seconds'`;

/** Of active webhooks with something due, those that were served the longest ago. @returns their ids. */
export async function takeWebhooks(db: Database, courierId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update webhook set taken_by = ${courierId}, rests_until = now() + ${HOLD} where id in (
      select webhook.id from webhook join site on site.id = webhook.site_id
      where webhook.active and site.active and (rests_until is null or rests_until <= now()) and exists (
        select from webhook_delivery due where due.webhook_id = webhook.id and due.state = 'pending' and due.next_attempt_at <= now())
      order by rests_until nulls first limit ${most} for update of webhook skip locked)
    returning id`.execute(db.rows<WebhooksTables>());
  return rows.map((row) => row.id);
}

export interface DueDelivery extends SealedSecrets {
  id: string;
  webhook_id: string;
  event: WebhookEvent;
  payload: string;
  attempts: number;
  url: string;
  failures: number;
  failing_ms: number;
}

/** Holds on to the webhook. @returns the oldest that is due; null where there is none, or the webhook is not ours to send to any more. */
export async function nextDue(db: Database, courierId: string, webhookId: string): Promise<DueDelivery | null> {
  const { rows } = await sql<DueDelivery>`
    with held as (
      update webhook set rests_until = now() + ${HOLD}
      where id = ${webhookId} and taken_by = ${courierId} and active and exists (select from site where site.id = webhook.site_id and site.active)
      returning id, url, secret, previous_secret, previous_secret_until, failures,
        coalesce(extract(epoch from now() - failing_since) * 1000, 0)::float8 as failing_ms
    )
    select due.id, due.webhook_id, due.event, due.payload, due.attempts, held.url, held.secret, held.previous_secret,
      held.previous_secret_until, held.failures, held.failing_ms
    from held cross join lateral (
      select * from webhook_delivery where webhook_id = held.id and state = 'pending' and next_attempt_at <= now()
      order by id limit 1
    ) as due`.execute(db.rows<WebhooksTables>());
  return rows[0] ?? null;
}

/** @returns for how long nothing more is sent, in milliseconds: 0 where it was delivered; null where the webhook was paused. */
export async function settleAttempt(db: Database, due: DueDelivery, came: Attempt): Promise<number | null> {
  const failure: Failure = {
    attempts: due.attempts + 1,
    failuresInARow: due.failures + 1,
    failingForMs: due.failing_ms,
    status: came.status,
    retryAfterMs: came.retryAfterMs,
  };
  const wait = came.delivered ? null : waitMs(failure, Math.random());
  const reason = came.delivered ? null : pauseReason(failure);
  const state = came.delivered
    ? WebhookDeliveryState.DELIVERED
    : wait === null
      ? WebhookDeliveryState.FAILED
      : WebhookDeliveryState.PENDING;
  await db.unitOfWork(async (uow) => {
    const rows = uow.rows<WebhooksTables>();
    const now = sql<string>`now()`;
    // The webhook before its deliveries, as whoever deletes it: the other way round each would wait for the other.
    await sql`select from webhook where id = ${due.webhook_id} for no key update`.execute(rows);
    const noted = await rows
      .updateTable('webhook_delivery')
      .set({
        ...outcomeOf(came),
        state,
        attempts: failure.attempts,
        next_attempt_at: wait === null ? null : sql<string>`now() + make_interval(secs => ${wait / 1000})`,
        settled_at: state === WebhookDeliveryState.PENDING ? null : now,
      })
      .where('id', '=', due.id)
      .where('state', '=', WebhookDeliveryState.PENDING)
      // Somebody else was at it because our hold ran out: theirs counts.
      .where('attempts', '=', due.attempts)
      .executeTakeFirst();
    if (noted.numUpdatedRows === 0n) return;
    await rows
      .updateTable('webhook')
      .set(
        came.delivered
          ? { failures: 0, failing_since: null }
          : {
              failures: failure.failuresInARow,
              failing_since: sql<string>`coalesce(failing_since, now())`,
              ...(reason !== null && { active: false, paused_reason: reason, updated_at: now }),
            },
      )
      .where('id', '=', due.webhook_id)
      .execute();
  });
  if (reason !== null) return null;
  return came.delivered ? 0 : restMs(failure);
}

export async function release(db: Database, courierId: string, webhookId: string, restForMs: number): Promise<void> {
  await db
    .rows<WebhooksTables>()
    .updateTable('webhook')
    .set({ taken_by: null, rests_until: sql<string>`now() + make_interval(secs => ${restForMs / 1000})` })
    .where('id', '=', webhookId)
    .where('taken_by', '=', courierId)
    .execute();
}

/** What is kept of an attempt. */
export const outcomeOf = ({ headers, status, body, error, durationMs }: Attempt) => ({
  request_headers: JSON.stringify(headers) as never,
  response_status: status,
  response_body: body,
  error,
  duration_ms: durationMs,
  attempted_at: sql<string>`now()`,
  updated_at: sql<string>`now()`,
});
