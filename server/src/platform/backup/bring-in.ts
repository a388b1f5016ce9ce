/**
 * Adds the rows of an archive to tables that have others already, in the caller's transaction: first into temporary tables, where
 * the caller leaves out what does not fit here, then into their own. Keys, checks and triggers hold as for any other write.
 */
import type pg from 'pg';
import { damaged } from './archive.ts';
import { quoted, type Table } from './catalog.ts';
import { copyTables } from './copy-tables.ts';
import type { TableCheck } from './manifest.ts';

/** Where the rows of a table wait. */
export const staged = (table: string): string => `pg_temp.${quoted(`staged_${table}`)}`;

/** @throws StartupError where the file does not hold the rows that it says it holds. */
export async function stage(client: pg.ClientBase, file: string, tables: Table[], checks: TableCheck[]): Promise<void> {
  for (const { name } of tables)
    await client.query(`create temp table ${quoted(`staged_${name}`)} (like public.${quoted(name)}) on commit drop`);
  await copyTables(client, file, tables, staged);
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: number }>(`select count(*)::int as rows from ${staged(name)}`);
    const wanted = checks.find((check) => check.name === name)?.rows;
    if (rows[0]?.rows !== wanted) throw damaged(file, `the table ${name} has ${rows[0]?.rows} rows of ${wanted}`);
  }
}

export interface Landing {
  table: Table;
  /** What becomes of a column, as an expression over its row, `came`. */
  becomes: (column: string) => string;
  /** Columns that point at rows of tables further down: filled in when all rows are there. They need a column `id` beside them. */
  later: readonly string[];
}

/**
 * @param landings each after those that it points at.
 * @returns how many rows went into all of them.
 */
export async function land(client: pg.ClientBase, landings: Landing[]): Promise<number> {
  let rows = 0;
  for (const { table, becomes, later } of landings) {
    const values = table.columns.map((column) => (later.includes(column) ? 'null' : becomes(column)));
    const { rowCount } = await client.query(
      `insert into public.${quoted(table.name)} (${table.columns.map(quoted).join(', ')})
       select ${values.join(', ')} from ${staged(table.name)} as came`,
    );
    rows += rowCount ?? 0;
  }
  for (const { table, becomes, later } of landings) {
    for (const column of later) {
      await client.query(
        `update public.${quoted(table.name)} as own set ${quoted(column)} = ${becomes(column)}
         from ${staged(table.name)} as came where own.id = ${becomes('id')} and came.${quoted(column)} is not null`,
      );
    }
  }
  return rows;
}
