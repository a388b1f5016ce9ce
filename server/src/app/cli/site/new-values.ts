/** What the columns of a site's rows become where they are brought, as expressions over the row that came. */
import pg from 'pg';
import type { Landing } from '../../../platform/backup/bring-in.ts';
import { quoted, type Table } from '../../../platform/backup/catalog.ts';
import { knownPerson } from './known-people.ts';
import { moved, movedWithin } from './moved-ids.ts';
import { CARRIED } from './site-tables.ts';

export interface NewSite {
  name: string;
  /** Whatever it was. */
  inactive: boolean;
}

/** @param types of each column, by table and column: `content.id`. */
export function landingOf(table: Table, types: Map<string, string>, site: NewSite): Landing {
  const { later = [], empty = [], idsWithin = [], idsAt = {} } = CARRIED[table.name] ?? {};
  const own: Record<string, string> = {
    'site.name': pg.escapeLiteral(site.name),
    'site.active': site.inactive ? 'false' : 'came.active',
    // An AI run is a row of the site; who has no account here, or no such token, is nobody.
    'content_revision.author_id': `case when came.author_kind in ('user', 'token') then ${knownPerson('came.author_id')} else ${moved('came.author_id')} end`,
    'content_buffer.user_id': knownPerson('came.user_id'),
    // Everybody goes on seeing a shared view, also one of somebody who is not here.
    'saved_view.owner_id': `coalesce(${knownPerson('came.owner_id')}, came.owner_id)`,
  };
  const becomes = (column: string): string => {
    const came = `came.${quoted(column)}`;
    const type = types.get(`${table.name}.${column}`);
    if (empty.includes(column)) return 'null';
    if (idsWithin.includes(column)) return `${movedWithin(`${came}::text`)}::${type}`;
    const keys = idsAt[column];
    if (keys) return [came, ...keys.map((key) => movedAt(came, pg.escapeLiteral(key)))].join(' || ');
    return own[`${table.name}.${column}`] ?? (type === 'uuid' ? moved(came) : came);
  };
  return { table, becomes, later };
}

const movedAt = (json: string, key: string): string =>
  `case when ${json} ? ${key} then jsonb_build_object(${key}, ${movedWithin(`${json} ->> ${key}`)}) else '{}' end`;

export async function columnTypes(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select table_name || '.' || column_name as name, udt_name as type from information_schema.columns where table_schema = 'public'`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
