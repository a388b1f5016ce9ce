/**
 * Set-wise writes that tell what they did. The values come back as PostgreSQL itself prints them, so that
 * taking the change back is exact.
 */
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import type { Mark, Row, RowChanges } from './row-changes.ts';

export interface RecordedUpdate {
  table: string;
  /** The columns that name a row; `id` where it is left out. */
  key?: string[];
  /** What changes and is taken back. */
  set: Record<string, RawBuilder<unknown>>;
  /** Which rows, by their own columns. */
  where: RawBuilder<unknown>;
  /** The ids again, where they are few of many: joined by its key alone, the whole table would be read. */
  ids?: readonly string[];
  /** More to take values from, and how it is joined to the row, which is called `now`. */
  from?: { rows: RawBuilder<unknown>; on: RawBuilder<unknown> };
  /** Whether only rows that nobody has written since are taken back. */
  untouched?: boolean;
  /** Counters that grow with this write, and with the one that takes it back. */
  bump?: string[];
  /** What this write, and the one that takes it back, marks with such a counter. */
  mark?: Mark;
}

export async function updateRecorded(uow: UnitOfWork, update: RecordedUpdate): Promise<RowChanges> {
  const { table, key = ['id'], set, where, ids, from, untouched, bump = [], mark } = update;
  const told = [...key, ...Object.keys(set)];
  const assignments = [
    ...Object.entries(set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    ...counted('now', { bump, ...(mark && { mark }) }),
  ];
  const same = key.map((column) => sql`${sql.ref(`now.${column}`)} = ${sql.ref(`old.${column}`)}`);
  const { rows } = await sql<{ before: Row; after: Row }>`
    with old as (select ${sql.join(told.map((column) => sql.ref(column)))} from ${sql.table(table)} where ${where}
      order by ${sql.join(key.map((column) => sql.ref(column)))} for update)
    update ${sql.table(table)} as now set ${sql.join(assignments)}
    from old${from ? sql`, ${from.rows}` : sql``}
    where ${sql.join(same, sql` and `)}${ids ? sql` and now.id = ${anyOf(ids)}` : sql``}${from ? sql` and ${from.on}` : sql``}
    returning ${asObject('old', told)} as before, ${asObject('now', told)} as after`.execute(uow.rows<object>());
  return { table, key, updated: rows, ...(untouched && { untouched }), ...(bump.length > 0 && { bump }), ...(mark && { mark }) };
}

/** What every write sets beside what it is for. @param alias what the row is called in the statement. */
export const counted = (alias: string, { bump = [], mark }: Pick<RowChanges, 'bump' | 'mark'>): RawBuilder<unknown>[] => {
  const grown = (column: string) => sql`${sql.ref(`${alias}.${column}`)} + 1`;
  return [
    ...bump.map((column) => sql`${sql.ref(column)} = ${grown(column)}`),
    ...(mark ? [sql`${sql.ref(mark.column)} = ${sql.ref(`${alias}.${mark.column}`)} || ${marks(mark.keys, grown(mark.counter))}`] : []),
    sql`updated_at = now()`,
  ];
};

const marks = (keys: string[], value: RawBuilder<unknown>) =>
  sql`jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), value]))})`;

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
