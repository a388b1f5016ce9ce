/** Who of the people in a file has an account here. No account is made, and what belonged to a stranger alone is left out. */
import type pg from 'pg';
import { staged } from '../../../platform/backup/bring-in.ts';
import { type People, traceOf } from './site-file.ts';

/** Whose views are those of the token from the environment. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An expression: the id here of somebody with that id in the file; null for a stranger. */
export const knownPerson = (id: string): string => `(select ours from pg_temp.known_person where theirs = ${id})`;

/** By the very id, where the file is of this installation or its backup; else by their address. One person is one person. */
export async function knowPeople(client: pg.ClientBase, siteId: string, people: People): Promise<void> {
  const { rows: here } = await client.query<{ id: string; email: string }>('select id, email from app_user where deleted_at is null');
  const byTrace = new Map(here.map(({ id, email }) => [traceOf(siteId, email), id]));
  const named = new Set(people.map(({ id }) => id));
  const pairs = people.flatMap(({ id, trace }) => {
    const ours = byTrace.get(trace);
    return ours && !named.has(ours) ? [{ theirs: id, ours }] : [];
  });
  await client.query(
    `create temp table known_person on commit drop as
     select id as theirs, id as ours from app_user union all select id, id from api_token union all select '${NOBODY}', '${NOBODY}'`,
  );
  await client.query(
    `insert into pg_temp.known_person select theirs, ours from jsonb_to_recordset($1::jsonb) as pair(theirs uuid, ours uuid)
     where theirs not in (select theirs from pg_temp.known_person)`,
    [JSON.stringify(pairs)],
  );
  await client.query('analyze pg_temp.known_person');
}

export interface OfStrangers {
  /** Texts that they had typed and not saved. */
  buffers: number;
  /** Views that nobody else could see. */
  views: number;
}

export async function leaveOutStrangers(client: pg.ClientBase): Promise<OfStrangers> {
  const buffers = await client.query(`delete from ${staged('content_buffer')} as came where ${knownPerson('came.user_id')} is null`);
  const views = await client.query(
    `delete from ${staged('saved_view')} as came where not came.shared and ${knownPerson('came.owner_id')} is null`,
  );
  return { buffers: buffers.rowCount ?? 0, views: views.rowCount ?? 0 };
}
