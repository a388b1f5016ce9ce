/** What has to be true when all is over, however often whoever worked on it was killed: counted in the rows, on the screens and in WordPress. */
import type pg from 'pg';
import { expect } from 'vitest';
import type { Sandbox } from '../../../../sandbox/start.ts';
import type { Client, Json } from '../fleet/client.ts';
import type { Ledger } from './pipeline.ts';

/** Each must find nothing. */
const NEVER: Record<string, string> = {
  'a task is completed without content': `select id from task where status = 'completed' and not exists (select 1 from content where task_id = task.id)`,
  'a task has content and is not completed': `select id from task where status <> 'completed' and exists (select 1 from content where task_id = task.id)`,
  'a task has content twice': `select task_id from content where task_id is not null group by 1 having count(*) > 1`,
  'a post is linked twice': `select site_id, external_kind, external_id from content where external_id is not null group by 1, 2, 3 having count(*) > 1`,
  'a job is still at work': `select id, kind, state from job where state in ('queued', 'running')`,
  'the queue works on a job that has settled': `select job.id, job.kind, queued.state from pgboss.job queued join job on job.queue_job_id = queued.id
    where queued.state in ('created', 'retry', 'active') and queued.singleton_on is null`,
  'a publish is still at work': `select id, content_id from publish_attempt where state = 'running'`,
  'a job that came through has not counted all': `select id, kind, total, done, failed from job where state = 'succeeded' and total is not null and done + failed <> total`,
  'a job counts other failures than it lists': `select id, kind, failed from job
    where failed <> (select count(*) from job_item where job_id = job.id and state = 'failed') and state in ('succeeded', 'failed')`,
  'a content is not its newest revision': `select content.id from content left join lateral (select * from content_revision revision
      where revision.content_id = content.id and not proposed order by version desc limit 1) newest on true
    where newest.id is null or (newest.title, coalesce(newest.content_html, content.content_html)) is distinct from (content.title, content.content_html)`,
  'published content is ahead of its text': `select id from content where published_version > body_version or (status = 'published' and external_id is null)`,
  'an idea has a task and is not queued, or is queued without one': `select id from idea where (status = 'queued') <> exists (select 1 from task where idea_id = idea.id)`,
};

