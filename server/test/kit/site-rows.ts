/** The rows of one site that an export carries, as PostgreSQL prints them: to see that what was brought in is what was there. */
import type pg from 'pg';
import { CARRIED } from '../../src/app/cli/site/site-tables.ts';
import type { Json } from './api.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export type SiteRows = Record<string, Json[]>;

/** In the order in which rows were made, where they have an id. */
export async function siteRows(client: pg.ClientBase, siteId: string): Promise<SiteRows> {
  const found: SiteRows = {};
  for (const [table, { where = 'true', empty = [] }] of Object.entries(CARRIED)) {
    const { rows } = await client.query<{ row: Json }>(
      `select to_jsonb(t) - $2::text[] as row from (select * from "${table}" where ${table === 'site' ? 'id' : 'site_id'} = $1 and ${where}) as t
       order by to_jsonb(t) ->> 'id'`,
      [siteId, empty],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** These rows, with the ids that `now` has in the place of their own: whole values, and within those columns that hold ids of rows. */
export function under(before: SiteRows, now: SiteRows): SiteRows {
  const ids = new Map<string, string>();
  for (const [table, rows] of Object.entries(before)) for (const [at, { id }] of rows.entries()) if (id) ids.set(id, now[table]?.[at]?.id);
  const within = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(UUID, (id) => ids.get(id) ?? id));
  const at = (value: Json, keys: readonly string[]): Json =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys.includes(key) ? within(inner) : inner]));
  const inPlace = (value: Json | string, keys?: readonly string[]) =>
    typeof value === 'string' ? (ids.get(value) ?? value) : keys ? at(value, keys) : value;
  const renamed = (table: string, row: Json): Json =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        CARRIED[table]?.idsWithin?.includes(column) ? within(value) : inPlace(value, CARRIED[table]?.idsAt?.[column]),
      ]),
    );
  return Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.map((row) => renamed(table, row))]));
}

/** Rows without ids lie in any order. */
export const sorted = (rows: SiteRows): SiteRows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]),
  );
