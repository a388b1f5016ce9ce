/**
 * The two ways into PostgreSQL: `rows` for reads (plain rows through Kysely, no unit of work) and `unitOfWork` for writes
 * (one transaction, entities and set-wise SQL together). Never open a unit of work across a call to a network service.
 */
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { AppError, conflict } from '../errors/app-error.ts';
import { interruption } from './interruption.ts';
import { readingFrom } from './replicas.ts';

export interface UnitOfWork {
  em: EntityManager;
  /** Set-wise statements in the same transaction. Flush the entities first when they are to be seen. */
  rows<Tables>(): Kysely<Tables>;
  /** Tells every process, after the commit, that something changed. */
  notify(channel: string, payload: string): Promise<void>;
}

export class Database {
  readonly orm: MikroORM;
  readonly #client: Kysely<object>;

  constructor(orm: MikroORM) {
    this.orm = orm;
    this.#client = orm.em.getConnection().getClient() as Kysely<object>;
  }

  rows<Tables>(): Kysely<Tables> {
    return (readingFrom() ?? this.#client) as Kysely<unknown> as Kysely<Tables>;
  }

  async unitOfWork<T>(work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.orm.em.fork({ clear: true }).transactional(async (em) => {
        const manager = em as EntityManager;
        const result = await work({
          em: manager,
          rows: <Tables>() => manager.getKysely<Tables>() as Kysely<Tables>,
          notify: async (channel, payload) => {
            await manager.getKysely<object>().executeQuery(CompiledQuery.raw('select pg_notify($1, $2)', [channel, payload]));
          },
        });
        await manager.flush();
        // The last moment at which all of it can still be dropped.
        const ended = interruption();
        if (ended !== undefined) throw ended;
        return result;
      });
    } catch (error) {
      // MikroORM wraps what a statement throws.
      throw interruption() ?? asAppError(error);
    }
  }
}

const DEADLOCK = '40P01';

/** Whether the database broke a change off for another one's sake: done again, it goes through. */
export const isBrokenOff = (error: unknown): boolean => sqlState(error) === DEADLOCK;

/** What people can cause by a race; everything else stays what it is and is reported as INTERNAL. */
function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = sqlState(error);
  if (code === '23505') return conflict('That already exists: another change made it a moment ago. Reload and try again.');
  if (code === '23503') return conflict('Something this refers to is gone or is still in use. Reload and try again.');
  if (code === DEADLOCK)
    return new AppError('CONFLICT', 'Another change met this one at the same moment. Try again.', {}, { cause: error });
  return error;
}

/** SQLSTATEs of values that no query can hold: text that is not a UUID, a NUL character, bytes that are not UTF-8, a number out of range. */
const MALFORMED_VALUES = new Set(['22P02', '22021', '22P05', '22003', '22007', '22008', '22009']);

/** Whether the database could not take a value as what it should be: the fault of who sent it. */
export function isMalformed(error: unknown): boolean {
  const state = sqlState(error) ?? '';
  // A zero in a text that stands in the statement itself ends it too early for the protocol.
  return MALFORMED_VALUES.has(state) || (state === '08P01' && error instanceof Error && error.message.includes('invalid message format'));
}

/** The SQLSTATE of a PostgreSQL error, however deep it is wrapped. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return undefined;
}
