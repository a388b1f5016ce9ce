/**
 * New ids for the rows of a site, from the old ones alone: the last 40 bits are turned over by a mask that is drawn for each import.
 * So whatever named a row names it still, also where no key says so, and rows stay in the order in which they were made: a
 * UUIDv7 has the time, and a counter within a millisecond, before those bits.
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** For this connection: what `moved` and `movedWithin` call. */
export async function makeIdsMove(client: pg.ClientBase): Promise<void> {
  const mask = randomBytes(5);
  // Never the ids that they were.
  mask[4] = (mask[4] as number) | 1;
  const bits = [...mask].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  await client.query(`create function pg_temp.moved(id uuid) returns uuid language sql immutable strict as $$
    select (left(id::text, 26) || lpad(to_hex((('x' || right(id::text, 10))::bit(40) # B'${bits}')::bigint), 10, '0'))::uuid $$`);
  await client.query(`create function pg_temp.moved_within(said text) returns text language plpgsql immutable strict as $$
    declare
      id text;
    begin
      for id in select distinct matches[1] from regexp_matches(said, '${UUID}', 'g') as matches loop
        said := replace(said, id, pg_temp.moved(id::uuid)::text);
      end loop;
      return said;
    end $$`);
}

export const moved = (id: string): string => `pg_temp.moved(${id})`;
export const movedWithin = (said: string): string => `pg_temp.moved_within(${said})`;
