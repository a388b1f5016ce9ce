/**
 * Owns the webhooks of a site: who is told what, their secrets, tests and replays. A secret is shown when it is made and never
 * again; an old one stays good for a day after its successor. Sending is the courier's, but for a test, which somebody waits for.
 */
import { isIP } from 'node:net';
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import { newToken } from '../../platform/crypto/tokens.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { isId, newId } from '../../platform/db/ids.ts';
import { AppError, badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { isPublicAddress } from '../../platform/http/address.rules.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import { requireSite } from '../site/index.ts';
import { attempt } from './courier/attempt.ts';
import { outcomeOf } from './courier/rounds.ts';
import { WEBHOOK_CHANNEL } from './courier/webhook-courier.ts';
import { WebhookDeliveryState } from './delivery/webhook-delivery.entity.ts';
import { selectDeliveries } from './delivery/webhook-delivery.reads.ts';
import type { WebhookDelivery } from './delivery/webhook-delivery.type.ts';
import { pingOf } from './event/payloads.rules.ts';
import { WebhookEvent } from './event/webhook-event.enums.ts';
import type { CreateWebhookInput, UpdateWebhookInput } from './webhook/webhook.inputs.ts';
import { findWebhook, listWebhooks } from './webhook/webhook.reads.ts';
import type { Webhook } from './webhook/webhook.type.ts';
import type { WebhooksTables } from './webhooks.tables.ts';

const MOST = 20;
const LONGEST_URL = 2_000;
const OLD_SECRET_HOURS = 24;
const SECRET_PREFIX = 'igny8_whsec';

interface WebhookParts {
  db: Database;
  box: SecretBox;
  outgoing: Outgoing;
  /** Whether receivers may stand in a private network. */
  allowPrivate: boolean;
}

export interface WithSecret {
  webhook: Webhook;
  /** In clear. */
  secret: string;
}

export class WebhookService {
  readonly #parts: WebhookParts;
  readonly #db: Database;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    this.#db = parts.db;
  }

  /** In the order in which they were made. */
  async list(actor: Actor, siteId: string): Promise<Webhook[]> {
    await requireSite(this.#db, actor, siteId);
    return listWebhooks(this.#db, siteId);
  }

  async get(actor: Actor, id: string): Promise<Webhook> {
    const webhook = isId(id) ? await findWebhook(this.#db, id) : null;
    if (!webhook || !actor.reaches(webhook.site_id)) throw notFound('webhook', id);
    return webhook;
  }

  async create(actor: Actor, { siteId, url, events }: CreateWebhookInput): Promise<WithSecret> {
    await requireSite(this.#db, actor, siteId);
    const id = newId();
    const secret = newToken(SECRET_PREFIX);
    const values = {
      id,
      site_id: siteId,
      url: this.#address(url),
      events: wanted(events),
      secret: this.#parts.box.seal(secret),
    };
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<WebhooksTables>();
      // Two made at once count each other.
      await sql`select from site where id = ${siteId} for update`.execute(rows);
      const { count } = await rows
        .selectFrom('webhook')
        .select(sql<string>`count(*)`.as('count'))
        .where('site_id', '=', siteId)
        .executeTakeFirstOrThrow();
      if (Number(count) >= MOST)
        throw new AppError('LIMIT_EXCEEDED', `A site has at most ${MOST} webhooks. Delete one first, or let one address take more events.`);
      await rows.insertInto('webhook').values(values).execute();
    });
    return { webhook: await this.get(actor, id), secret };
  }

  async update(actor: Actor, id: string, { url, events, active }: UpdateWebhookInput): Promise<Webhook> {
    const webhook = await this.get(actor, id);
    const pauses = active === false && webhook.active;
    const resumes = active === true && !webhook.active;
    const address = url == null ? webhook.url : this.#address(url);
    const moves = address !== webhook.url;
    const set = {
      ...(moves && { url: address }),
      ...(events != null && { events: wanted(events) }),
      ...(pauses && { active: false, paused_reason: `Paused by ${actor.name}.` }),
      ...(resumes && { active: true, paused_reason: null }),
      // What failed says nothing of another address, or of one that somebody has mended.
      ...((resumes || moves) && { failures: 0, failing_since: null }),
    };
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<WebhooksTables>();
      const now = sql<string>`now()`;
      await rows
        .updateTable('webhook')
        .set({ ...set, updated_at: now })
        .where('id', '=', id)
        .execute();
      if (!resumes && !moves) return;
      await endRest(uow, id);
      await rows
        .updateTable('webhook_delivery')
        .set({ next_attempt_at: now })
        .where('webhook_id', '=', id)
        .where('state', '=', WebhookDeliveryState.PENDING)
        .execute();
    });
    return this.get(actor, id);
  }

  async rotateSecret(actor: Actor, id: string): Promise<WithSecret> {
    await this.get(actor, id);
    const secret = newToken(SECRET_PREFIX);
    await this.#db
      .rows<WebhooksTables>()
      .updateTable('webhook')
      .set((eb) => ({
        previous_secret: eb.ref('secret'),
        previous_secret_until: sql<string>`now() + make_interval(hours => ${OLD_SECRET_HOURS})`,
        secret: this.#parts.box.seal(secret),
        updated_at: sql<string>`now()`,
      }))
      .where('id', '=', id)
      .execute();
    return { webhook: await this.get(actor, id), secret };
  }

  async delete(actor: Actor, id: string): Promise<void> {
    await this.get(actor, id);
    await this.#db.rows<WebhooksTables>().deleteFrom('webhook').where('id', '=', id).execute();
  }

  /** Sends a ping and waits for what comes of it, of a paused webhook too. It is not tried again, and pauses nothing. */
  async test(actor: Actor, id: string): Promise<WebhookDelivery> {
    const { site_id, url } = await this.get(actor, id);
    const secrets = await this.#db
      .rows<WebhooksTables>()
      .selectFrom('webhook')
      .select(['secret', 'previous_secret', 'previous_secret_until'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const deliveryId = newId();
    const ping = { event: WebhookEvent.PING, payload: JSON.stringify(pingOf(site_id, id, newId(), new Date())) };
    const came = await attempt(this.#parts, { ...ping, deliveryId, url, secrets });
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<WebhooksTables>();
      if (came.delivered) await rows.updateTable('webhook').set({ failures: 0, failing_since: null }).where('id', '=', id).execute();
      await rows
        .insertInto('webhook_delivery')
        .values({
          ...ping,
          ...outcomeOf(came),
          id: deliveryId,
          site_id,
          webhook_id: id,
          state: came.delivered ? WebhookDeliveryState.DELIVERED : WebhookDeliveryState.FAILED,
          attempts: 1,
          settled_at: sql<string>`now()`,
        })
        .execute();
    });
    return this.#delivery(deliveryId);
  }

  /** Null too where it is out of reach. */
  async findDelivery(actor: Actor, id: string): Promise<WebhookDelivery | null> {
    if (!isId(id)) return null;
    const found = await selectDeliveries(this.#db).select('site_id').where('id', '=', id).executeTakeFirst();
    return found && actor.reaches(found.site_id) ? found : null;
  }

  /** Puts the payload in line once more, as a delivery of its own; one that waits is itself tried now. */
  async replay(actor: Actor, deliveryId: string): Promise<WebhookDelivery> {
    const old = await this.findDelivery(actor, deliveryId);
    if (!old) throw notFound('webhook delivery', deliveryId);
    const webhook = await this.get(actor, old.webhook_id);
    if (old.event === WebhookEvent.PING) throw conflict('A ping has nothing to tell again. Test the webhook instead.');
    if (!webhook.active) throw conflict('This webhook is paused. Resume it first, then send this again.');
    const waits = old.state === WebhookDeliveryState.PENDING;
    const id = waits ? old.id : newId();
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<WebhooksTables>();
      const now = sql<string>`now()`;
      await endRest(uow, webhook.id);
      if (waits) {
        await rows
          .updateTable('webhook_delivery')
          .set({ next_attempt_at: now })
          .where('id', '=', id)
          .where('state', '=', WebhookDeliveryState.PENDING)
          .execute();
        return;
      }
      await sql`insert into webhook_delivery (id, site_id, webhook_id, event, payload, replay_of, next_attempt_at)
        select ${id}, site_id, webhook_id, event, payload, id, now() from webhook_delivery where id = ${old.id}`.execute(rows);
    });
    return this.#delivery(id);
  }

  #delivery(id: string): Promise<WebhookDelivery> {
    return selectDeliveries(this.#db).where('id', '=', id).executeTakeFirstOrThrow();
  }

  /** What a name stands for is looked at again at each request; an address says at once where it leads. */
  #address(text: string): string {
    const wrong = (message: string) => badInput({ path: 'url', message });
    const url = URL.parse(text.trim());
    if (!url) throw wrong('url is not an address. Give one like https://example.com/igny8.');
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw wrong('url must begin with https:// or http://.');
    if (url.username || url.password) throw wrong('url must not hold a user name or password: the signature says who sends.');
    url.hash = '';
    if (url.href.length > LONGEST_URL) throw wrong(`url must have at most ${LONGEST_URL.toLocaleString('en')} characters.`);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!this.#parts.allowPrivate && isIP(host) && !isPublicAddress(host))
      throw wrong(
        `${host} is in a private network, and this installation reaches public addresses only. IGNY8_ALLOW_PRIVATE_SITES=true allows it.`,
      );
    return url.href;
  }
}

/** Somebody wants it sent to now, whatever its receiver asked for or how often it failed. */
async function endRest(uow: UnitOfWork, webhookId: string): Promise<void> {
  await uow
    .rows<WebhooksTables>()
    .updateTable('webhook')
    .set({ rests_until: sql<string>`now()` })
    .where('id', '=', webhookId)
    .where('taken_by', 'is', null)
    .execute();
  await uow.notify(WEBHOOK_CHANNEL, '');
}

/** Each once, in the order in which they are described. */
function wanted(events: WebhookEvent[]): WebhookEvent[] {
  if (events.includes(WebhookEvent.PING))
    throw badInput({ path: 'events', message: 'PING is sent by testWebhook alone, to every webhook: leave it out of events.' });
  return Object.values(WebhookEvent).filter((event) => events.includes(event));
}
