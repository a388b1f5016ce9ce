import type { Actor } from '../access/actor.ts';
import type { Database } from '../db/database.ts';
import type { Notifications } from '../db/notifications.ts';

/** The loaders of one request: each factory is made once, on first use, so that a field batches with its siblings. */
export class Loaders {
  readonly #db: Database;
  readonly #made = new Map<(db: Database) => unknown, unknown>();

  constructor(db: Database) {
    this.#db = db;
  }

  get<T>(factory: (db: Database) => T): T {
    let loader = this.#made.get(factory) as T | undefined;
    if (loader === undefined) {
      loader = factory(this.#db);
      this.#made.set(factory, loader);
    }
    return loader;
  }
}

/** What every resolver is given. */
export interface RequestContext {
  actor: Actor;
  loaders: Loaders;
  /** Where the asker reaches this installation, as in `https://igny8.example.com`: browsers are sent back there. */
  origin: string;
  /** For subscriptions, which are declared outside any resolver instance. */
  notifications: Notifications;
}
