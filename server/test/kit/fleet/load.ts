/**
 * What a fleet is asked while it is killed or restarted: writers have drafts written, job after job, each followed to its end
 * wherever the front leads; readers read. And what must be true when all have come to their end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import { type Answer, ask, Client, type Json } from './client.ts';

export interface Shop {
  siteId: string;
  clusterId: string;
  keywordId: string;
}

/** A site with one cluster, and a note of each time that a job settles. */
export async function openShop(url: string, database: pg.Pool): Promise<Shop> {
  const client = new Client(url, 30_000);
  const { createSite } = await client.ok(
    'mutation { createSite(input: { name: "Slow Morning", url: "https://example.test" }) { site { id } } }',
  );
  const siteId: string = createSite.site.id;
  const { addKeywords } = await client.ok(
    'mutation ($id: ID!) { addKeywords(siteId: $id, keywords: [{ text: "moka pot" }]) { keywords { id } } }',
    { id: siteId },
  );
  const { createCluster } = await client.ok(
    'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Moka pots" }) { cluster { id } } }',
    { id: siteId },
  );
  await noteSettled(database);
  return { siteId, clusterId: createCluster.cluster.id, keywordId: addKeywords.keywords[0].id };
}

/** Writes down in `settled_note` each time that a job settles. */
export async function noteSettled(database: pg.Pool): Promise<void> {
  await database.query(`create table settled_note (job_id uuid);
    create function note_settled() returns trigger language plpgsql as $$ begin insert into settled_note values (new.id); return null; end $$;
    create trigger note_settled after update on job for each row
      when (old.state in ('queued', 'running') and new.state in ('succeeded', 'failed', 'cancelled')) execute function note_settled()`);
}

export async function makeTasks(client: Client, { clusterId, keywordId }: Shop, count: number): Promise<string[]> {
  const { createTasks } = await client.ok('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
    tasks: Array.from({ length: count }, () => ({
      clusterId,
      contentType: 'ARTICLE',
      contentStructure: 'GUIDE',
      primaryKeywordId: keywordId,
      title: 'A guide to moka pots',
    })),
  });
  return createTasks.tasks.map((task: Json) => task.id);
}

/** The task of a job that was begun, and its end as its watcher saw it. */
export interface Written {
  jobs: Json[];
  tasks: string[];
}

/** Has tasks written, a few in a job, one job after the other, until `isOver`. */
export async function write(url: string, shop: Shop, patienceMs: number, isOver: () => boolean): Promise<Written> {
  const client = new Client(url, patienceMs);
  const written: Written = { jobs: [], tasks: [] };
  while (!isOver()) {
    const ids = await makeTasks(client, shop, 3);
    const { completeTasks } = await client.ok('mutation ($ids: [ID!]!) { completeTasks(taskIds: $ids) { job { id } } }', { ids });
    written.tasks.push(...ids);
    written.jobs.push(await client.settled(completeTasks.job.id));
  }
  return written;
}

/** Reads until `isOver`, one request behind the other, none of them repeated. @returns what was not answered as it should be. */
export async function read(url: string, { siteId }: Shop, isOver: () => boolean): Promise<{ asked: number; faults: string[] }> {
  const faults: string[] = [];
  let asked = 0;
  for (; !isOver(); asked += 1) {
    const query = 'query ($id: ID!) { content(siteId: $id, first: 10) { nodes { id title cluster { name } } } }';
    const fault = await ask(url, query, { id: siteId }, 20_000).then(faultIn, String);
    if (fault) faults.push(fault);
    await sleep(20);
  }
  return { asked, faults };
}

export const faultIn = ({ status, data, errors }: Answer): string | null =>
  status === 200 && data && !errors ? null : `HTTP ${status}: ${JSON.stringify(errors)}`;

/** Each job settled once, and each task of them has one content of one revision. */
export async function expectOnce(database: pg.Pool, { jobs, tasks }: Written): Promise<void> {
  expect(jobs.map(({ state, failed }) => ({ state, failed }))).toEqual(jobs.map(() => ({ state: 'SUCCEEDED', failed: 0 })));
  const settled = await database.query('select job_id, count(*)::int as times from settled_note group by 1');
  expect(settled.rows.filter(({ times }) => times !== 1)).toEqual([]);
  const open = await database.query("select id from job where state in ('queued', 'running')");
  expect(open.rows).toEqual([]);
  expect(settled.rows.length).toBeGreaterThanOrEqual(jobs.length);
  const odd = await database.query(
    `select task.id, task.status, contents, revisions from task, lateral (
       select count(distinct content.id)::int as contents, count(revision.id)::int as revisions
       from content left join content_revision revision on revision.content_id = content.id where content.task_id = task.id) of
     where task.id = any($1) and (task.status <> 'completed' or contents <> 1 or revisions <> 1)`,
    [tasks],
  );
  expect(odd.rows).toEqual([]);
}
