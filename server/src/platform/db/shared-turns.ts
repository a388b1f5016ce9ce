/**
 * Work of one key is done one after the other, in all processes around one database; other keys do not wait. A process that
 * is killed gives its turn up: the locks go with its connection. One connection holds the locks of a process, while there are any.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Turns } from '../async/turns.ts';
import type { Database } from './database.ts';
import { uninterrupted } from './interruption.ts';

interface Session {
  connection: Promise<Kysely<object>>;
  holders: number;
  close(): void;
}

const FIRST_LOOK_MS = 20;
const LAST_LOOK_MS = 300;

export class SharedTurns {
  readonly #db: Database;
  /** A session may take a lock that it holds once more: in this process the turns are kept here. */
  readonly #own = new Turns();
  #session: Session | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param signal ends the waiting, not the work. */
  inTurn<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#own.inTurn(key, async () => {
      const session = this.#enter();
      try {
        const connection = await session.connection;
        await take(connection, key, signal);
        try {
          return await work();
        } finally {
          // A connection that broke has given its locks back.
          await uninterrupted(() => sql`select pg_advisory_unlock(${lockOf(key)})`.execute(connection)).catch(() => undefined);
        }
      } finally {
        this.#leave(session);
      }
    });
  }

  #enter(): Session {
    this.#session ??= open(this.#db);
    this.#session.holders += 1;
    return this.#session;
  }

  #leave(session: Session): void {
    session.holders -= 1;
    if (session.holders > 0) return;
    if (this.#session === session) this.#session = undefined;
    session.close();
  }
}

function open(db: Database): Session {
  const over = Promise.withResolvers<void>();
  const connection = Promise.withResolvers<Kysely<object>>();
  db.rows<object>()
    .connection()
    .execute(async (own) => {
      connection.resolve(own);
      await over.promise;
    })
    .catch(connection.reject);
  return { connection: connection.promise, holders: 0, close: over.resolve };
}

/** Asked again and again rather than waited for: on one connection, a lock that is waited for would hold up the others. */
async function take(connection: Kysely<object>, key: string, signal: AbortSignal | undefined): Promise<void> {
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 2, LAST_LOOK_MS)) {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockOf(key)}) as taken`.execute(connection);
    if (rows[0]?.taken) return;
    await sleep(wait, undefined, { signal });
  }
}

const lockOf = (key: string) => sql`hashtextextended(${`igny8 ${key}`}, 0)`;
