/** What no row may say when all is over. Each query must find nothing; `broken` does to the rows what it is there to find. */
export interface Never {
  what: string;
  query: string;
  /** By somebody whom neither keys nor triggers refuse. */
  broken: string;
}

const A_WRITTEN_TASK = '(select task_id from content where task_id is not null order by id limit 1)';
const A_JOB = `(select id from job where state = 'succeeded' and total is not null order by id limit 1)`;

export const NEVER: Never[] = [
  {
    what: 'a task is completed without content',
    query: `select id from task where status = 'completed' and not exists (select 1 from content where task_id = task.id)`,
    broken: `delete from content where task_id = ${A_WRITTEN_TASK}`,
  },
  {
    what: 'a task has content and is not completed',
    query: `select id from task where status <> 'completed' and exists (select 1 from content where task_id = task.id)`,
    broken: `update task set status = 'queued' where id = ${A_WRITTEN_TASK}`,
  },
  {
    what: 'a task has content twice',
    query: 'select task_id from content where task_id is not null group by 1 having count(*) > 1',
    broken: `alter table content drop constraint content_task_id_unique; update content set task_id = ${A_WRITTEN_TASK}`,
  },
  {
    what: 'a post is linked twice',
    query: 'select site_id, external_kind, external_id from content where external_id is not null group by 1, 2, 3 having count(*) > 1',
    broken: `alter table content drop constraint content_site_id_external_kind_external_id_unique; update content set external_kind = 'post', external_id = 1`,
  },
  {
    what: 'an idea has a task and is not queued, or is queued without one',
    query: `select id from idea where (status = 'queued') <> exists (select 1 from task where idea_id = idea.id)`,
    broken: `update idea set status = 'new' where status = 'queued'`,
  },
  {
    what: 'a job is still at work',
    query: `select id, kind, state from job where state in ('queued', 'running')`,
    broken: `update job set state = 'running' where id = ${A_JOB}`,
  },
  {
    what: 'the queue works on a job that has settled',
    query: `select job.id, job.kind, queued.state from pgboss.job queued join job on job.queue_job_id = queued.id
      where queued.state in ('created', 'retry', 'active')`,
    broken: `update pgboss.job set state = 'active' where id = (select queue_job_id from job where id = ${A_JOB})`,
  },
  {
    what: 'a job did not settle once',
    query: 'select job.id, kind, state from job left join settled_note on job_id = job.id group by job.id having count(job_id) <> 1',
    broken: `insert into settled_note values (${A_JOB})`,
  },
  {
    what: 'a job that came through has not counted all',
    query: `select id, kind, total, done, failed from job where state = 'succeeded' and total is not null and done + failed <> total`,
    broken: `update job set done = done + 1 where id = ${A_JOB}`,
  },
  {
    what: 'a job counts other failures than it lists',
    query: `select id, kind, failed from job where failed <> (select count(*) from job_item where job_id = job.id and state = 'failed')`,
    broken: `update job set failed = failed + 1 where id = ${A_JOB}`,
  },
  {
    what: 'a publish is still at work',
    query: `select id, content_id from publish_attempt where state = 'running'`,
    broken: `update publish_attempt set state = 'running' where id = (select id from publish_attempt order by id limit 1)`,
  },
  {
    what: 'published content is ahead of its text, or has no post',
    query: `select id from content where published_version > body_version or (status = 'published' and external_id is null)`,
    broken: `update content set published_version = body_version + 1 where status = 'published'`,
  },
  {
    what: 'a content is not its newest revision',
    query: `select content.id from content left join lateral (select * from content_revision revision
        where revision.content_id = content.id and not proposed order by version desc limit 1) newest on true
      where newest.id is null or (newest.title, coalesce(newest.content_html, content.content_html)) is distinct from (content.title, content.content_html)`,
    broken: `update content set title = title || '!' where task_id = ${A_WRITTEN_TASK}`,
  },
];
