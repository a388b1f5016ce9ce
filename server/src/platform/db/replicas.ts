/**
 * Copies of the database that take reads off it. Nobody sees less than was saved: a read goes to a replica that has all that
 * had been committed when the read came. Where none has it within moments, or one fails, the database itself answers.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MikroORM, PostgreSqlConnection } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../logging/logger.ts';
import { uninterrupted } from './interruption.ts';

/** A position in the write-ahead log, in bytes. */
type Position = bigint;

const chosen = new AsyncLocalStorage<Kysely<object> | undefined>();

/** Where the work that is asking reads; undefined: from the database itself. */
export const readingFrom = (): Kysely<object> | undefined => chosen.getStore();

/** How long a read waits for a replica to catch up, between one look and the next. Asking the database is quicker than waiting on. */
const LOOKS_MS = [0, 2, 5, 10];
/** So long nothing is asked of one that failed. */
const REST_MS = 5_000;

export class Replicas {
  readonly #replicas: Replica[];
  readonly #committed: Shared<Position>;
  #turn = 0;

  constructor(orm: MikroORM, urls: readonly string[], log: Logger) {
    this.#replicas = urls.map((url) => new Replica(orm, url, log));
    const primary = orm.em.getConnection().getClient() as Kysely<object>;
    this.#committed = new Shared(async () => {
      // What is committed is flushed, unless it is said not to be waited for.
      const { rows } = await sql<{ at: string }>`select pg_wal_lsn_diff(case current_setting('synchronous_commit')
        when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end, '0/0') as at`.execute(primary);
      return pastNoHeader(BigInt(rows[0]?.at as string));
    });
  }

  /**
   * Runs work that changes nothing, with its reads from a replica where that is possible; once more without, where the work throws
   * or its result says that something went wrong.
   */
  async read<T>(work: () => Promise<T>, isSound: (result: T) => boolean): Promise<T> {
    const replica = await this.#current();
    if (!replica) return work();
    try {
      const result = await chosen.run(replica.client, work);
      if (isSound(result)) return result;
    } catch {
      // The database itself says whether it was the replica's fault.
    }
    return work();
  }

  async close(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.close()));
  }

  /** One that has everything; undefined where none has. */
  async #current(): Promise<Replica | undefined> {
    if (!this.#replicas.some((replica) => replica.isUp)) return undefined;
    const wanted = await this.#committed.ask();
    this.#turn += 1;
    for (const wait of LOOKS_MS) {
      if (wait > 0) await sleep(wait);
      for (let at = 0; at < this.#replicas.length; at++) {
        const replica = this.#replicas[(this.#turn + at) % this.#replicas.length] as Replica;
        if (replica.isUp && (await replica.has(wanted))) return replica;
      }
    }
    return undefined;
  }
}

const PAGE = 8_192n;
const LONGEST_HEADER = 40n;

/** Where the next record will begin, on a new page, is behind that page's header: the last one ended before it. */
const pastNoHeader = (at: Position): Position => (at % PAGE <= LONGEST_HEADER ? at - (at % PAGE) : at);

class Replica {
  readonly #name: string;
  readonly #connection: PostgreSqlConnection;
  readonly #log: Logger;
  readonly #position: Shared<Position>;
  #known: Position = 0n;
  #downUntil = 0;

  constructor(orm: MikroORM, url: string, log: Logger) {
    this.#name = new URL(url).host;
    this.#connection = new PostgreSqlConnection(orm.config, { clientUrl: url, pool: orm.config.get('pool') ?? {} }, 'read');
    this.#log = log;
    this.#position = new Shared(() => this.#look());
  }

  get client(): Kysely<object> {
    return this.#connection.getClient() as Kysely<object>;
  }

  get isUp(): boolean {
    return Date.now() >= this.#downUntil;
  }

  async has(wanted: Position): Promise<boolean> {
    if (this.#known >= wanted) return true;
    try {
      return (await this.#position.ask()) >= wanted;
    } catch (error) {
      if (this.isUp) this.#log.warn({ err: error, replica: this.#name }, 'a replica of the database cannot be read from');
      this.#downUntil = Date.now() + REST_MS;
      return false;
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #look(): Promise<Position> {
    const { rows } = await sql<{ at: string | null }>`select case when pg_is_in_recovery()
      then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') end as at`.execute(this.client);
    const at = rows[0]?.at;
    if (at == null) throw new Error('This is no replica: it accepts changes of its own.');
    this.#known = BigInt(at);
    return this.#known;
  }
}

/** One look at a time for all who ask: whoever asks while one is under way shares the next, which is begun after they asked. */
class Shared<T> {
  readonly #look: () => Promise<T>;
  #underWay: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  constructor(look: () => Promise<T>) {
    this.#look = look;
  }

  ask(): Promise<T> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<T> {
    await this.#underWay?.catch(() => undefined);
    this.#next = undefined;
    this.#underWay = uninterrupted(() => chosen.run(undefined, this.#look));
    return this.#underWay;
  }
}
