import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, rowLoader } from '../../../platform/db/loader.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';
import type { WebhookDelivery, WebhookDeliveryFilter } from './webhook-delivery.type.ts';

/** Without the payload, which may be long: whoever asks for it has it loaded. */
const columns = [
  'id',
  'webhook_id',
  'event',
  'state',
  'attempts',
  'request_headers',
  'response_status',
  'response_body',
  'error',
  'duration_ms',
  'created_at',
  'attempted_at',
  'next_attempt_at',
  'settled_at',
  'replay_of',
] as const;

export const selectDeliveries = (db: Database) => db.rows<WebhooksTables>().selectFrom('webhook_delivery').select(columns);

/** The newest first. */
export function listDeliveries(
  db: Database,
  webhookId: string,
  { states, events }: WebhookDeliveryFilter,
  page: KeysetPage,
): Promise<Page<WebhookDelivery>> {
  let query = selectDeliveries(db).where('webhook_id', '=', webhookId);
  if (states) query = query.where('state', '=', sql<never>`any(${states}::text[])`);
  if (events) query = query.where('event', '=', sql<never>`any(${events}::text[])`);
  const order = {
    name: 'created',
    key: sql.ref('webhook_delivery.created_at'),
    type: 'timestamptz',
    id: sql.ref('webhook_delivery.id'),
    direction: 'desc',
  } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

export const payloadLoader = (db: Database) =>
  rowLoader<{ id: string; payload: string }>((ids) =>
    db.rows<WebhooksTables>().selectFrom('webhook_delivery').select(['id', 'payload']).where('id', '=', anyOf(ids)).execute(),
  );

/** By webhook: its newest delivery that was tried, or the newest of all where none was. */
export const lastDeliveryLoader = (db: Database) => {
  const loader = rowLoader<{ id: string; delivery: WebhookDelivery }>(async (ids) => {
    const fields = sql.join(columns.map((column) => sql.ref(column)));
    const newest = sql`order by created_at desc, id desc limit 1`;
    const { rows } = await sql<WebhookDelivery>`
      select last.* from unnest(${[...ids]}::uuid[]) as wanted(id) cross join lateral (
        select * from (
          (select 1 as choice, ${fields} from webhook_delivery where webhook_id = wanted.id and attempted_at is not null ${newest})
          union all (select 2, ${fields} from webhook_delivery where webhook_id = wanted.id ${newest})
        ) as found order by choice limit 1
      ) as last`.execute(db.rows<WebhooksTables>());
    return rows.map((delivery) => ({ id: delivery.webhook_id, delivery }));
  });
  return { load: async (webhookId: string) => (await loader.load(webhookId))?.delivery ?? null };
};
