/**
 * Sites that have a row in every table below a site, with words of their own in every column of text: made from what PostgreSQL says
 * of the tables, so that one that is added later is filled too. Rows go in all at once, and in any order: keys are held to at the
 * end. What triggers of the database have written by then stays.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { SecretBox } from '../../src/platform/crypto/secret-box.ts';
import type { TestApi } from './api.ts';
import { sendFile } from './upload.ts';

export interface WalkedSite {
  id: string;
  /** Stands in every text of this site, and nowhere else. */
  marker: string;
  /** What reaches this site alone, with every scope. */
  token: string;
  /** By table, what there is. */
  ids: Record<string, string>;
  /** As it was at first, whatever was done to it. */
  restore(): Promise<void>;
  /** All of it, as PostgreSQL prints it. */
  fingerprint(): Promise<string>;
}

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  fallback: string | null;
  references: string | null;
  firstOfList: string | null;
}

const COLUMNS = `
  select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable, c.column_default as fallback,
    (select k.confrelid::regclass::text from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = c.column_name
      where k.contype = 'f' and k.conrelid = format('%I', c.table_name)::regclass and a.attnum = any(k.conkey)
        and (c.column_name <> 'site_id' or k.confrelid = 'site'::regclass) limit 1) as "references",
    (select substring(pg_get_constraintdef(k.oid) from 'ARRAY\\[''([^'']*)''') from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = c.column_name
      where k.contype = 'c' and k.conrelid = format('%I', c.table_name)::regclass and k.conkey = array[a.attnum] limit 1) as "firstOfList"
  from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
  order by 1, c.ordinal_position`;

/** What a column must hold to be of use, where any text of its type would not be. */
const OWN: Record<string, (marker: string) => unknown> = {
  'cluster_run.state': () => 'proposed',
  'cluster_run_keyword.reason': (marker) => ({ sharedWords: [marker], closest: [marker], byMeaning: true }),
  'content.external_kind': () => 'post',
  'content.field_versions': () => ({}),
  'content_buffer.fields': (marker) => ({ title: marker, contentHtml: marker }),
  'content_revision.proposed': () => true,
  'keyword.country': () => null,
  'publish_attempt.state': () => 'succeeded',
  'publish_attempt.before': (marker) => ({
    ...{ id: 1, type: 'post', status: 'publish', title: marker, content: marker, slug: marker, link: `http://127.0.0.1:9/${marker}` },
    ...{ modifiedGmt: '2026-01-01T00:00:00', passwordProtected: false, contentId: null, terms: {} },
  }),
  'saved_view.query': (marker) => `search=${marker}`,
  'saved_view.shared': () => true,
  'site.capabilities': (marker) => ({
    ...{ checkedAt: '2026-01-01T00:00:00.000Z', restRoot: `http://127.0.0.1:9/${marker}/wp-json/`, wordpressVersion: marker },
    ...{ pluginVersion: marker, userCapabilities: [marker], postTypes: [marker] },
  }),
  'undo_entry.changes': (marker) => [{ table: 'cluster', deleted: [], updated: [], created: [], note: marker }],
};
/** Tables of which one row is not enough to be found by all that looks for them: how the second one differs. */
const SECOND: Record<string, Record<string, unknown>> = {
  content_revision: { proposed: false, version: 1 },
};
/** What the program seals before it writes it. */
const SEALED = new Set(['wp_app_password', 'plugin_key', 'secret', 'previous_secret']);
/** What would make it something that is over, or hang on itself. */
const EMPTY = new Set(['undone_at', 'deleted_at', 'part_of', 'parent_id', 'external_taxonomy']);
const PAST = '2026-01-01T00:00:00.000Z';
const FUTURE = '2099-01-01T00:00:00.000Z';

/** Lets rows point at what comes after them. For a database of tests. */
const LET_WAIT = `
  select format('alter table %s alter constraint %I deferrable', conrelid::regclass, conname) as statement
  from pg_constraint where contype = 'f' and not condeferrable and connamespace = 'public'::regnamespace`;

/** A site by this name: seeded, with a token and a file of its own; what belongs to somebody is `userId`'s. */
export async function walkedSite(api: TestApi, name: string, userId: string): Promise<WalkedSite> {
  const columns = await api.sql<Column>(COLUMNS);
  const owned = ['site', ...new Set(columns.filter(({ column }) => column === 'site_id').map(({ table }) => table))];
  const site = new Seed(api, name, owned, userId);
  const rows = owned.flatMap((table) =>
    site.rowsOf(
      table,
      columns.filter((column) => column.table === table),
    ),
  );
  for (const { statement } of await api.sql(LET_WAIT)) await api.sql(statement);
  const restore = () => inOne(api, (client) => site.write(client, rows));
  await restore();
  return { id: site.id, marker: site.marker, restore, ...(await ownThings(api, site)) };
}

class Seed {
  readonly name: string;
  readonly marker: string;
  readonly ids: Record<string, string>;
  readonly #userId: string;
  readonly #box: SecretBox;

