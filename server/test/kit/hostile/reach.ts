/** What hostile requests are made from: the schema as it is published, and ids of what is there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLSchema, isRequiredArgument } from 'graphql';
import type { TestApi } from '../api.ts';

const SCHEMA = path.resolve(import.meta.dirname, '../../../../schema.graphql');

export const readSchema = (): GraphQLSchema => buildSchema(readFileSync(SCHEMA, 'utf8'));

/** What hostile requests are aimed at. */
export interface Targets {
  /** Of real things, of each kind. */
  ids: readonly string[];
  /** Real ones, of lists that are not empty, each in its usual order. */
  cursors: readonly string[];
}

export async function targetsIn(api: TestApi, siteId: string): Promise<Targets> {
  const ids = await realIds(api.sql);
  const lists = Object.values(readSchema().getQueryType()?.getFields() ?? {}).filter(({ args }) =>
    args.some(({ name }) => name === 'after'),
  );
  const cursors: string[] = [];
  for (const { name, args } of lists.filter((list) => list.args.every((arg) => arg.name === 'siteId' || !isRequiredArgument(arg)))) {
    const place = args.some((arg) => arg.name === 'siteId') ? `(siteId: "${siteId}")` : '';
    const answer = await api.ok(`{ ${name}${place} { edges { cursor } } }`);
    cursors.push(...answer[name].edges.slice(0, 1).map((edge: { cursor: string }) => edge.cursor));
  }
  return { ids, cursors };
}

/** An id or a few of every table that has them. */
async function realIds(sql: (text: string) => Promise<Record<string, unknown>[]>): Promise<string[]> {
  const tables = await sql(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'",
  );
  const ids: string[] = [];
  for (const { name } of tables) ids.push(...(await sql(`select id::text from "${name}" limit 3`)).map(({ id }) => id as string));
  return ids;
}
