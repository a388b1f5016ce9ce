/** Every column, constraint, index, trigger and function of a database as PostgreSQL prints them: to see that two are the same. */
import type pg from 'pg';

const PRINTED = [
  `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) from information_schema.columns
   where table_schema = 'public'`,
  `select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
   where connamespace = 'public'::regnamespace`,
  `select indexdef from pg_indexes where schemaname = 'public'`,
  `select concat_ws(' ', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal`,
  // Those of extensions are not the product's.
  `select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace
   and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`,
];

export async function printedSchema(client: pg.Client): Promise<string[]> {
  const printed: string[] = [];
  for (const query of PRINTED) {
    const { rows } = await client.query<{ line: string }>(`select line from (${query}) as found (line) order by 1`);
    printed.push(...rows.map(({ line }) => line));
  }
  return printed;
}
