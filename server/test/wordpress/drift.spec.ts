import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { backdate, type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const CHECK = 'mutation ($id: ID!) { checkDrift(siteId: $id, wait: 60) { job { state total done failed message kind } } }';
const DRIFT = `query ($id: ID!) { drift(siteId: $id) { totalCount nodes {
  id kind foundAt wpModifiedAt wpStatus title contentHtml terms { taxonomy name externalId } content { id title missingInWordPress } } } }`;
const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('a look for drift, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let site: ConnectedSite;
  const posts: number[] = [];

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    proxy = await proxyOf(sandbox.url);
    site = await connectSite(api, 'Harbour', proxy.url, sandbox);
    for (const name of ['Changed', 'Trashed', 'Deleted', 'Ours', 'Quiet'])
      posts.push((await wp(sandbox, 'POST', 'posts', { title: name, content: `<p>${name}.</p>`, status: 'publish' })).id);
    await backdate(sandbox, posts);
    await site.importAll();
  });
  afterAll(async () => {
    await api?.stop();
    await proxy?.stop();
    await sandbox?.stop();
  });

  const check = async () => (await api.ok(CHECK, { id: site.id })).checkDrift.job;
  const drift = async () => (await api.ok(DRIFT, { id: site.id })).drift;
  const of = async (externalId: number | undefined) => (await site.contents()).find((content) => content.externalId === String(externalId));
  const contentReads = () => proxy.seen.filter((line) => /include=|content\.raw/.test(line));

  it('finds nothing where nothing changed, reads no words for that, and tells when it looked last', async () => {
    proxy.seen = [];
    expect(await check()).toMatchObject({ state: 'SUCCEEDED', kind: 'CHECK_DRIFT', message: expect.stringContaining('as we left them') });
    expect(await drift()).toEqual({ totalCount: 0, nodes: [] });
    expect(contentReads()).toEqual([]);
    const { site: found } = await api.ok('query ($id: ID!) { site(id: $id) { lastDriftCheck { state finishedAt } } }', { id: site.id });
    expect(found.lastDriftCheck).toMatchObject({ state: 'SUCCEEDED', finishedAt: expect.stringContaining('T') });
  });

  it('finds what was changed, trashed and deleted, with the words there, and leaves ours as they are', async () => {
    const [changed, trashed, deleted, ours] = posts;
    const tag = await wp(sandbox, 'POST', 'tags', { name: 'new there' });
    await wp(sandbox, 'POST', `posts/${changed}`, { title: 'Changed there', content: '<p>Theirs &amp; more.</p>', tags: [tag.id] });
    await wp(sandbox, 'DELETE', `posts/${trashed}`);
    await wp(sandbox, 'DELETE', `posts/${deleted}?force=true`);
    const { id, version } = await of(ours);
    await api.ok(UPDATE, { id, version, input: { contentHtml: '<p>Ours now.</p>' } });
    await wp(sandbox, 'POST', 'posts', { title: 'Not here yet', content: '<p>New.</p>', status: 'publish' });

    proxy.seen = [];
    expect(await check()).toMatchObject({ state: 'SUCCEEDED', message: expect.stringContaining('1 changed, 1 in the trash, 1 deleted') });
    expect(contentReads().filter((line) => line.includes('include='))).toHaveLength(1);
    const { totalCount, nodes } = await drift();
    expect(totalCount).toBe(3);
    const kinds = Object.fromEntries(nodes.map((node: { kind: string }) => [node.kind, node]));
    expect(kinds.CHANGED).toMatchObject({
      title: 'Changed there',
      contentHtml: '<p>Theirs &amp; more.</p>',
      wpStatus: 'publish',
      wpModifiedAt: expect.stringContaining('T'),
      terms: expect.arrayContaining([{ taxonomy: 'post_tag', name: `#${tag.id}`, externalId: String(tag.id) }]),
      content: { title: 'Changed', missingInWordPress: false },
    });
    expect(kinds.TRASHED).toMatchObject({ title: 'Trashed', wpStatus: 'trash', content: { missingInWordPress: true } });
    expect(kinds.DELETED).toMatchObject({ title: null, contentHtml: null, wpStatus: null, wpModifiedAt: null, terms: [] });
    expect(await of(changed)).toMatchObject({ title: 'Changed', version: 1 });

    const { content } = await api.ok('query ($id: ID!) { content(siteId: $id) { nodes { title drift { kind title contentHtml } } } }', {
      id: site.id,
    });
    const ofContent = Object.fromEntries(content.nodes.map((node: { title: string; drift: object | null }) => [node.title, node.drift]));
    expect(ofContent).toMatchObject({
      Changed: { kind: 'CHANGED', title: 'Changed there', contentHtml: '<p>Theirs &amp; more.</p>' },
      Trashed: { kind: 'TRASHED' },
      Deleted: { kind: 'DELETED', title: null },
      Ours: null,
      Quiet: null,
    });
  });

  it('lets go what agrees again: changed back, taken out of the trash, brought in, deleted here', async () => {
    const [changed, trashed, deleted, , quiet] = posts;
    const foundAt = async () => (await drift()).nodes.map((node: { foundAt: string }) => node.foundAt);
    const before = await foundAt();
    await check();
    expect(await foundAt()).toEqual(before);

    await wp(sandbox, 'POST', `posts/${trashed}`, { status: 'publish' });
    await check();
    expect((await drift()).nodes.map((node: { kind: string }) => node.kind).sort()).toEqual(['CHANGED', 'DELETED']);
    expect(await of(trashed)).toMatchObject({ missingInWordPress: false });

    const { id } = await of(changed);
    const { importSite } = await api.ok(
      'mutation ($id: ID!, $ids: [ID!]) { importSite(siteId: $id, contentIds: $ids, wait: 60) { job { state total done failed message } } }',
      { id: site.id, ids: [id] },
    );
    expect(importSite.job).toMatchObject({ state: 'SUCCEEDED', total: 1, done: 1, failed: 0 });
    expect(await of(changed)).toMatchObject({ title: 'Changed there', contentHtml: '<p>Theirs &amp; more.</p>' });
    expect((await site.contents()).some(({ title }) => title === 'Not here yet')).toBe(false);
    expect((await drift()).nodes).toMatchObject([{ kind: 'DELETED' }]);

    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [(await of(deleted)).id] });
    expect((await drift()).totalCount).toBe(0);

    await wp(sandbox, 'POST', `posts/${quiet}`, { title: 'Loud' });
    await check();
    expect((await drift()).nodes).toMatchObject([{ title: 'Loud' }]);
    await wp(sandbox, 'POST', `posts/${quiet}`, { title: 'Quiet' });
    await check();
    expect((await drift()).totalCount).toBe(0);
  });

  it('finds a deletion though as many posts are there that were never brought in', async () => {
    const going = await wp(sandbox, 'POST', 'posts', { title: 'Going', content: '<p>Going.</p>', status: 'publish' });
    await site.importAll();
    await wp(sandbox, 'POST', 'posts', { title: 'Never brought in', content: '<p>New.</p>', status: 'publish' });
    await check();
    await wp(sandbox, 'DELETE', `posts/${going.id}?force=true`);
    await backdate(sandbox);
    expect(await check()).toMatchObject({ message: expect.stringContaining('1 deleted') });
    expect((await drift()).nodes).toMatchObject([{ kind: 'DELETED', content: { title: 'Going' } }]);
    await site.importAll();
    expect(await of(going.id)).toMatchObject({ missingInWordPress: true });
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [(await of(going.id)).id] });
  });

  it('is over when the content was published over it', async () => {
    const { id } = await site.draft('Published here');
    const postId = (await site.publish([id])).contents[0].externalId;
    await backdate(sandbox, [postId]);
    await site.importAll();
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Edited there.</p>' });
    await api.ok(UPDATE, { id, version: (await site.content(id)).version, input: { contentHtml: '<p>Edited here.</p>' } });
    await check();
    expect((await drift()).nodes).toMatchObject([{ kind: 'CHANGED', content: { id } }]);
    expect((await site.publish([id], true)).job).toMatchObject({ failed: 0 });
    expect((await drift()).totalCount).toBe(0);
    await check();
    expect((await drift()).totalCount).toBe(0);
  });

  it('answers the look that is at work when it is asked twice, and refuses an inactive site', async () => {
    const begin = 'mutation ($id: ID!) { checkDrift(siteId: $id) { job { id } } }';
    const [first, second] = await Promise.all([api.ok(begin, { id: site.id }), api.ok(begin, { id: site.id })]);
    expect(second.checkDrift.job.id).toBe(first.checkDrift.job.id);
    await check();
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    expect(await api.fails(begin, { id: site.id })).toMatchObject({ code: 'CONFLICT' });
  });
});