/** Rows whose foreign key leads nowhere, of every foreign key that there is. */
const FOREIGN_KEYS = `select conname, conrelid::regclass::text as child, confrelid::regclass::text as parent,
    (select array_agg(attname::text order by at) from unnest(conkey) with ordinality key(attnum, at) join pg_attribute a on a.attrelid = conrelid and a.attnum = key.attnum) as columns,
    (select array_agg(attname::text order by at) from unnest(confkey) with ordinality key(attnum, at) join pg_attribute a on a.attrelid = confrelid and a.attnum = key.attnum) as targets
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

/** What a site's front page shows, and the rows that it must equal. */
const SHOWN: Record<string, string> = {
  keywords: 'select count(*) from keyword',
  unclusteredKeywords: 'select count(*) from keyword where cluster_id is null',
  clusters: 'select count(*) from cluster',
  ideas: 'select count(*) from idea',
  newIdeas: `select count(*) from idea where status = 'new'`,
  tasks: 'select count(*) from task',
  queuedTasks: `select count(*) from task where status = 'queued'`,
  content: 'select count(*) from content',
  drafts: `select count(*) from content where status = 'draft'`,
  published: `select count(*) from content where status = 'published'`,
};

export async function expectNothingLostOrDoubled(database: pg.Pool, ledger: Ledger): Promise<void> {
  for (const [what, query] of Object.entries(NEVER)) expect((await database.query(query)).rows, what).toEqual([]);
  const keys = (await database.query(FOREIGN_KEYS)).rows;
  expect(keys.length).toBeGreaterThan(20);
  for (const { conname, child, parent, columns, targets } of keys) {
    const same = columns.map((column: string, at: number) => `p."${targets[at]}" = c."${column}"`).join(' and ');
    const set = columns.map((column: string) => `c."${column}" is not null`).join(' and ');
    const stray = await database.query(
      `select 1 from ${child} c where ${set} and not exists (select 1 from ${parent} p where ${same}) limit 1`,
    );
    expect(stray.rowCount, conname).toBe(0);
  }
  for (const table of ['keyword', 'task', 'content', 'job'] as const) {
    const told = [...ledger[`${table}s`]];
    const { rows } = await database.query(
      `select told.id from unnest($1::uuid[]) told(id) left join ${table} using (id) where ${table}.id is null`,
      [told],
    );
    expect(rows, `a ${table} that was told is gone`).toEqual([]);
  }
  const { rows } = await database.query(
    `select edit.content_id from jsonb_to_recordset($1) edit(content_id uuid, html text) where 1 <> (select count(*) from content_revision revision
       join content on content.id = revision.content_id where content.id = edit.content_id and coalesce(revision.content_html, content.content_html) = edit.html)`,
    [JSON.stringify(ledger.edits.map(({ contentId, html }) => ({ content_id: contentId, html })))],
  );
  expect(rows, 'an edit that was told is not there once').toEqual([]);
}

export async function expectScreensToEqualRows(database: pg.Pool, client: Client, siteId: string): Promise<Json> {
  const { site, clusters } = await client.ok(
    `query ($id: ID!) { site(id: $id) { stats { ${Object.keys(SHOWN).join(' ')} } } clusters(siteId: $id, first: 200) { nodes { id keywordCount } totalCount } }`,
    { id: siteId },
  );
  const rows: Json = {};
  for (const [name, query] of Object.entries(SHOWN)) rows[name] = Number((await database.query(query)).rows[0].count);
  expect(site.stats).toEqual(rows);
  const counted = await database.query('select cluster_id as id, count(*)::int from keyword where cluster_id is not null group by 1');
  const counts = new Map(counted.rows.map(({ id, count }) => [id, count]));
  expect(clusters.totalCount).toBe(rows.clusters);
  for (const { id, keywordCount } of clusters.nodes) expect(keywordCount, `the keywords of cluster ${id}`).toBe(counts.get(id) ?? 0);
  return rows;
}

/** One post for each content that was published, with its words, and each post here once. @returns how many posts there are. */
export async function expectPostsOnce(database: pg.Pool, sandbox: Sandbox): Promise<number> {
  const there: { id: number; title: string; content: string; status: string; ours: string[] }[] = JSON.parse(
    await sandbox.php(`$all = array();
      foreach ( get_posts( array( 'post_type' => 'post', 'post_status' => array( 'publish', 'draft', 'pending', 'private', 'future', 'trash' ), 'numberposts' => -1 ) ) as $post ) {
        $all[] = array( 'id' => $post->ID, 'title' => $post->post_title, 'content' => $post->post_content, 'status' => $post->post_status,
          'ours' => metadata_exists( 'post', $post->ID, '_igny8_content_id' ) ? get_post_meta( $post->ID, '_igny8_content_id' ) : array() );
      }
      echo wp_json_encode( $all );`),
  );
  const here = await database.query(
    `select id, external_id::text, title, content_html, status, source, published_version = body_version as sent from content`,
  );
  const linked = here.rows.filter(({ external_id }) => external_id !== null);
  expect(new Set(linked.map(({ external_id }) => external_id))).toEqual(new Set(there.map(({ id }) => String(id))));
  expect(linked).toHaveLength(there.length);
  const marks = there.flatMap(({ ours }) => ours);
  expect(new Set(marks).size, 'a content stands in WordPress twice').toBe(marks.length);
  const byId = new Map(there.map((post) => [String(post.id), post]));
  for (const content of here.rows.filter(({ source }) => source === 'igny8')) {
    if (content.status !== 'published') continue;
    const post = byId.get(content.external_id);
    expect(post).toMatchObject({
      status: 'publish',
      ours: [content.id],
      ...(content.sent && { title: content.title, content: content.content_html }),
    });
  }
  return there.length;
}
