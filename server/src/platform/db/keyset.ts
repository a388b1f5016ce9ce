/**
 * Keyset paging over any Kysely select: page 2,000 costs what page 1 costs. The order is one sort expression and the id,
 * both in one direction, so that a row comparison can walk an index.
 */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { badInput } from '../errors/app-error.ts';
import { isId } from './ids.ts';

export const MAX_PAGE = 200;

/** One page of rows, as every list read answers it. The total is counted only when somebody asks. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[];
  hasNextPage: boolean;
  count: () => Promise<number>;
}

export interface KeysetOrder {
  /** Names the order inside the cursor, so that a cursor of another order is refused. */
  name: string;
  /** The sort expression and the type its text form is cast back to. It must never be null, unless `nullsLast`. */
  key: RawBuilder<unknown>;
  type: 'text' | 'timestamptz' | 'integer' | 'bigint' | 'double precision';
  /** The unique tie-breaker. */
  id: RawBuilder<unknown>;
  direction: 'asc' | 'desc';
  /** The key may be null, and such rows come last in both directions. */
  nullsLast?: boolean;
}

export interface KeysetPage {
  first: number;
  after?: string | null | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a select over any tables will do.
type AnyQuery<Row> = SelectQueryBuilder<any, any, Row>;

/**
 * @param query the filtered select, without order and limit; its rows must carry `id`.
 * @param count counts the same filter; called only when a client asks for the total.
 * @throws BAD_USER_INPUT for a page size out of range and a cursor that is not of this list.
 */
export async function keysetPage<Row extends { id: string }>(
  query: AnyQuery<Row>,
  order: KeysetOrder,
  page: KeysetPage,
  count: () => Promise<number>,
): Promise<Page<Row>> {
  requirePageSize(page.first);
  const direction = sql.raw(order.direction);
  let select = query
    .select(sql<string | null>`(${order.key})::text`.as('cursor_key'))
    .orderBy(sql`${order.key} ${direction}${sql.raw(order.nullsLast ? ' nulls last' : '')}, ${order.id} ${direction}`)
    .limit(page.first + 1);
  if (page.after) {
    const [key, id] = decodeCursor(page.after, order);
    const compare = sql.raw(order.direction === 'asc' ? '>' : '<');
    const behind = sql<boolean>`(${order.key}, ${order.id}) ${compare} (${key}::${sql.raw(order.type)}, ${id}::uuid)`;
    if (!order.nullsLast) select = select.where(behind);
    else if (key === null) select = select.where(sql<boolean>`${order.key} is null and ${order.id} ${compare} ${id}::uuid`);
    else select = select.where(sql<boolean>`(${behind} or ${order.key} is null)`);
  }
  return pageOf((await select.execute()) as (Row & { cursor_key: string | null })[], order, page.first, count);
}

/** A page out of rows that were read in their order, one more than it holds, each with the text of its sort key. */
export const pageOf = <Row extends { id: string; cursor_key: string | null }>(
  rows: Row[],
  order: Pick<KeysetOrder, 'name' | 'direction'>,
  first: number,
  count: () => Promise<number>,
): Page<Row> => ({
  edges: rows.slice(0, first).map((row) => ({ cursor: encodeCursor(order, row.cursor_key, row.id), node: row })),
  hasNextPage: rows.length > first,
  count,
});

/** @throws BAD_USER_INPUT for a page size out of range. */
export function requirePageSize(first: number): void {
  if (first < 1 || first > MAX_PAGE) throw badInput({ path: 'first', message: `first must be 1 to ${MAX_PAGE}.` });
}

/** A count over the same filter as a list. */
export async function countRows(query: AnyQuery<object>): Promise<number> {
  const row = await query.clearSelect().clearOrderBy().select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return Number((row as { total: string }).total);
}

const orderTag = (order: Pick<KeysetOrder, 'name' | 'direction'>) => `${order.name}.${order.direction}`;

const encodeCursor = (order: Pick<KeysetOrder, 'name' | 'direction'>, key: string | null, id: string): string =>
  Buffer.from(JSON.stringify([orderTag(order), key, id])).toString('base64url');

function decodeCursor(cursor: string, order: KeysetOrder): [key: string | null, id: string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) {
      const [tag, key, id] = parts as unknown[];
      const isKey = typeof key === 'string' || (key === null && order.nullsLast === true);
      if (tag === orderTag(order) && isKey && typeof id === 'string' && isId(id)) return [key, id];
    }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw badInput({ path: 'after', message: 'after is not a cursor of this list in this order. Start again without it.' });
}
