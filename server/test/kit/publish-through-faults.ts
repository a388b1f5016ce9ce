/**
 * Publishes many contents, new ones and changed ones, with terms that are still to be made, to a real WordPress while a good part
 * of all requests is spoilt and workers are killed. Tried again until all went through, and then counted on the side of
 * WordPress: one post for each content, its words, its terms, and no term twice.
 */
import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { connectSite } from '../wordpress/kit.ts';
import { type Json, startApi, type TestApi } from './api.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './fault-proxy.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface Storm {
  plugin: boolean;
  /** How many are new, and how many of those are published again, changed. */
  fresh: number;
  changed: number;
  /** How many terms they share; none is in WordPress at the beginning. */
  terms: number;
  jobs: number;
  /** Waits of 20 s, time-outs after WordPress has saved, and killed workers: they take minutes. */
  slowToo: boolean;
  /** Given up after so long, orderly: workers of a test that is cut off would stay. */
  limitMs: number;
  seed?: number;
}

const SHARE = 0.3;
const QUICK = { cutBefore: 24, cutAfter: 24, errorBefore: 18, errorAfter: 22, slowDown: 10, slow: 0, noAnswer: 0 };
/** Few enough of those that take long for all to end in minutes. */
const ALL: Record<Fault, number> = { ...QUICK, slow: 1.2, noAnswer: 0.8 };
const MOST_ROUNDS = 40;
/** Longer than a lease, so that killed work is taken up again before the next one. */
const KILL_EVERY_MS = 50_000;

export async function publishThroughFaults(storm: Storm): Promise<void> {
  const seed = storm.seed ?? Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 31));
  console.log(`${storm.fresh + storm.changed} publishes ${storm.plugin ? 'with' : 'without'} the plugin; FAULT_SEED=${seed}`);
  const [api, sandbox] = await Promise.all([
    startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', ...(storm.slowToo && { IGNY8_WORKER: 'off' }) }),
    startSandbox({ plugin: storm.plugin }),
  ]);
  const proxy = await startFaultyProxy({ target: sandbox.url, seed, share: SHARE, weights: storm.slowToo ? ALL : QUICK });
  const crew = storm.slowToo ? crewOf(api) : null;
  try {
    const site = await connectSite(api, 'Slow Morning', proxy.url, sandbox);
    const { id: first } = await site.draft('The first of many');
    const ids = await makeContents(api, first, storm);
    const until = Date.now() + storm.limitMs;
    await publishAll(api, ids, storm.jobs, until);
    const changed = ids.slice(0, storm.changed);
    await api.sql(
      `update content set content_html = content_html || '<p>Changed.</p>', version = version + 1, body_version = body_version + 1 where id = any($1)`,
      [changed],
    );
    await publishAll(api, changed, storm.jobs, until);
    crew?.stop();
    console.log(`${describe(proxy)}${crew ? `; ${crew.killed()} workers killed` : ''}`);
    await compare(api, sandbox, storm);
  } finally {
    crew?.stop();
    await api.stop();
    await proxy.stop();
    await sandbox.stop();
  }
}

/** Two workers, of which one is killed now and then and another takes its place. */
function crewOf(api: TestApi) {
  const start = () => startWorkerProcess(api, { IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  const workers: WorkerProcess[] = [start(), start()];
  let killed = 0;
  const timer = setInterval(() => {
    workers.shift()?.kill();
    workers.push(start());
    killed += 1;
  }, KILL_EVERY_MS);
  return {
    killed: () => killed,
    stop: () => {
      clearInterval(timer);
      for (const worker of workers) worker.kill();
    },
  };
}

/** Copies of the first, with words of their own, some of one title, and one to three of the terms each. */
async function makeContents(api: TestApi, first: string, { fresh, terms }: Storm): Promise<string[]> {
  await api.sql(
    `insert into content_taxonomy (id, site_id, name, slug, taxonomy_type, external_taxonomy)
     select gen_random_uuid(), content.site_id, 'Term ' || n, 'term-' || n,
       case when n % 2 = 0 then 'category' else 'tag' end, case when n % 2 = 0 then 'category' else 'post_tag' end
     from content, generate_series(1, $2::int) n where content.id = $1`,
    [first, terms],
  );
  const made = await api.sql<{ id: string }>(
    `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
     select gen_random_uuid(), site_id, sector_id, cluster_id, case when n % 20 = 0 then 'One of a title' else 'Number ' || n || ' & more' end,
       '<!-- wp:paragraph -->' || chr(10) || '<p>“' || n || '” ' || repeat('some words, ', 20 + n % 80) || '</p>' || chr(10) || '<!-- /wp:paragraph -->',
       content_type, content_structure, source
     from content, generate_series(1, $2::int) n where id = $1 returning id`,
    [first, fresh],
  );
  const ids = made.map(({ id }) => id);
  await api.sql(
    `insert into content_term (site_id, content_id, term_id)
     select distinct term.site_id, content.id, term.id
     from unnest($1::uuid[]) with ordinality as content(id, n), generate_series(0, 2) k,
       (select id, site_id, row_number() over (order by slug) as n, count(*) over () as all_of_them from content_taxonomy where slug like 'term-%') term
     where k <= content.n % 3 and term.n = 1 + (content.n * (k + 1) * 7) % term.all_of_them`,
    [ids],
  );
  await api.sql('delete from content where id = $1', [first]);
  return ids;
}

/** In some jobs side by side, each tried again until nothing of it failed. */
async function publishAll(api: TestApi, ids: string[], jobs: number, until: number): Promise<void> {
  const size = Math.ceil(ids.length / jobs);
  const parts = Array.from({ length: jobs }, (_, at) => ids.slice(at * size, (at + 1) * size)).filter((part) => part.length > 0);
  await Promise.all(
    parts.map(async (part) => {
      const { publishContent } = await api.ok('mutation ($ids: [ID!]!) { publishContent(contentIds: $ids) { job { id } } }', { ids: part });
      const id: string = publishContent.job.id;
      for (let round = 1; ; round += 1) {
        const job = await settled(api, id, until);
        if (job.state === 'SUCCEEDED' && job.failed === 0) return;
        if (round === MOST_ROUNDS) throw new Error(`${job.failed} of ${part.length} did not go through in ${round} rounds: ${job.message}`);
        await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id });
      }
    }),
  );
}

