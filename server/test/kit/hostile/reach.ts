/** What hostile requests are made from: the schema as it is published, and ids of what is there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

const SCHEMA = path.resolve(import.meta.dirname, '../../../../schema.graphql');

export const readSchema = (): GraphQLSchema => buildSchema(readFileSync(SCHEMA, 'utf8'));

/** An id or a few of every table that has them. */
export async function realIds(sql: (text: string) => Promise<Record<string, unknown>[]>): Promise<string[]> {
  const tables = await sql(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'",
  );
  const ids: string[] = [];
  for (const { name } of tables) ids.push(...(await sql(`select id::text from "${name}" limit 3`)).map(({ id }) => id as string));
  return ids;
}
