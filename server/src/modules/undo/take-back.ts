/**
 * Takes one recorded change back, set-wise: what was changed again since, is in use, or has lost its place stays as it is and
 * is told with the reason. Knows tables and keys, and no domain.
 */
import { type Kysely, sql } from 'kysely';
import { asManyAsGo } from './as-many-as-go.ts';
import { counted } from './recorded-writes.ts';
import type { Row, RowChanges } from './row-changes.ts';

const CHANGED_SINCE = 'It was changed again since, so it stays as it is.';
const IN_USE = 'It is in use since, so it stays.';
const REPLACED = 'Something else has taken its place since, so it does not come back.';
const HOMELESS = 'What it belonged to is gone since, so it does not come back.';
const UNREACHABLE = 'What it pointed at is gone since, or its name is taken, so it stays as it is.';

export interface TakenBack {
  /** Of the change, what stands as it stood. */
  restored: RowChanges;
  left: { row: Row; message: string }[];
}

/** @param since when the change was made: what was made by it and changed later is somebody's own by now. */
export async function takeBack(db: Kysely<object>, change: RowChanges, since: string): Promise<TakenBack> {
  const { key = ['id'], deleted = [], updated = [], created = [] } = change;
  const keyOf = (row: Row) => keyed(row, key);
  const left: TakenBack['left'] = [];
  const note = (rows: Row[], message: string) => {
    for (const row of rows) left.push({ row, message });
  };

  const back = await asManyAsGo<Row>(db, { items: deleted, rowOf: (row) => row, keyOf, work: (rows) => insert(db, change, rows) });
  note(back.refused, HOMELESS);
  // One that is there again, as a term that somebody attached again, is as it was.
  const again = new Set((await there(db, change, back.left)).map(keyOf));
  note(
    back.left.filter((row) => !again.has(keyOf(row))),
    REPLACED,
  );

  const asBefore = await asManyAsGo(db, {
    items: updated,
    rowOf: ({ before }) => before,
    keyOf,
    work: (pairs) => update(db, change, since, pairs),
  });
  note(
    asBefore.refused.map(({ before }) => before),
    UNREACHABLE,
  );
  note(
    asBefore.left.map(({ before }) => before),
    CHANGED_SINCE,
  );

  const gone = await asManyAsGo<Row>(db, { items: created, rowOf: (row) => row, keyOf, work: (rows) => remove(db, change, since, rows) });
  note(gone.refused, IN_USE);
  // One that was made and is gone already is as it was.
  note(await there(db, change, gone.left), CHANGED_SINCE);
  return { restored: { ...change, deleted: back.done, updated: asBefore.done, created: gone.done }, left };
}

export const keyed = (row: Row, key: string[]): string => key.map((column) => String(row[column])).join(':');

async function insert(db: Kysely<object>, { table, key = ['id'] }: RowChanges, deleted: Row[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(deleted)}::jsonb)
    on conflict do nothing returning ${sql.join(key.map((column) => sql.ref(column)))}`.execute(db);
  return rows;
}

/** Only the columns that were changed, and only where they still are as the change left them. */
async function update(db: Kysely<object>, change: RowChanges, since: string, updated: { before: Row; after: Row }[]): Promise<Row[]> {
  const { table, key = ['id'] } = change;
  const columns = Object.keys(updated[0]?.before ?? {}).filter((column) => !key.includes(column));
  const name = sql.table(table);
  const now = (column: string) => sql.ref(`${table}.${column}`);
  const old = (column: string) => sql`(pair.old).${sql.ref(column)}`;
  const sets = [...columns.map((column) => sql`${sql.ref(column)} = ${old(column)}`), ...counted(table, change)];
  const found = key.map((column) => sql`${now(column)} = ${old(column)}`);
  const asTheyWereLeft = columns.map((column) => sql`${now(column)} is not distinct from (pair.new).${sql.ref(column)}`);
  if (change.untouched) asTheyWereLeft.push(sql`${now('updated_at')} <= ${since}::timestamptz`);
  // Side by side in one list, old and new of a row come together: joined by their keys, thousands would be compared with thousands.
  const { rows } = await sql<Row>`
    update ${name} set ${sql.join(sets)}
    from (select jsonb_populate_recordset(null::${name}, ${JSON.stringify(updated.map(({ before }) => before))}::jsonb) as old,
      jsonb_populate_recordset(null::${name}, ${JSON.stringify(updated.map(({ after }) => after))}::jsonb) as new) as pair
    where ${sql.join([...found, ...asTheyWereLeft], sql` and `)}
    returning ${sql.join(key.map(now))}`.execute(db);
  return rows;
}

async function remove(db: Kysely<object>, change: RowChanges, since: string, created: Row[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    delete from ${sql.table(change.table)} using ${keysOf(change, created)} as made
    where ${sameKey(change)} and ${sql.ref(`${change.table}.updated_at`)} <= ${since}::timestamptz
    returning ${sql.join((change.key ?? ['id']).map((column) => sql.ref(`made.${column}`)))}`.execute(db);
  return rows;
}

async function there(db: Kysely<object>, change: RowChanges, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const found = await sql<Row>`
    select ${sql.join((change.key ?? ['id']).map((column) => sql.ref(`made.${column}`)))}
    from ${sql.table(change.table)} join ${keysOf(change, rows)} as made on ${sameKey(change)}`.execute(db);
  return found.rows;
}

const keysOf = ({ table }: RowChanges, rows: Row[]) =>
  sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;

const sameKey = ({ table, key = ['id'] }: RowChanges) =>
  sql.join(
    key.map((column) => sql`${sql.ref(`${table}.${column}`)} = ${sql.ref(`made.${column}`)}`),
    sql` and `,
  );
