/**
 * Takes changes back, exactly: whoever changes many rows at once records what they were and became, in the same
 * transaction, and hands out a token. A row that was changed again since is left as it is, and listed.
 */
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { type Database, sqlState, type UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { conflict, type ErrorCode, notFound } from '../../platform/errors/app-error.ts';
import type { Row, RowChanges } from './row-changes.ts';
import type { UndoTables } from './undo.tables.ts';

export interface Undone {
  siteId: string;
  summary: string;
  /** How many rows are as they were. */
  restored: number;
  failed: { id: string; code: ErrorCode; message: string }[];
}

/** Told, in the same transaction, what was taken back: for those who announce changes. */
export type AfterUndo = (uow: UnitOfWork, siteId: string, changes: RowChanges[]) => Promise<void>;

const KEPT_HOURS = 24;
const oldest = sql<string>`now() - make_interval(hours => ${KEPT_HOURS})`;
const CHANGED_SINCE = 'It was changed again since, so it stays as it is.';
const IN_USE = 'It is in use since, so it stays.';
const REPLACED = 'Something else has taken its place since, so it does not come back.';
const HOMELESS = 'What it belonged to is gone since, so it does not come back.';
const UNREACHABLE = 'What it pointed at is gone since, or its name is taken, so it stays as it is.';

export class UndoService {
  readonly #db: Database;
  readonly #after: AfterUndo;

  constructor(db: Database, after: AfterUndo = async () => {}) {
    this.#db = db;
    this.#after = after;
  }

  /** @returns the token, good for a day; null where nothing was changed. */
  async record(uow: UnitOfWork, siteId: string, summary: string, changes: RowChanges[]): Promise<string | null> {
    const real = changes.filter(({ created, deleted, updated }) => created?.length || deleted?.length || updated?.length);
    if (real.length === 0) return null;
    const id = newId();
    const rows = uow.rows<UndoTables>();
    await rows.deleteFrom('undo_entry').where('created_at', '<=', oldest).execute();
    await rows
      .insertInto('undo_entry')
      .values({ id, site_id: siteId, summary, changes: JSON.stringify(real) as never })
      .execute();
    return id;
  }

  async undo(actor: Actor, token: string): Promise<Undone> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<UndoTables>();
      const entry = await rows
        .selectFrom('undo_entry')
        .selectAll()
        .where('id', '=', token)
        .where('created_at', '>', oldest)
        .forUpdate()
        .executeTakeFirst();
      if (!entry || !actor.reaches(entry.site_id)) throw notFound('undo token', token);
      if (entry.undone_at) throw conflict(`That was taken back already: ${entry.summary}.`);
      const changes = entry.changes as unknown as RowChanges[];
      const undone: Undone = { siteId: entry.site_id, summary: entry.summary, restored: 0, failed: [] };
      for (const change of changes.toReversed()) await takeBack(uow.rows<object>(), change, entry.created_at, undone);
      await rows
        .updateTable('undo_entry')
        .set({ undone_at: sql<string>`now()`, updated_at: sql<string>`now()` })
        .where('id', '=', token)
        .execute();
      await this.#after(uow, entry.site_id, changes);
      return undone;
    });
  }
}

/** @param since when the change was made: what was made by it and changed later is somebody's own by now. */
async function takeBack(db: Kysely<object>, change: RowChanges, since: string, undone: Undone): Promise<void> {
  const { key = ['id'], deleted = [], updated = [], created = [] } = change;
  const note = (rows: Row[], message: string) => {
    for (const row of rows) undone.failed.push({ id: idOf(row, key), code: 'CONFLICT', message });
  };

  const back = await asManyAsGo(db, key, deleted, (rows) => insert(db, change, rows));
  note(back.refused, HOMELESS);
  note(back.left, REPLACED);

  const pairs = new Map(updated.map((pair) => [idOf(pair.before, key), pair]));
  const befores = updated.map(({ before }) => before);
  const asBefore = await asManyAsGo(db, key, befores, (rows) =>
    update(
      db,
      change,
      rows.flatMap((row) => pairs.get(idOf(row, key)) ?? []),
    ),
  );
  note(asBefore.refused, UNREACHABLE);
  note(asBefore.left, CHANGED_SINCE);

  const gone = await asManyAsGo(db, key, created, (rows) => remove(db, change, since, rows));
  note(gone.refused, IN_USE);
  // One that was made and is gone already is as it was.
  note(await stillThere(db, change, gone.left), CHANGED_SINCE);
  undone.restored += back.done + asBefore.done + gone.done;
}

