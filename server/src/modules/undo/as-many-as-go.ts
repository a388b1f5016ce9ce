/**
 * Runs a set-wise write for as many rows as the database has room for. Where it refuses, the rows with the value that it names
 * (all that were in a cluster that is gone) stay out together, if they are many; else the rest is tried by halves.
 */
import { type Kysely, sql } from 'kysely';
import { sqlState } from '../../platform/db/database.ts';
import type { Row } from './row-changes.ts';

export interface Write<T> {
  items: T[];
  /** What names the item and what it is given. */
  rowOf(item: T): Row;
  keyOf(row: Row): string;
  /** @returns the keys of what it did. */
  work(items: T[]): Promise<Row[]>;
}

export interface Gone<T> {
  done: T[];
  /** What the database has no room for by now. */
  refused: T[];
  /** What the statement did not find as it should be. */
  left: T[];
}

/** SQLSTATEs of a row that what is there by now has no room for: it points at nothing, is pointed at, or has a name that is taken. */
const REFUSALS = new Set(['23503', '23505']);
/** A try more costs as much as all the rows in it: a smaller share than this is found sooner by halves. */
const WORTH_A_TRY = 1 / 8;

export async function asManyAsGo<T>(db: Kysely<object>, { items, rowOf, keyOf, work }: Write<T>): Promise<Gone<T>> {
  const result: Gone<T> = { done: [], refused: [], left: [] };
  const go = async (some: T[]): Promise<void> => {
    if (some.length === 0) return;
    try {
      const done = new Set((await savepoint(db, () => work(some))).map(keyOf));
      for (const item of some) result[done.has(keyOf(rowOf(item))) ? 'done' : 'left'].push(item);
    } catch (error) {
      if (!REFUSALS.has(sqlState(error) ?? '')) throw error;
      const named = namedBy(error);
      const out = new Set(named ? some.filter((item) => named(rowOf(item))) : []);
      if (some.length === 1) result.refused.push(...some);
      else if (out.size >= some.length * WORTH_A_TRY) {
        result.refused.push(...out);
        await go(some.filter((item) => !out.has(item)));
      } else {
        const half = Math.ceil(some.length / 2);
        await go(some.slice(0, half));
        await go(some.slice(half));
      }
    }
  };
  await go(items);
  return result;
}

/** Whether a row has the values of `Key (site_id, cluster_id)=(…, …)`, as far as it has those columns. In every language of PostgreSQL. */
function namedBy(error: unknown): ((row: Row) => boolean) | null {
  const [, columns, values] = /\(([^()]+)\)=\(([^()]+)\)/.exec(detailOf(error)) ?? [];
  if (columns === undefined || values === undefined) return null;
  const [names, given] = [columns.split(', '), values.split(', ')];
  if (names.length !== given.length) return null;
  return (row) => {
    const known = names.flatMap((name, at) => (name in row ? [String(row[name]) === given[at]] : []));
    return known.length > 0 && known.every(Boolean);
  };
}

function detailOf(error: unknown): string {
  for (let e = error as { detail?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (typeof e.detail === 'string') return e.detail;
  }
  return '';
}

async function savepoint<T>(db: Kysely<object>, work: () => Promise<T>): Promise<T> {
  await sql`savepoint taking_back`.execute(db);
  try {
    const result = await work();
    await sql`release savepoint taking_back`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint taking_back`.execute(db);
    throw error;
  }
}
