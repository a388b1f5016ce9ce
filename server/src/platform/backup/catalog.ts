/** What PostgreSQL says of its own tables: their columns, keys, indexes and sequences. Names come back as they are, unquoted. */
import pg from 'pg';

export const quoted = pg.escapeIdentifier;

export interface Table {
  name: string;
  /** Those that are written: what PostgreSQL works out by itself is left out. */
  columns: string[];
}

/** Every ordinary table of the schema, but for the list of migrations, which only the migrator writes. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
    group by c.relname order by c.relname`);
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' and relname <> 'migration_id_seq' order by 1`,
  );
  const found = [];
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(`select last_value, is_called from ${quoted(name)}`);
    for (const row of state.rows) found.push({ name, lastValue: String(row.last_value), isCalled: row.is_called });
  }
  return found;
}

export interface ForeignKey {
  name: string;
  table: string;
  definition: string;
}

export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select k.conname as name, t.relname as table, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by t.relname, k.conname`);
  return rows;
}

/** Those that no constraint stands on: they are made again faster than they are kept while rows come in. */
export async function plainIndexesOf(client: pg.ClientBase): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select i.relname as name, pg_get_indexdef(i.oid) as definition from pg_index x join pg_class i on i.oid = x.indexrelid
    where i.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.oid) order by 1`);
  return rows;
}

/** The migrations that have run, in their order; undefined where there is no list of them. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[] | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
  if (!rows[0]?.there) return undefined;
  const ran = await client.query<{ name: string }>('select name from migration order by id');
  return ran.rows.map((row) => row.name);
}

export async function versionOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
}
