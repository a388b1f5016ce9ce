/**
 * An import whose worker is killed at moments of no one's choosing: the next worker goes on, and in the end the same posts are
 * here as in WordPress, byte for byte, with all their terms and none of them twice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { connectSite } from '../wordpress/kit.ts';
import { startApi } from './api.ts';
import { CONTENTS_AS_POSTS, fillWordPress, postsOf } from './many-posts.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface KilledImport {
  plugin: boolean;
  posts: number;
  terms: number;
  kills: number;
  seed: number;
  timeoutMs: number;
}

/** @returns what a worker had in memory at most, in megabytes. */
export async function importThroughKills({ plugin, posts, terms, kills, seed, timeoutMs }: KilledImport): Promise<number> {
  const [api, sandbox] = await Promise.all([
    startApi({ IGNY8_WORKER: 'off', IGNY8_ALLOW_PRIVATE_SITES: 'true' }),
    startSandbox({ plugin }),
  ]);
  const workers: WorkerProcess[] = [];
  const startWorker = () => {
    const worker = startWorkerProcess(api, { IGNY8_ALLOW_PRIVATE_SITES: 'true' });
    workers.push(worker);
    return worker;
  };
  let peak = 0;
  const weigh = () => {
    for (const worker of workers) peak = Math.max(peak, worker.peakMegabytes());
  };
  try {
    await fillWordPress(sandbox, { posts, terms, seed });
    const site = await connectSite(api, 'Harbour', sandbox.url, sandbox);
    const { importSite } = await api.ok('mutation ($id: ID!) { importSite(siteId: $id) { job { id } } }', { id: site.id });
    const job = async () => {
      weigh();
      return (await api.ok('query ($id: ID!) { job(id: $id) { state total done failed message } }', { id: importSite.job.id })).job;
    };
    for (const { after, waitMs } of momentsOf(seed, kills, posts)) {
      const worker = startWorker();
      await expect.poll(async () => (await job()).done, { timeout: timeoutMs, interval: 20 }).toBeGreaterThanOrEqual(after);
      await sleep(waitMs);
      weigh();
      worker.kill();
    }
    if (kills > 0) expect((await job()).state).toBe('RUNNING');
    startWorker();
    await expect.poll(async () => (await job()).state, { timeout: timeoutMs, interval: 50 }).toBe('SUCCEEDED');
    expect(await job()).toMatchObject({ total: posts, done: posts, failed: 0, message: expect.stringMatching(`^${posts} new, 0 changed`) });

    const here: string[] = (await api.sql<{ post: string }>(CONTENTS_AS_POSTS)).map(({ post }) => post);
    const there = await postsOf(sandbox);
    expect(here.length).toBe(posts);
    expect(here.filter((post, at) => post !== there[at])).toEqual([]);
    expect(there.length).toBe(posts);
    const [twice] = await api.sql<{ posts: number; terms: number; revisions: number }>(`select
      (select count(*)::int from (select external_id from content group by 1 having count(*) > 1) twice) as posts,
      (select count(*)::int from (select external_taxonomy, external_id from content_taxonomy group by 1, 2 having count(*) > 1) twice) as terms,
      (select count(*)::int from (select content_id from content_revision group by 1 having count(*) > 1) twice) as revisions`);
    expect(twice).toEqual({ posts: 0, terms: 0, revisions: 0 });
    const [known] = await api.sql<{ terms: number }>('select count(*)::int as terms from content_taxonomy where external_id is not null');
    // And "Uncategorized", which every WordPress has.
    expect(known?.terms).toBe(terms + 1);
    return peak;
  } finally {
    for (const worker of workers) worker.kill();
    await api.stop();
    await sandbox.stop();
  }
}

/** When to kill: after so many posts, and a moment more. The same for the same seed, which is said. */
function momentsOf(seed: number, kills: number, posts: number): { after: number; waitMs: number }[] {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  if (kills > 0) console.log(`An import of ${posts} posts is killed ${kills} times; seed ${seed}.`);
  return Array.from({ length: kills }, () => ({ after: Math.floor(random() * posts * 0.85), waitMs: Math.floor(random() * 150) })).sort(
    (a, b) => a.after - b.after,
  );
}
