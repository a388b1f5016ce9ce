import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';
import type { Webhook } from './webhook.type.ts';

/** Without secrets. */
const selectWebhooks = (db: Database) =>
  db
    .rows<WebhooksTables>()
    .selectFrom('webhook')
    .select(['id', 'site_id', 'url', 'events', 'active', 'paused_reason', 'created_at', 'updated_at'])
    .select(sql<string | null>`case when previous_secret_until > now() then previous_secret_until end`.as('previous_secret_until'));

export async function findWebhook(db: Database, id: string): Promise<Webhook | null> {
  return (await selectWebhooks(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** In the order in which they were made. */
export const listWebhooks = (db: Database, siteId: string): Promise<Webhook[]> =>
  selectWebhooks(db).where('site_id', '=', siteId).orderBy('id').execute();