async function settled(api: TestApi, id: string, until: number): Promise<Json> {
  for (;;) {
    const { job } = await api.ok('query ($id: ID!) { job(id: $id) { state done failed message } }', { id });
    if (job.state !== 'QUEUED' && job.state !== 'RUNNING') return job;
    if (Date.now() > until) throw new Error(`It did not end in time: ${job.done} done, ${job.failed} failed, the job is ${job.state}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const describe = ({ told: { requests, ...faults } }: FaultyProxy): string =>
  `${requests} requests, spoilt: ${Object.entries(faults)
    .map(([fault, count]) => `${count} ${fault}`)
    .join(', ')}`;

interface PostThere {
  id: number;
  title: string;
  content: string;
  status: string;
  slug: string;
  content_ids: string[];
  terms: string[];
}

async function compare(api: TestApi, sandbox: Sandbox, { plugin, fresh }: Storm): Promise<void> {
  const there: PostThere[] = JSON.parse(
    await sandbox.php(`$all = array();
      foreach ( get_posts( array( 'post_type' => 'post', 'post_status' => array( 'publish', 'draft', 'pending', 'private', 'future', 'trash' ), 'numberposts' => -1 ) ) as $post ) {
        $terms = wp_get_object_terms( $post->ID, array( 'category', 'post_tag' ), array( 'fields' => 'names' ) );
        sort( $terms );
        $all[] = array( 'id' => $post->ID, 'title' => $post->post_title, 'content' => $post->post_content, 'status' => $post->post_status,
          'slug' => $post->post_name, 'content_ids' => get_post_meta( $post->ID, '_igny8_content_id' ), 'terms' => $terms );
      }
      echo wp_json_encode( $all );`),
  );
  const here = await api.sql<{ id: string; external_id: string; title: string; content_html: string; state: string; terms: string[] }>(
    `select content.id, external_id::text, title, content_html, status || ' ' || (published_version = body_version) as state,
       (select coalesce(array_agg(name order by name collate "C"), '{}') from content_term join content_taxonomy on content_taxonomy.id = term_id where content_id = content.id) as terms
     from content`,
  );
  expect(here).toHaveLength(fresh);
  expect(there).toHaveLength(fresh);
  const byId = new Map(there.map((post) => [String(post.id), post]));
  expect(new Set(there.map(({ slug }) => slug)).size).toBe(fresh);
  for (const content of here) {
    const post = byId.get(content.external_id);
    expect(content.state).toBe('published true');
    expect(post).toMatchObject({
      title: content.title,
      content: content.content_html,
      status: 'publish',
      slug: expect.not.stringMatching(/^igny8-/),
      ...(plugin && { content_ids: [content.id] }),
    });
    expect(post?.terms.filter((name) => name !== 'Uncategorized')).toEqual(content.terms);
  }
  const terms = JSON.parse(
    await sandbox.php(
      `echo wp_json_encode( wp_list_pluck( get_terms( array( 'taxonomy' => array( 'category', 'post_tag' ), 'hide_empty' => false ) ), 'name' ) );`,
    ),
  ) as string[];
  expect(new Set(terms).size).toBe(terms.length);
  const running = await api.sql("select count(*)::int from publish_attempt where state = 'running' and lease_until > now()");
  expect(running).toEqual([{ count: 0 }]);
}
