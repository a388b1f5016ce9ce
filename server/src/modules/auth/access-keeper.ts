/** Takes out what has ended: sessions, counts of tries, and links that nobody would ask about any more. Any number of workers may. */
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { AuthTables } from './auth.tables.ts';

const EVERY_MS = 10 * 60_000;
/** So long an ended link says why it opens nothing. */
const LINK_KEPT_DAYS = 30;

export class AccessKeeper {
  readonly #db: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** At once, and from then on. */
  start(): void {
    const sweep = () => {
      this.#work = this.sweep().catch((error) => this.#log.warn({ err: error }, 'could not take out sessions that have ended'));
    };
    this.#timer ??= setInterval(sweep, EVERY_MS).unref();
    sweep();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#work;
  }

  async sweep(): Promise<void> {
    const rows = this.#db.rows<AuthTables>();
    await rows.deleteFrom('session').where('expires_at', '<', sql<string>`now()`).execute();
    await rows.deleteFrom('sign_in_count').where('ends_at', '<', sql<string>`now()`).execute();
    await rows.deleteFrom('sign_in_link').where('expires_at', '<', sql<string>`now() - make_interval(days => ${LINK_KEPT_DAYS})`).execute();
  }
}
