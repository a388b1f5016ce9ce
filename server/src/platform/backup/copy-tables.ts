/** Copies the rows of an archive into tables, one after the other; those of other tables are passed over. */
import type pg from 'pg';
import { readArchive } from './archive.ts';
import type { Table } from './catalog.ts';
import { tableOfPart } from './manifest.ts';
import { CopyIn } from './rows.ts';

/** @param into what a table is called as SQL has it. */
export async function copyTables(client: pg.ClientBase, file: string, tables: Table[], into: (table: string) => string): Promise<void> {
  const wanted = new Map(tables.map((table) => [table.name, table]));
  let at: string | undefined;
  let copy: CopyIn | undefined;
  for await (const { name, body } of readArchive(file)) {
    const table = tableOfPart(name);
    if (table !== at) {
      await copy?.end();
      const next = table === undefined ? undefined : wanted.get(table);
      copy = next && new CopyIn(client, into(next.name), next.columns);
      at = table;
    }
    for await (const chunk of body) await copy?.write(chunk);
  }
  await copy?.end();
}
