/**
 * LISTEN/NOTIFY for the whole process on one connection of its own, which comes back by itself. Payloads hold ids only:
 * PostgreSQL limits them to 8 kB, and a listener that was away reads the rows again (`onGap`).
 */
import pg from 'pg';
import type { Logger } from '../logging/logger.ts';

type Listener = (payload: string) => void;

export class Notifications {
  #client: pg.Client | undefined;
  #closed = false;
  readonly #url: string;
  readonly #log: Logger;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #gapListeners = new Set<() => void>();

  constructor(url: string, log: Logger) {
    this.#url = url;
    this.#log = log;
  }

  async start(channels: string[]): Promise<void> {
    for (const channel of channels) this.#listeners.set(channel, new Set());
    await this.#connect();
  }

  on(channel: string, listener: Listener): () => void {
    const set = this.#listeners.get(channel);
    if (!set) throw new Error(`Nobody listens on the channel ${channel}.`);
    set.add(listener);
    return () => set.delete(listener);
  }

  /** Called when notifications may have been missed. */
  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => this.#gapListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: 'igny8-listen' });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners.get(channel) ?? []) listener(payload ?? '');
    });
    client.on('error', (error) => this.#log.warn({ err: error }, 'the listening connection broke'));
    try {
      await client.connect();
      for (const channel of this.#listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    // Only now: a connection that never came up ends too, and whoever tried it tries again.
    client.once('end', () => void this.#reconnect());
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    for (let wait = 100; !this.#closed; wait = Math.min(wait * 2, 5000)) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      if (this.#closed) return;
      try {
        await this.#connect();
      } catch (error) {
        this.#log.warn({ err: error }, 'could not listen again yet');
        continue;
      }
      for (const listener of this.#gapListeners) listener();
      return;
    }
  }
}
