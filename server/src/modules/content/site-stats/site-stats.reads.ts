import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { rowLoader } from '../../../platform/db/loader.ts';
import type { SiteStats } from './site-stats.type.ts';

/** Counts of sites, from one statement that reads each table once. */
export const siteStatsLoader = (db: Database) =>
  rowLoader<SiteStats>(async (ids) => {
    const { rows } = await sql<SiteStats>`
      with wanted(id) as (select unnest(${[...ids]}::uuid[])),
      k as (select site_id, count(*)::int as keywords, (count(*) filter (where cluster_id is null))::int as unclustered_keywords
            from keyword where site_id in (select id from wanted) group by site_id),
      c as (select site_id, count(*)::int as clusters,
              (count(*) filter (where not exists (select from idea where idea.cluster_id = cluster.id and idea.site_id = cluster.site_id)))::int as clusters_without_ideas
            from cluster where site_id in (select id from wanted) group by site_id),
      i as (select site_id, (count(*) filter (where status <> 'dismissed'))::int as ideas, (count(*) filter (where status = 'new'))::int as new_ideas
            from idea where site_id in (select id from wanted) group by site_id),
      t as (select site_id, count(*)::int as tasks, (count(*) filter (where status = 'queued'))::int as queued_tasks,
              (count(*) filter (where status = 'queued' and last_error is not null))::int as failed_tasks
            from task where site_id in (select id from wanted) group by site_id),
      n as (select site_id, count(*)::int as content, (count(*) filter (where status = 'draft'))::int as drafts,
              (count(*) filter (where cluster_id is null))::int as needs_cluster, (count(*) filter (where status = 'published'))::int as published,
              (count(*) filter (where status = 'published' and body_version > coalesce(published_version, 0)))::int as unpublished_changes,
              (count(*) filter (where missing_at is not null))::int as missing_in_wordpress
            from content where deleted_at is null and site_id in (select id from wanted) group by site_id),
      x as (select content.site_id, count(*)::int as conflicts from import_conflict join content on content.id = import_conflict.content_id
            where content.deleted_at is null and import_conflict.site_id in (select id from wanted) group by content.site_id)
      select wanted.id,
        coalesce(keywords, 0) as keywords, coalesce(unclustered_keywords, 0) as unclustered_keywords,
        coalesce(clusters, 0) as clusters, coalesce(clusters_without_ideas, 0) as clusters_without_ideas,
        coalesce(ideas, 0) as ideas, coalesce(new_ideas, 0) as new_ideas,
        coalesce(tasks, 0) as tasks, coalesce(queued_tasks, 0) as queued_tasks, coalesce(failed_tasks, 0) as failed_tasks,
        coalesce(content, 0) as content, coalesce(drafts, 0) as drafts, coalesce(needs_cluster, 0) as needs_cluster,
        coalesce(published, 0) as published, coalesce(unpublished_changes, 0) as unpublished_changes,
        coalesce(missing_in_wordpress, 0) as missing_in_wordpress, coalesce(conflicts, 0) as conflicts
      from wanted left join k on k.site_id = wanted.id left join c on c.site_id = wanted.id left join i on i.site_id = wanted.id
        left join t on t.site_id = wanted.id left join n on n.site_id = wanted.id
        left join x on x.site_id = wanted.id`.execute(db.rows<object>());
    return rows;
  });
