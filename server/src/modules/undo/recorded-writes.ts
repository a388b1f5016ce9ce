/**
 * Set-wise writes that tell what they did, for UndoService.record: rows come back as PostgreSQL itself prints them, so that
 * taking the change back is exact.
 */
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import type { Row, RowChanges } from './row-changes.ts';

export interface RecordedUpdate {
  table: string;
  /** The columns that name a row; `id` where it is left out. */
  key?: string[];
  /** What changes and is taken back. */
  set: Record<string, RawBuilder<unknown>>;
  /** What is written beside it, and stays. */
  beside?: Record<string, RawBuilder<unknown>>;
  /** Which rows, by their own columns. */
  where: RawBuilder<unknown>;
  /** More to take values from, and how it is joined to the row, which is called `now`. */
  from?: { rows: RawBuilder<unknown>; on: RawBuilder<unknown> };
  /** Counters that grow with this write, and with the one that takes it back. */
  bump?: string[];
}

export async function updateRecorded(
  uow: UnitOfWork,
  { table, key = ['id'], set, beside = {}, where, from, bump = [] }: RecordedUpdate,
): Promise<RowChanges> {
  const told = [...key, ...Object.keys(set)];
  const assignments = [
    ...Object.entries({ ...set, ...beside }).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    ...bump.map((column) => sql`${sql.ref(column)} = ${sql.ref(`now.${column}`)} + 1`),
    sql`updated_at = now()`,
  ];
  const same = key.map((column) => sql`${sql.ref(`now.${column}`)} = ${sql.ref(`old.${column}`)}`);
  const { rows } = await sql<{ before: Row; after: Row }>`
    with old as (select ${sql.join(told.map((column) => sql.ref(column)))} from ${sql.table(table)} where ${where}
      order by ${sql.join(key.map((column) => sql.ref(column)))} for update)
    update ${sql.table(table)} as now set ${sql.join(assignments)}
    from old${from ? sql`, ${from.rows}` : sql``}
    where ${sql.join(same, sql` and `)}${from ? sql` and ${from.on}` : sql``}
    returning ${asObject('old', told)} as before, ${asObject('now', told)} as after`.execute(uow.rows<object>());
  return { table, key, updated: rows, ...(bump.length > 0 && { bump }) };
}

/** @param where which rows, by their own columns. */
export async function deleteRecorded(
  uow: UnitOfWork,
  table: string,
  where: RawBuilder<unknown>,
  key: string[] = ['id'],
): Promise<RowChanges> {
  const { rows } = await sql<{ row: Row }>`
    delete from ${sql.table(table)} as gone where ${where} returning to_jsonb(gone.*) as row`.execute(uow.rows<object>());
  return { table, key, deleted: rows.map(({ row }) => row) };
}

const asObject = (alias: string, columns: string[]) =>
  sql`jsonb_build_object(${sql.join(columns.flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)]))})`;
