import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf } from './kit.ts';

let api: TestApi;
let sandbox: Sandbox;
let proxy: FaultProxy;
let site: ConnectedSite;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
  proxy = await proxyOf(sandbox.url);
  site = await connectSite(api, 'Harbour', proxy.url, sandbox);
  await sandbox.php(
    `for ( $n = 1; $n <= 650; $n++ ) { wp_insert_post( array( 'post_title' => "Post $n", 'post_content' => "<p>Words $n.</p>", 'post_status' => 'publish' ) ); }`,
  );
});
afterAll(async () => {
  await api?.stop();
  await proxy?.stop();
  await sandbox?.stop();
});

describe('an import that breaks off', () => {
  it('says why, keeps what it has, and goes on there when it is run again', async () => {
    proxy.misbehave = ({ url }) => (/igny8\/v1\/posts\?.*after_id=(?!0\b)\d/.test(url ?? '') ? 'refuse' : 'pass');
    const broken = await site.importAll();
    proxy.misbehave = () => 'pass';
    expect(broken).toMatchObject({ state: 'FAILED', total: 650, done: 500, message: expect.stringContaining('error 503') });
    expect(await api.sql('select count(*)::int from content')).toEqual([{ count: 500 }]);

    proxy.seen = [];
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { state } } }', { id: broken.id });
    await expect
      .poll(async () => (await api.ok('query ($id: ID!) { job(id: $id) { state done message } }', { id: broken.id })).job, {
        timeout: 30_000,
      })
      .toMatchObject({
        state: 'SUCCEEDED',
        done: 650,
        message: expect.stringMatching(/^650 new, 0 changed/),
      });
    expect(proxy.seen.filter((line) => line.includes('igny8/v1/posts')).every((line) => !/after_id=0\b/.test(line))).toBe(true);
    expect(proxy.seen.some((line) => line.includes('igny8/v1/taxonomies'))).toBe(false);
    expect(await api.sql('select count(*)::int, count(distinct external_id)::int as posts from content')).toEqual([
      { count: 650, posts: 650 },
    ]);
  });
});

describe('an import while posts come and go', () => {
  const meanwhile = async (php: string) => {
    let first: Promise<void> | undefined;
    proxy.hold = ({ url }) => {
      if (first !== undefined || !/igny8\/v1\/posts\?.*after_id=0\b/.test(url ?? '')) return undefined;
      first = sandbox.php(php).then(() => undefined);
      return first;
    };
    const job = await site.importAgain();
    proxy.hold = () => undefined;
    expect(first).toBeDefined();
    return job;
  };

  it('counts what it read in the end, never more than all', async () => {
    const more = `foreach ( array( 'Late', 'Later' ) as $title ) { wp_insert_post( array( 'post_title' => $title, 'post_status' => 'publish' ) ); }`;
    expect(await meanwhile(more)).toMatchObject({ state: 'SUCCEEDED', total: 652, done: 652 });
    const fewer = `foreach ( get_posts( array( 'numberposts' => 2, 'orderby' => 'ID', 'order' => 'DESC' ) ) as $post ) { wp_delete_post( $post->ID, true ); }`;
    expect(await meanwhile(fewer)).toMatchObject({ state: 'SUCCEEDED', total: 650, done: 650 });
  });
});

describe('an import whose worker is killed behind its last save', () => {
  it('is only settled by the next one, which reads nothing again and tells what the first one brought', async () => {
    await sandbox.php(
      `wp_insert_post( array( 'post_title' => 'One more', 'post_content' => '<p>Words.</p>', 'post_status' => 'publish' ) );`,
    );
    const { id, ...told } = await site.importAgain();
    expect(told).toMatchObject({ state: 'SUCCEEDED', message: expect.stringMatching(/^1 new/) });

    proxy.seen = [];
    // As the kill leaves both: at work here, and taken back by the queue.
    await api.sql(`with again as (update job set state = 'running', finished_at = null where id = '${id}' returning queue_job_id)
      update pgboss.job set state = 'retry', completed_on = null, start_after = now() where id in (select queue_job_id from again)`);
    const now = async () => (await api.ok('query ($id: ID!) { job(id: $id) { state total done message } }', { id })).job;
    await expect.poll(now, { timeout: 30_000 }).toMatchObject({ state: 'SUCCEEDED' });
    expect(await now()).toMatchObject({ total: told.total, done: told.done, message: told.message });
    expect(proxy.seen).toEqual([]);

    // For what could not be taken, it is retried: then it reads.
    await api.sql(`update job set failed = 1 where id = '${id}'`);
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { state } } }', { id });
    await expect.poll(now, { timeout: 30_000 }).toMatchObject({ state: 'SUCCEEDED', message: expect.stringMatching(/^0 new/) });
  });
});
