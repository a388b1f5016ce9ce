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
const CHANGED_SINCE = 'It was changed again since, so it stays as it is.';
const IN_USE = 'It is in use since, so it stays.';

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
    await rows.deleteFrom('undo_entry').where('created_at', '<', sql<string>`now() - make_interval(hours => ${KEPT_HOURS})`).execute();
    await rows
      .insertInto('undo_entry')
      .values({ id, site_id: siteId, summary, changes: JSON.stringify(real) as never })
      .execute();
    return id;
  }

  async undo(actor: Actor, token: string): Promise<Undone> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<UndoTables>();
      const entry = await rows.selectFrom('undo_entry').selectAll().where('id', '=', token).forUpdate().executeTakeFirst();
      if (!entry || !actor.reaches(entry.site_id)) throw notFound('undo token', token);
      if (entry.undone_at) throw conflict(`That was taken back already: ${entry.summary}.`);
      const changes = entry.changes as unknown as RowChanges[];
      const undone: Undone = { siteId: entry.site_id, summary: entry.summary, restored: 0, failed: [] };
      for (const change of changes.toReversed()) await takeBack(uow.rows<object>(), change, undone);
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

async function takeBack(db: Kysely<object>, change: RowChanges, undone: Undone): Promise<void> {
  if (change.deleted?.length) undone.restored += await insert(db, change.table, change.deleted);
  if (change.updated?.length) await update(db, change, undone);
  if (change.created?.length) await remove(db, change, undone);
}

async function insert(db: Kysely<object>, table: string, deleted: Row[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(deleted)}::jsonb)
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Only the columns that were changed, and only where they still are as the change left them. */
async function update(db: Kysely<object>, { table, key = ['id'], updated = [], bump = [] }: RowChanges, undone: Undone): Promise<void> {
  const columns = Object.keys(updated[0]?.before ?? {}).filter((column) => !key.includes(column));
  const name = sql.table(table);
  const pair = (alias: string, column: string) => sql`${sql.ref(`${alias}.${column}`)}`;
  const sets = [
    ...columns.map((column) => sql`${sql.ref(column)} = ${pair('old', column)}`),
    ...bump.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${table}.${column}`)} + 1`),
    sql`updated_at = now()`,
  ];
  const keyed = (one: string, other: string) =>
    sql.join(
      key.map((column) => sql`${pair(one, column)} = ${pair(other, column)}`),
      sql` and `,
    );
  const asTheyWereLeft = sql.join(
    columns.map((column) => sql`${pair(table, column)} is not distinct from ${pair('new', column)}`),
    sql` and `,
  );
  const result = await sql<Row>`
    update ${name} set ${sql.join(sets)}
    from jsonb_populate_recordset(null::${name}, ${JSON.stringify(updated.map(({ before }) => before))}::jsonb) as old,
      jsonb_populate_recordset(null::${name}, ${JSON.stringify(updated.map(({ after }) => after))}::jsonb) as new
    where ${keyed(table, 'old')} and ${keyed('old', 'new')} and ${asTheyWereLeft}
    returning ${sql.join(key.map((column) => pair(table, column)))}`.execute(db);
  undone.restored += result.rows.length;
  const done = new Set(result.rows.map((row) => idOf(row, key)));
  for (const { before } of updated)
    if (!done.has(idOf(before, key))) undone.failed.push({ id: idOf(before, key), code: 'CONFLICT', message: CHANGED_SINCE });
}

/** All at once; where something stands on one of them by now, one by one. */
async function remove(db: Kysely<object>, { table, key = ['id'], created = [] }: RowChanges, undone: Undone): Promise<void> {
  const some = async (rows: Row[]): Promise<number> => {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} using jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) as made
      where ${sql.join(
        key.map((column) => sql`${sql.ref(`${table}.${column}`)} = ${sql.ref(`made.${column}`)}`),
        sql` and `,
      )}`.execute(db);
    return Number(numAffectedRows ?? 0);
  };
  try {
    undone.restored += await savepoint(db, () => some(created));
  } catch (error) {
    if (sqlState(error) !== '23503') throw error;
    for (const row of created) {
      try {
        undone.restored += await savepoint(db, () => some([row]));
      } catch (fault) {
        if (sqlState(fault) !== '23503') throw fault;
        undone.failed.push({ id: idOf(row, key), code: 'CONFLICT', message: IN_USE });
      }
    }
  }
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

const idOf = (row: Row, key: string[]): string => key.map((column) => String(row[column])).join(':');
