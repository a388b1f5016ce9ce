import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { rowLoader } from '../../../platform/db/loader.ts';

/** What the jobs and publishes of a site say of its health. */
export interface SiteWork {
  id: string;
  imported_at: number | null;
  published_at: number | null;
  importing: boolean;
  broken_import: { id: string; message: string | null } | null;
  broken_publish: { id: string; message: string | null } | null;
}

const lastOf = (kind: string) => sql`lateral (
  select state, jsonb_build_object('id', id, 'message', message) as job from job
  where site_id = wanted.id and kind = ${kind} and state in ('succeeded', 'failed') order by created_at desc limit 1)`;
const milliseconds = (moment: string) => sql`(extract(epoch from ${sql.raw(moment)}) * 1000)::float8`;

/** Of sites, in one statement. */
export const siteWorkLoader = (db: Database) =>
  rowLoader<SiteWork>(async (ids) => {
    const { rows } = await sql<SiteWork>`
      select wanted.id,
        (select ${milliseconds('max(finished_at)')} from job where site_id = wanted.id and kind = 'import_site' and state = 'succeeded') as imported_at,
        (select ${milliseconds('max(finished_at)')} from publish_attempt where site_id = wanted.id and state = 'succeeded') as published_at,
        exists (select 1 from job where site_id = wanted.id and kind = 'import_site' and state in ('queued', 'running')) as importing,
        case when last_import.state = 'failed' then last_import.job end as broken_import,
        case when last_publish.state = 'failed' then last_publish.job end as broken_publish
      from unnest(${[...ids]}::uuid[]) as wanted(id)
        left join ${lastOf('import_site')} as last_import on true
        left join ${lastOf('publish_content')} as last_publish on true`.execute(db.rows<object>());
    return rows;
  });
