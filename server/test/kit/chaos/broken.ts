/** What the checks must not let pass: done to the rows for a moment, or to what was read of WordPress. Those of `NEVER` stand with it. */
import pg from 'pg';
import type { InWordPress, Rows } from './invariants.ts';

/** Each makes the rows unlike what the screens show. */
export const UNLIKE_SCREENS = [
  ...['keyword', 'cluster', 'idea', 'task', 'content'].map(
    (table) => `delete from ${table} where id = (select max(id::text)::uuid from ${table})`,
  ),
  'update keyword set cluster_id = null',
  'update keyword set cluster_id = (select max(cluster_id::text)::uuid from keyword) where cluster_id is not null',
  `update idea set status = 'new'`,
  `update task set status = 'queued'`,
  `update content set status = 'draft'`,
];

/** Each makes the rows unlike what WordPress has. */
export const UNLIKE_POSTS = [
  `delete from content where id = (select max(id::text)::uuid from content where status = 'published')`,
  `update content set external_id = external_id + 1000 where status = 'published'`,
  `update content set title = title || '!' where status = 'published'`,
  `update content set content_html = content_html || '!' where status = 'published'`,
  'delete from content_term',
  `delete from content_taxonomy where taxonomy_type = 'tag'`,
];

/** Each adds to WordPress what it may have once. */
export const MADE_TWICE: Record<string, (there: InWordPress) => InWordPress> = {
  'a post': ({ posts, tags }) => ({ tags, posts: [...posts, { ...(posts[0] as InWordPress['posts'][0]), id: 1_000_000 }] }),
  'a tag': ({ posts, tags }) => ({ posts, tags: [...tags, ...tags.slice(0, 1)] }),
  'the mark of a content': ({ posts, tags }) => {
    const marks = posts.flatMap(({ ours }) => ours).slice(0, 1);
    return { tags, posts: posts.map((post) => (post.ours.length > 0 ? post : { ...post, ours: marks })) };
  },
};

/** Of a row of each foreign key that could lead nowhere, one: the key stays, and says nothing of what is there already. */
export const LED_ASTRAY = `update content set cluster_id = gen_random_uuid();
  alter table content add constraint content_cluster_id_foreign foreign key (site_id, cluster_id) references cluster (site_id, id) not valid`;

/** Nothing refuses what follows, and nothing answers it. */
const UNGUARDED = `do $$ declare one record; begin
  for one in select conrelid::regclass as of, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    loop execute format('alter table %s drop constraint %I', one.of, one.conname); end loop;
  for one in select distinct tgrelid::regclass as of from pg_trigger join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and relnamespace = 'public'::regnamespace
    loop execute format('alter table %s disable trigger user', one.of); end loop;
end $$`;

/** What somebody sees who looks while it is broken; nothing of it stays. Locks every table: the program must not be at work. */
export async function afterBreaking<T>(url: string, broken: string, look: (rows: Rows) => Promise<T>): Promise<T> {
  const rows = new pg.Client(url);
  await rows.connect();
  try {
    await rows.query(`begin; ${UNGUARDED}; ${broken}`);
    return await look(rows);
  } finally {
    await rows.end();
  }
}
