/** What has to be true when all is over, however often whoever worked on it was killed: in the rows, on the screens and in WordPress. */
import type pg from 'pg';
import { expect } from 'vitest';
import type { Sandbox } from '../../../../sandbox/start.ts';
import type { Client } from '../fleet/client.ts';
import { NEVER } from './never.ts';
import type { Ledger } from './pipeline.ts';

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

/** All of them or one connection, so that a test may look from within a transaction. */
export type Rows = pg.Pool | pg.Client;

export async function expectNothingOdd(database: Rows): Promise<void> {
  for (const { what, query } of NEVER) expect((await database.query(query)).rows, what).toEqual([]);
}

export async function expectNothingStray(database: Rows): Promise<void> {
  const keys = (await database.query(FOREIGN_KEYS)).rows;
  expect(keys).not.toEqual([]);
  for (const { conname, child, parent, columns, targets } of keys) {
    const same = columns.map((column: string, at: number) => `p."${targets[at]}" = c."${column}"`).join(' and ');
    const set = columns.map((column: string) => `c."${column}" is not null`).join(' and ');
    const stray = await database.query(
      `select 1 from ${child} c where ${set} and not exists (select 1 from ${parent} p where ${same}) limit 1`,
    );
    expect(stray.rowCount, conname).toBe(0);
  }
}

/** @throws where something is gone of which a client was told that it is done. */
export async function expectNothingLost(database: Rows, ledger: Ledger): Promise<void> {
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

/** What a client is shown of a site. */
export interface Shown {
  stats: Record<string, number>;
  clusters: { nodes: { id: string; keywordCount: number }[]; totalCount: number };
}

export async function readScreens(client: Client, siteId: string): Promise<Shown> {
  const { site, clusters } = await client.ok(
    `query ($id: ID!) { site(id: $id) { stats { ${Object.keys(SHOWN).join(' ')} } } clusters(siteId: $id, first: 200) { nodes { id keywordCount } totalCount } }`,
    { id: siteId },
  );
  return { stats: site.stats, clusters };
}

export async function expectScreensToEqualRows(database: Rows, { stats, clusters }: Shown): Promise<void> {
  const rows: Record<string, number> = {};
  for (const [name, query] of Object.entries(SHOWN)) rows[name] = Number((await database.query(query)).rows[0].count);
  expect(stats, 'what the front page counts').toEqual(rows);
  expect(clusters.totalCount).toBe(rows.clusters);
  const counted = await database.query('select cluster_id as id, count(*)::int from keyword where cluster_id is not null group by 1');
  const counts = new Map(counted.rows.map(({ id, count }) => [id, count]));
  for (const { id, keywordCount } of clusters.nodes) expect(keywordCount, `the keywords of cluster ${id}`).toBe(counts.get(id) ?? 0);
}

/** What WordPress has: its posts in any state with their tags, and all tags there are. */
const IN_WORDPRESS = `$posts = array();
  foreach ( get_posts( array( 'post_type' => 'post', 'post_status' => array( 'publish', 'draft', 'pending', 'private', 'future', 'trash' ), 'numberposts' => -1 ) ) as $post ) {
    $posts[] = array( 'id' => $post->ID, 'title' => $post->post_title, 'content' => $post->post_content, 'status' => $post->post_status,
      'ours' => metadata_exists( 'post', $post->ID, '_igny8_content_id' ) ? get_post_meta( $post->ID, '_igny8_content_id' ) : array(),
      'tags' => wp_get_post_terms( $post->ID, 'post_tag', array( 'fields' => 'names' ) ) );
  }
  echo wp_json_encode( array( 'posts' => $posts, 'tags' => get_terms( array( 'taxonomy' => 'post_tag', 'hide_empty' => false, 'fields' => 'names' ) ) ) );`;

export interface InWordPress {
  posts: { id: number; title: string; content: string; status: string; ours: string[]; tags: string[] }[];
  tags: string[];
}

export const readWordPress = async (sandbox: Sandbox): Promise<InWordPress> => JSON.parse(await sandbox.php(IN_WORDPRESS));

/** One post for each content that was published, with its words and tags, and each post and tag of WordPress here once. */
export async function expectPostsOnce(database: Rows, there: InWordPress): Promise<void> {
  const tags = (await database.query("select name from content_taxonomy where taxonomy_type = 'tag'")).rows;
  expect(there.tags.toSorted(), 'the tags of WordPress and those here').toEqual(tags.map(({ name }) => name).toSorted());
  const here = await database.query(
    `select id, external_id::text, title, content_html, status, source, published_version = body_version as sent,
       array(select term.name from content_term join content_taxonomy term on term.id = term_id where content_id = content.id and term.taxonomy_type = 'tag' order by 1) as tags
     from content`,
  );
  const linked = here.rows.filter(({ external_id }) => external_id !== null);
  expect(new Set(linked.map(({ external_id }) => external_id)), 'the posts of WordPress and those linked here').toEqual(
    new Set(there.posts.map(({ id }) => String(id))),
  );
  expect(linked).toHaveLength(there.posts.length);
  const marks = there.posts.flatMap(({ ours }) => ours);
  expect(new Set(marks).size, 'a content stands in WordPress twice').toBe(marks.length);
  const byId = new Map(there.posts.map((post) => [String(post.id), { ...post, tags: post.tags.toSorted() }]));
  for (const content of here.rows.filter(({ source, status }) => source === 'igny8' && status === 'published')) {
    expect(byId.get(content.external_id), 'a published content and its post').toMatchObject({
      status: 'publish',
      ours: [content.id],
      tags: content.tags,
      ...(content.sent && { title: content.title, content: content.content_html }),
    });
  }
}