interface Gone {
  done: number;
  /** What the database has no room for by now. */
  refused: Row[];
  /** What the statement did not find as it should be. */
  left: Row[];
}

/** All at once; where that is refused, by halves, so that only those stay out that it is about. `work` answers the keys of what it did. */
async function asManyAsGo(db: Kysely<object>, key: string[], rows: Row[], work: (rows: Row[]) => Promise<Row[]>): Promise<Gone> {
  const result: Gone = { done: 0, refused: [], left: [] };
  const go = async (some: Row[]): Promise<void> => {
    if (some.length === 0) return;
    try {
      const done = new Set((await savepoint(db, () => work(some))).map((row) => idOf(row, key)));
      result.done += done.size;
      for (const row of some) if (!done.has(idOf(row, key))) result.left.push(row);
    } catch (error) {
      if (!REFUSALS.has(sqlState(error) ?? '')) throw error;
      if (some.length === 1) {
        result.refused.push(...some);
        return;
      }
      const half = Math.ceil(some.length / 2);
      await go(some.slice(0, half));
      await go(some.slice(half));
    }
  };
  await go(rows);
  return result;
}

/** SQLSTATEs of a row that what is there by now has no room for: it points at nothing, is pointed at, or has a name that is taken. */
const REFUSALS = new Set(['23503', '23505']);

async function insert(db: Kysely<object>, { table, key = ['id'] }: RowChanges, deleted: Row[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(deleted)}::jsonb)
    on conflict do nothing returning ${sql.join(key.map((column) => sql.ref(column)))}`.execute(db);
  return rows;
}

/** Only the columns that were changed, and only where they still are as the change left them. */
async function update(
  db: Kysely<object>,
  { table, key = ['id'], bump = [] }: RowChanges,
  updated: { before: Row; after: Row }[],
): Promise<Row[]> {
  const columns = Object.keys(updated[0]?.before ?? {}).filter((column) => !key.includes(column));
  const name = sql.table(table);
  const pair = (alias: string, column: string) => sql`${sql.ref(`${alias}.${column}`)}`;
  const sets = [
    ...columns.map((column) => sql`${sql.ref(column)} = ${pair('old', column)}`),
    ...bump.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + 1`),
    sql`updated_at = now()`,
  ];
  const keyed = sql.join(
    key.map((column) => sql`${pair(table, column)} = ${pair('old', column)}`),
    sql` and `,
  );
  const asTheyWereLeft = sql.join(
    columns.map((column) => sql`${pair(table, column)} is not distinct from ${pair('new', column)}`),
    sql` and `,
  );
  // Old and new of a row come together: joined by their keys, thousands would be compared with thousands.
  const { rows } = await sql<Row>`
    update ${name} set ${sql.join(sets)}
    from jsonb_array_elements(${JSON.stringify(updated)}::jsonb) as change,
      lateral jsonb_populate_record(null::${name}, change -> 'before') as old,
      lateral jsonb_populate_record(null::${name}, change -> 'after') as new
    where ${keyed} and ${asTheyWereLeft}
    returning ${sql.join(key.map((column) => pair(table, column)))}`.execute(db);
  return rows;
}

async function remove(db: Kysely<object>, change: RowChanges, since: string, created: Row[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    delete from ${sql.table(change.table)} using ${keysOf(change, created)} as made
    where ${sameKey(change)} and ${sql.ref(`${change.table}.updated_at`)} <= ${since}::timestamptz
    returning ${sql.join((change.key ?? ['id']).map((column) => sql.ref(`made.${column}`)))}`.execute(db);
  return rows;
}

async function stillThere(db: Kysely<object>, change: RowChanges, rows: Row[]): Promise<Row[]> {
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

const idOf = (row: Row, key: string[]): string => key.map((column) => String(row[column])).join(':');
