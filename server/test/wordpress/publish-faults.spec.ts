import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, type Misdeed, proxyOf, wp } from './kit.ts';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('when answers of WordPress are lost, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let site: ConnectedSite;

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    proxy = await proxyOf(sandbox.url);
    site = await connectSite(api, 'Slow Morning', proxy.url, sandbox);
  });
  afterAll(async () => {
    await api?.stop();
    await proxy?.stop();
    await sandbox?.stop();
  });

  const posts = async (title: string) =>
    (await wp(sandbox, 'GET', 'posts?status=any&per_page=100&context=edit')).filter(
      (post: { title: { raw: string } }) => post.title.raw === title,
    );
  /** The nth writing request meets this fate, every other one passes. */
  const nth = (n: number, misdeed: Misdeed) => {
    let seen = 0;
    proxy.misbehave = ({ method }) => (method === 'POST' && ++seen === n ? misdeed : 'pass');
  };

  it.each([
    ['the connection is cut after WordPress has saved', 'drop'],
    ['WordPress breaks after it has saved', 'error'],
  ] as const)('%s: there is exactly one post', async (title, misdeed) => {
    const { id } = await site.draft(title);
    nth(1, misdeed);
    const { job, contents } = await site.publish([id]);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({ state: 'SUCCEEDED', done: 1, failed: 0 });
    expect(contents).toMatchObject([{ status: 'PUBLISHED', wpStatus: 'publish' }]);
    expect(await posts(title)).toMatchObject([{ id: Number(contents[0].externalId), status: 'publish' }]);
  });

  it('an update whose answer is lost is read back', async () => {
    const { id } = await site.draft('Updated');
    await site.publish([id]);
    const { version } = await site.content(id);
    await api.ok(
      'mutation ($id: ID!, $version: Int!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: "<p>Newer.</p>" }) { content { id } } }',
      { id, version },
    );
    nth(1, 'drop');
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED', unpublishedChanges: false }]);
    proxy.misbehave = () => 'pass';
    expect(await posts('Updated')).toMatchObject([{ content: { raw: '<p>Newer.</p>' } }]);
  });

  it('a request that never reached WordPress fails clearly, and publishing again makes the one post', async () => {
    const { id } = await site.draft('Refused');
    proxy.misbehave = ({ method }) => (method === 'POST' ? 'refuse' : 'pass');
    const { job, contents } = await site.publish([id]);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({
      state: 'SUCCEEDED',
      failed: 1,
      items: [{ code: 'UPSTREAM_ERROR', message: expect.stringContaining('error 503') }],
    });
    expect(contents).toMatchObject([{ status: 'DRAFT', externalId: null, lastPublishAttempt: { state: 'FAILED' } }]);
    const retried = await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: job.id });
    await expect.poll(async () => (await site.content(id)).status, { timeout: 20_000 }).toBe('PUBLISHED');
    expect(retried.retryJob.job.id).toBe(job.id);
    expect(await posts('Refused')).toHaveLength(1);
  });

  it('a host that asks for patience is asked again, and has one post', async () => {
    const { id } = await site.draft('Patient');
    nth(1, 'slowDown');
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED' }]);
    proxy.misbehave = () => 'pass';
    expect(await posts('Patient')).toHaveLength(1);
  });

  it('a first look that failed after the post was made finds it at the next publish', async () => {
    const { id } = await site.draft('Found later');
    let saved = false;
    proxy.misbehave = ({ method }) => {
      if (method === 'POST' && !saved) {
        saved = true;
        return 'drop';
      }
      return saved ? 'refuse' : 'pass';
    };
    const { job } = await site.publish([id]);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({ failed: 1 });
    expect(await posts('Found later')).toHaveLength(1);
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(await posts('Found later')).toMatchObject([{ status: 'publish', slug: 'found-later' }]);
  });

  it('an import finds our own post that we never heard of, and links it instead of doubling it', async () => {
    const { id } = await site.draft('Adopted');
    let saved = false;
    proxy.misbehave = ({ method }) => {
      if (method !== 'POST') return saved ? 'refuse' : 'pass';
      saved = true;
      return 'drop';
    };
    await site.publish([id]);
    proxy.misbehave = () => 'pass';
    const before = (await site.contents()).length;
    expect(await site.importAll()).toMatchObject({ message: expect.stringContaining('1 of ours found again') });
    const [post] = await posts('Adopted');
    expect(await site.content(id)).toMatchObject({
      externalId: String(post.id),
      source: 'IGNY8',
      status: 'DRAFT',
      cluster: { id: site.clusterId },
    });
    expect(await site.contents()).toHaveLength(before);
    expect((await site.publish([id])).contents).toMatchObject([{ externalId: String(post.id), status: 'PUBLISHED' }]);
    expect(await posts('Adopted')).toMatchObject([{ id: post.id, slug: 'adopted', status: 'publish' }]);
  });

  it('a worker that was killed leaves a claim that is taken over when its lease has run out', async () => {
    const { id } = await site.draft('Abandoned');
    const claim = (lease: string) =>
      api.sql(
        `insert into publish_attempt (id, site_id, content_id, state, path, body_version, lease_until) values (gen_random_uuid(), $1, $2, 'running', 'core_rest', 1, now() + $3::interval)`,
        [site.id, id, lease],
      );
    await claim('1 minute');
    expect((await site.publish([id])).job).toMatchObject({
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringContaining('at this moment by another job') }],
    });
    await api.sql("update publish_attempt set lease_until = now() - interval '1 second' where content_id = $1", [id]);
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(await api.sql('select state from publish_attempt where content_id = $1 order by created_at', [id])).toEqual([
      { state: 'failed' },
      { state: 'succeeded' },
    ]);
  });
});
