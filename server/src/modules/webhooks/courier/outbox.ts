/** Makes deliveries of what was put down to be told: all of it, or none where the process dies meanwhile. */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { payloadsOf, type RecordedEvent } from '../event/payloads.rules.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';

const MOST_EVENTS = 200;
/** Each event may name thousands of contents, and each webhook of the site is told of all: this bounds what is held in memory. */
const MOST_IDS = 10_000;

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
    // Nobody else takes any; so what is looked at here is what is removed below.
    const { rows: recorded } = await sql<RecordedEvent & { id: string }>`
      select id, site_id, event, ids, facts, created_at from (
        select *, sum(cardinality(ids)) over (order by id) - cardinality(ids) as before
        from (select * from webhook_event order by id limit ${MOST_EVENTS}) as first
      ) as counted where before < ${MOST_IDS} order by id`.execute(rows);
    const sites = [...new Set(recorded.map((event) => event.site_id))];
    // The sites before their events, as whoever deletes one: the other way round each would wait for the other.
    await sql`select from site where id = ${anyOf(sites)} for key share`.execute(rows);
    await sql`delete from webhook_event where id = any(${recorded.map(({ id }) => id)}::bigint[])`.execute(rows);
    const webhooks = await rows
      .selectFrom('webhook')
      .select(['id', 'site_id', 'events'])
      .where('site_id', '=', anyOf(sites))
      .where('active', '=', true)
      .orderBy('id')
      .forKeyShare()
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
    return recorded.length > 0;
  });
}
