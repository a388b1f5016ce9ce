import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { rowLoader } from '../../../platform/db/loader.ts';

/** What the jobs, publishes and conflicts of a site say of its health. */
export interface SiteWork {
  id: string;
  imported_at: number | null;
  published_at: number | null;
  importing: boolean;
  broken_import: { id: string; message: string | null } | null;
  broken_publish: { id: string; message: string | null } | null;
  failed_publishes: number;
  failed_publish_job_id: string | null;
  conflicts: number;
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
        case when last_publish.state = 'failed' then last_publish.job end as broken_publish,
        coalesce(failed.contents, 0) as failed_publishes, failed.job_id as failed_publish_job_id,
        (select count(*)::int from import_conflict x join content c on c.id = x.content_id
          where x.site_id = wanted.id and c.deleted_at is null) as conflicts
      from unnest(${[...ids]}::uuid[]) as wanted(id)
        left join ${lastOf('import_site')} as last_import on true
        left join ${lastOf('publish_content')} as last_publish on true
        left join lateral (
          select count(distinct a.content_id)::int as contents, (array_agg(a.job_id order by a.created_at desc))[1] as job_id
          from publish_attempt a join content c on c.id = a.content_id
          where a.site_id = wanted.id and a.state = 'failed' and c.deleted_at is null and not exists (
            select 1 from publish_attempt later where later.content_id = a.content_id and later.created_at > a.created_at)
        ) as failed on true`.execute(db.rows<object>());
    return rows;
  });
