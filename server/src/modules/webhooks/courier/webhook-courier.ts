/**
 * Brings webhooks what is to be told, at least once and, to each, one after the other in the order in which it happened: what
 * failed is tried again later and holds nothing else up. Many webhooks are served at once, so that a slow receiver keeps
 * only its own waiting. Any number of processes may do it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { SecretBox } from '../../../platform/crypto/secret-box.ts';
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Notifications } from '../../../platform/db/notifications.ts';
import type { Outgoing } from '../../../platform/http/outgoing.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import { tell } from '../../../platform/telemetry/signals.ts';
import type { WebhooksTables } from '../webhooks.tables.ts';
import { attempt } from './attempt.ts';
import { emptyOutbox } from './outbox.ts';
import { nextDue, release, settleAttempt, takeWebhooks } from './rounds.ts';

export const WEBHOOK_CHANNEL = 'igny8_webhook';

/** For what becomes due by itself; what is new is announced. */
const LOOK_EVERY_MS = 2_000;
const WEBHOOKS_AT_ONCE = 16;
/** Then others get their turn: sixteen slow receivers keep nobody out for long. */
const ROUND_MS = 5_000;
const CLEAN_EVERY_MS = 3_600_000;
const KEPT_DAYS = 30;
const DELETED_AT_ONCE = 5_000;
const AFTER_A_FAULT_MS = 60_000;
/** How long those under way may take to end when the process stops. */
const GRACE_MS = 3_000;

interface CourierParts {
  db: Database;
  box: SecretBox;
  outgoing: Outgoing;
  notifications: Notifications;
  log: Logger;
}

export class WebhookCourier {
  readonly #parts: CourierParts;
  readonly #id = newId();
  readonly #rounds = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  readonly #stops: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #stopped = false;
  #cleanedAt = 0;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  start(): void {
    const { notifications } = this.#parts;
    const wake = () => this.#wake();
    this.#stops.push(notifications.on(WEBHOOK_CHANNEL, wake), notifications.onGap(wake));
    wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#timer);
    await this.#looking;
    const rounds = Promise.all(this.#rounds.values());
    await Promise.race([rounds, sleep(GRACE_MS, undefined, { ref: false })]);
    this.#stop.abort();
    await rounds;
  }

  /** Removes what is older than the log goes back, and secrets whose time is over. */
  async clean(): Promise<void> {
    const rows = this.#parts.db.rows<WebhooksTables>();
    for (let more = true; more; ) {
      const { numAffectedRows } = await sql`delete from webhook_delivery where id in (
        select id from webhook_delivery where created_at < now() - make_interval(days => ${KEPT_DAYS})
        order by created_at limit ${DELETED_AT_ONCE} for update skip locked)`.execute(rows);
      more = Number(numAffectedRows) === DELETED_AT_ONCE;
    }
    await rows
      .updateTable('webhook')
      .set({ previous_secret: null, previous_secret_until: null })
      .where('previous_secret_until', '<=', sql<string>`now()`)
      .execute();
  }

  /** One look at a time; who asks meanwhile gets another one after it. */
  #wake(): void {
    if (this.#stopped) return;
    this.#lookAgain = true;
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = undefined;
      if (this.#stopped) return;
      if (this.#lookAgain) return this.#wake();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#wake(), LOOK_EVERY_MS).unref();
    });
  }

  async #lookAround(): Promise<void> {
    const { db, log } = this.#parts;
    try {
      while (this.#lookAgain && !this.#stopped) {
        this.#lookAgain = false;
        while (!this.#stopped && (await emptyOutbox(db)));
        const free = WEBHOOKS_AT_ONCE - this.#rounds.size;
        if (free > 0) for (const webhookId of await takeWebhooks(db, this.#id, free)) this.#begin(webhookId);
        if (Date.now() - this.#cleanedAt > CLEAN_EVERY_MS) {
          this.#cleanedAt = Date.now();
          await this.clean();
        }
      }
    } catch (error) {
      log.warn({ err: error }, 'could not look what webhooks are to be told');
    }
  }

  #begin(webhookId: string): void {
    const round = this.#serve(webhookId)
      .catch((error) => {
        if (!this.#stop.signal.aborted) this.#parts.log.error({ err: error, webhookId }, 'a webhook could not be served');
      })
      .finally(() => {
        this.#rounds.delete(webhookId);
        this.#wake();
      });
    this.#rounds.set(webhookId, round);
  }

  async #serve(webhookId: string): Promise<void> {
    const { db } = this.#parts;
    const until = performance.now() + ROUND_MS;
    let rest: number | null = 0;
    try {
      while (rest === 0 && performance.now() < until && !this.#stopped) {
        const due = await nextDue(db, this.#id, webhookId);
        if (!due) return;
        const letter = { deliveryId: due.id, event: due.event, payload: due.payload, url: due.url, secrets: due };
        const outcome = await attempt(this.#parts, letter, this.#stop.signal);
        tell('webhook', { delivered: outcome.delivered });
        rest = await settleAttempt(db, due, outcome);
      }
    } catch (error) {
      // Not a receiver's fault, and none that goes away by trying at once.
      if (!this.#stop.signal.aborted) rest = AFTER_A_FAULT_MS;
      throw error;
    } finally {
      await release(db, this.#id, webhookId, rest ?? 0);
    }
  }
}