  constructor(api: TestApi, name: string, owned: string[], userId: string) {
    this.name = name;
    this.marker = `${name}0only`;
    this.ids = Object.fromEntries(owned.map((table) => [table, uuidOf(`${name} ${table}`)]));
    this.#userId = userId;
    this.#box = new SecretBox(api.services.config.secretKey);
  }

  get id(): string {
    return this.ids.site as string;
  }

  rowsOf(table: string, columns: Column[]): Row[] {
    const values = columns.map((column) => [column.column, this.#valueOf(column)] as const).filter(([, value]) => value !== undefined);
    const second = SECOND[table];
    if (!second) return [{ table, values }];
    const other = { ...Object.fromEntries(values), id: uuidOf(`${this.name} ${table} 2`), ...second };
    return [
      { table, values },
      { table, values: Object.entries(other) },
    ];
  }

  /** In place of what there is of this site. */
  async write(client: pg.ClientBase, rows: Row[]): Promise<void> {
    await client.query('set constraints all deferred');
    for (const { table } of rows) await client.query(`delete from "${table}" where ${keyOf(table)} = $1`, [this.id]);
    for (const { table, values } of rows) {
      const names = values.map(([column]) => `"${column}"`).join(', ');
      const places = values.map((_, at) => `$${at + 1}`).join(', ');
      await client.query(
        `insert into "${table}" (${names}) values (${places}) on conflict do nothing`,
        values.map(([, value]) => value),
      );
    }
  }

  /** undefined leaves it to the column's default. */
  #valueOf(given: Column): unknown {
    const { table, column, type, nullable, fallback, references, firstOfList } = given;
    const text = `${this.marker} ${table} ${column}`;
    const own = OWN[`${table}.${column}`];
    if (own) return asStored(type, own(this.marker));
    if (column === 'site_id' || column === 'id') return type === 'uuid' ? this.ids[column === 'id' ? table : 'site'] : undefined;
    if (nullable && EMPTY.has(column)) return null;
    if (references === 'app_user') return this.#userId;
    if (references) return this.ids[references] ?? null;
    if (SEALED.has(column)) return this.#box.seal(text);
    if (firstOfList) return firstOfList;
    if (type === 'uuid') return this.#pointsAt(column, text);
    if (type === 'text') return column.endsWith('url') ? `http://127.0.0.1:9/${this.marker}/${table}` : text;
    if (fallback !== null) return undefined;
    if (type === 'timestamptz') return nullable ? PAST : FUTURE;
    if (type === 'jsonb') return nullable ? null : '{}';
    if (type === 'bytea') return Buffer.from(text);
    if (type === 'tsvector') return text.replaceAll(/\W/g, ' ');
    if (type.startsWith('_')) return [];
    return type === 'bool' ? false : 7;
  }

  /** Columns with an id that no key guards. */
  #pointsAt(column: string, text: string): string {
    if (column.endsWith('group_id')) return this.ids.cluster_run_group as string;
    const table = Object.keys(this.ids).find((one) => column === `${one}_id` || column.endsWith(`_${one}_id`));
    return table ? (this.ids[table] as string) : uuidOf(text);
  }
}

interface Row {
  table: string;
  values: (readonly [string, unknown])[];
}

/** A token that reaches the site alone with every scope, and a file that it sent. */
async function ownThings(api: TestApi, { id, marker, ids }: Seed): Promise<Pick<WalkedSite, 'token' | 'ids' | 'fingerprint'>> {
  const { createApiToken } = await api.ok(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret apiToken { id } } }',
    { input: { name: `${marker} token`, scopes: ['READ', 'WRITE', 'PUBLISH', 'ADMIN'], siteIds: [id] } },
  );
  const token: string = createApiToken.secret;
  const { body } = await sendFile(api, `${marker}.csv`, `keyword\n${marker} from a file\n`, { authorization: `Bearer ${token}` });
  const own = { ...ids, api_token: createApiToken.apiToken.id as string, upload: body.uploadId as string };
  const parts = [
    ...Object.keys(ids).map((table) => `select '${table}', to_jsonb(t)::text as row from "${table}" t where ${keyOf(table)} = '${id}'`),
    `select 'api_token', (to_jsonb(t) - 'last_used_at')::text from api_token t where id = '${own.api_token}'`,
    `select 'upload', to_jsonb(t)::text from upload t where id = '${own.upload}'`,
    `select 'queue', data::text from pgboss.job where data::text like '%${id}%'`,
  ];
  const fingerprint = async () => {
    const rows = await api.sql(`${parts.join(' union all ')} order by 1, 2`);
    return rows.map((row) => JSON.stringify(row)).join('\n');
  };
  return { token, ids: own, fingerprint };
}

async function inOne(api: TestApi, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = new pg.Client(api.databaseUrl);
  await client.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const keyOf = (table: string) => (table === 'site' ? 'id' : 'site_id');
const asStored = (type: string, value: unknown) => (type === 'jsonb' ? JSON.stringify(value) : value);

/** The same for the same text: a UUID of version 7 by its looks. */
const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5');
