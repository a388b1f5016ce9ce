/** Makes deliveries of what was put down to be told: all of it, or none where the process dies meanwhile. */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { payloadsOf, type RecordedEvent } from '../event/payloads.rules.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';

/** Each may name thousands of contents. */
const AT_ONCE = 200;

/** @returns whether there may be more. */
export async function emptyOutbox(db: Database): Promise<boolean> {
  const { rows: waiting } = await sql`select from webhook_event limit 1`.execute(db.rows<WebhooksTables>());
  if (waiting.length === 0) return false;
  return db.unitOfWork(async (uow) => {
    const rows = uow.rows<WebhooksTables>();
    // One process at a time: two would tell a later event first.
    const lock = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended('igny8 webhook outbox', 0)) as held`.execute(rows);
    if (!lock.rows[0]?.held) return false;
    const { rows: recorded } = await sql<RecordedEvent & { id: string }>`
      with taken as (
        delete from webhook_event where id in (select id from webhook_event order by id limit ${AT_ONCE})
        returning id, site_id, event, ids, facts, created_at
      ) select * from taken order by id`.execute(rows);
    const sites = [...new Set(recorded.map((event) => event.site_id))];
    const webhooks = await rows
      .selectFrom('webhook')
      .select(['id', 'site_id', 'events'])
      .where('site_id', '=', anyOf(sites))
      .where('active', '=', true)
      .orderBy('id')
      .execute();
    const deliveries = payloadsOf(recorded, newId).flatMap((payload) => {
      const body = JSON.stringify(payload);
      return webhooks
        .filter((webhook) => webhook.site_id === payload.siteId && webhook.events.includes(payload.event))
        .map((webhook) => ({ id: newId(), site_id: payload.siteId, webhook_id: webhook.id, event: payload.event, payload: body }));
    });
    if (deliveries.length > 0)
      await sql`insert into webhook_delivery (id, site_id, webhook_id, event, payload, next_attempt_at)
        select id, site_id, webhook_id, event, payload, now()
        from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as made(id uuid, site_id uuid, webhook_id uuid, event text, payload text)`.execute(
        rows,
      );
    return recorded.length === AT_ONCE;
  });
}
