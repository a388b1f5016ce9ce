/** Everything the planner and the content of a site are made of, as PostgreSQL prints it: to see that a change was taken back exactly. */
import type { Json, TestApi } from './api.ts';

const TABLES = [
  'site',
  'sector',
  'cluster',
  'keyword',
  'cluster_run',
  'cluster_run_group',
  'cluster_run_keyword',
  'idea',
  'idea_keyword',
  'task',
  'task_keyword',
  'content',
  'content_term',
  'content_taxonomy',
];

/** Without what counts writes, and so grows by undoing as well. */
export async function dump(api: TestApi, tables: string[] = TABLES): Promise<Record<string, Json[]>> {
  const rows = await Promise.all(
    tables.map((table) =>
      api.sql<{ row: Json }>(
        `select to_jsonb(t) - 'updated_at' - 'version' - 'field_versions' as row from ${table} as t order by to_jsonb(t)::text`,
      ),
    ),
  );
  const sorted = (found: Json[]) => found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Object.fromEntries(tables.map((table, at) => [table, sorted((rows[at] ?? []).map(({ row }) => row))]));
}
