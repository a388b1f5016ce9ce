/** The writes that are measured, each of rows of its own: what it asks of the product and of raw SQL, and what then stands in the database. */
import type pg from 'pg';
import type { Asked } from './load.ts';

export interface WriteCase {
  name: string;
  /** How many requests one turn makes, and how many of them at once. */
  perTurn: number;
  atOnce: number;
  /** Each call asks for something that was not asked before. */
  product(): Asked;
  raw(): Asked;
  /** How many rows one request writes, and how many all of them did until now. */
  rowsEach: number;
  written(): Promise<number>;
}

const BATCH = 10_000;
const TASKS = 1_000;
/** More than a run uses, with what is only counted. */
const IDEAS = 40 * TASKS;
const QUEUED = 2_000;

const graphql = (query: string, variables: Record<string, unknown>): Asked => ({ path: '/graphql', body: { query, variables } });

/** @param sql to a database that is there to be written to. */
export function writeCases(sql: pg.Client, siteId: string): Record<string, () => Promise<WriteCase>> {
  const ids = async (statement: string, ...more: unknown[]): Promise<string[]> =>
    (await sql.query(statement, [siteId, ...more])).rows.map((row) => row.id);
  const count = async (statement: string): Promise<number> => (await sql.query(statement, [siteId])).rows[0].count;
  return {
    assign: () => assign(ids, count),
    createTasks: () => createTasks(ids, count),
    completeTask: () => completeTask(ids, count),
  };
}

type Ids = (statement: string, ...more: unknown[]) => Promise<string[]>;
type Count = (statement: string) => Promise<number>;

/** The same contents go from cluster to cluster. */
async function assign(ids: Ids, count: Count): Promise<WriteCase> {
  const all = await ids('select id from cluster where site_id = $1 order by name');
  // All from the last one: what is in a cluster already would not be written.
  const chosen = await ids(
    `update content set cluster_id = $3 where site_id = $1 and id in (select id from content
       where site_id = $1 and deleted_at is null order by updated_at desc limit $2) returning id`,
    BATCH,
    all.pop(),
  );
  const clusters = taken(all);
  const versions = 'select sum(version)::float8 as count from content where site_id = $1 and deleted_at is null';
  const before = await count(versions);
  const assignment =
    'mutation ($id: ID!, $ids: [ID!]!) { assignClusterBatch(clusterId: $id, selection: { ids: $ids }) { updated failed { id } } }';
  return {
    ...{ name: 'assign', perTurn: 1, atOnce: 1, rowsEach: chosen.length },
    product: () => graphql(assignment, { id: clusters(), ids: chosen }),
    raw: () => ({ path: '/assign', body: [clusters(), chosen] }),
    written: async () => (await count(versions)) - before,
  };
}

async function createTasks(ids: Ids, count: Count): Promise<WriteCase> {
  const ideas = taken(
    await ids(
      `with made as (insert into idea (id, site_id, sector_id, cluster_id, primary_keyword_id, title, content_type, content_structure, estimated_words)
         select uuidv7(), site_id, sector_id, cluster_id, id, text || ' ' || n, 'article', 'guide', 1200
         from (select * from keyword where site_id = $1 and cluster_id is not null order by id limit 10000) keyword, generate_series(1, 200) n
         order by n, id limit $2 returning id, site_id, primary_keyword_id),
       words as (insert into idea_keyword (site_id, idea_id, keyword_id) select site_id, id, primary_keyword_id from made)
       select id from made`,
      IDEAS,
    ),
  );
  const some = (): string[] => Array.from({ length: TASKS }, ideas);
  const tasks = 'select count(*)::int as count from task join task_keyword on task_keyword.task_id = task.id where task.site_id = $1';
  const before = await count(tasks);
  return {
    ...{ name: 'createTasks', perTurn: 2, atOnce: 1, rowsEach: TASKS },
    product: () => graphql('mutation ($ids: [ID!]!) { createTasks(ideaIds: $ids) { tasks { id title status } } }', { ids: some() }),
    raw: () => ({ path: '/createTasks', body: [some()] }),
    written: async () => (await count(tasks)) - before,
  };
}

/** With a draft that is there already, as a program hands one in. */
async function completeTask(ids: Ids, count: Count): Promise<WriteCase> {
  const tasks = taken(
    await ids(
      `insert into task (id, site_id, sector_id, cluster_id, primary_keyword_id, title, content_type, content_structure)
       select uuidv7(), site_id, sector_id, cluster_id, id, text || ' ' || n, 'article', 'guide'
       from (select * from keyword where site_id = $1 and cluster_id is not null order by id limit 200) keyword, generate_series(1, 100) n
       limit $2 returning id`,
      QUEUED,
    ),
  );
  const html = Array.from(
    { length: 20 },
    (_, at) => `<!-- wp:paragraph --><p>What part ${at} has to say of it, in plain words.</p><!-- /wp:paragraph -->`,
  );
  const draft = { title: 'What it is, and how it is done', contentHtml: html.join('') };
  const complete = `mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { task { id } content { id title status } } }`;
  const completed = `select count(*)::int as count from task join content on content.task_id = task.id
    join content_revision on content_revision.content_id = content.id where task.site_id = $1 and task.status = 'completed'`;
  const before = await count(completed);
  return {
    ...{ name: 'completeTask', perTurn: 100, atOnce: 4, rowsEach: 1 },
    product: () => graphql(complete, { id: tasks(), draft }),
    raw: () => ({ path: '/completeTask', body: [tasks(), draft.title, draft.contentHtml] }),
    written: async () => (await count(completed)) - before,
  };
}

/** One after the other. */
function taken(ids: string[]): () => string {
  const left = ids.values();
  return () => {
    const { value } = left.next();
    if (value === undefined) throw new Error('There is nothing left to write to: more rows have to be made for this measurement.');
    return value;
  };
}
