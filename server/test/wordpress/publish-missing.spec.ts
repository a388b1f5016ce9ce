import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const RECREATE = `mutation ($ids: [ID!]!) { recreateInWordPress(contentIds: $ids, wait: 60) {
  job { id kind state done failed message items { subjectId state code message note } }
  contents { id status externalId externalUrl missingInWordPress unpublishedChanges } } }`;
const UNLINK = 'mutation ($ids: [ID!]!) { unlinkFromWordPress(contentIds: $ids) { updated failed { id code message } undoToken } }';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('content whose post is missing, $way', ({ plugin }) => {
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

  const recreate = async (...ids: string[]) => (await api.ok(RECREATE, { ids })).recreateInWordPress;
  const unlink = async (...ids: string[]) => (await api.ok(UNLINK, { ids })).unlinkFromWordPress;
  const edit = async (id: string, contentHtml: string) =>
    api.ok(
      'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { id } } }',
      { id, version: (await site.content(id)).version, html: contentHtml },
    );
  const published = async (title: string) => {
    const { id } = await site.draft(title);
    const { contents } = await site.publish([id]);
    expect(contents).toMatchObject([{ status: 'PUBLISHED' }]);
    return { id, postId: contents[0].externalId as string, url: contents[0].externalUrl as string };
  };
  const posts = (title: string) => wp(sandbox, 'GET', `posts?status=any,trash&context=edit&search=${encodeURIComponent(title)}`);

  it('is told which of the two to choose', async () => {
    const { id, postId } = await published('Told');
    await wp(sandbox, 'DELETE', `posts/${postId}?force=true`);
    await edit(id, '<p>Second.</p>');
    expect((await site.publish([id])).job.items).toMatchObject([
      {
        code: 'CONFLICT',
        message: `Its post ${postId} is gone from WordPress. Choose: recreate it, which makes it anew; or unlink it, to forget that it was there.`,
      },
    ]);
    expect(await site.content(id)).toMatchObject({ missingInWordPress: true });
  });

  it('is taken out of the trash, to the same post at the same address', async () => {
    const { id, postId, url } = await published('Out of the trash');
    await wp(sandbox, 'DELETE', `posts/${postId}`);
    await site.importAll();
    expect(await site.content(id)).toMatchObject({ missingInWordPress: true });
    await edit(id, '<p>Later words.</p>');
    const { job, contents } = await recreate(id);
    expect(job).toMatchObject({ kind: 'PUBLISH_CONTENT', state: 'SUCCEEDED', failed: 0 });
    expect(contents).toMatchObject([
      { status: 'PUBLISHED', externalId: postId, externalUrl: url, missingInWordPress: false, unpublishedChanges: false },
    ]);
    expect(await posts('Out of the trash')).toMatchObject([
      { id: Number(postId), status: 'publish', slug: 'out-of-the-trash', content: { raw: '<p>Later words.</p>' } },
    ]);
  });

  it('is not written over where somebody took it out of the trash and changed it', async () => {
    const { id, postId } = await published('Taken out by them');
    await wp(sandbox, 'DELETE', `posts/${postId}`);
    await site.importAll();
    await wp(sandbox, 'POST', `posts/${postId}`, { status: 'publish', content: '<p>Theirs.</p>' });
    await edit(id, '<p>Ours.</p>');
    expect((await recreate(id)).job.items).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('was changed in WordPress') },
    ]);
    expect(await posts('Taken out by them')).toMatchObject([{ content: { raw: '<p>Theirs.</p>' } }]);
  });

  it('is made anew where its post is gone, once, though the answer to that is lost', async () => {
    const { id, postId } = await published('Gone');
    await wp(sandbox, 'DELETE', `posts/${postId}?force=true`);
    await site.importAll();
    let writes = 0;
    proxy.misbehave = ({ method }) => (method === 'POST' && ++writes % 2 === 1 ? 'drop' : 'pass');
    const { job, contents } = await recreate(id);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({ failed: 0 });
    const made = await posts('Gone');
    expect(made).toMatchObject([{ id: Number(contents[0].externalId), status: 'publish', slug: 'gone' }]);
    expect(made[0].id).not.toBe(Number(postId));
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^0 new, 0 changed/) });
    await edit(id, '<p>And again.</p>');
    expect((await site.publish([id])).contents).toMatchObject([{ externalId: contents[0].externalId, unpublishedChanges: false }]);
  });

  it('is refused where its post is there, and where it never had one', async () => {
    const { id } = await published('There');
    expect((await recreate(id)).job.items).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('is there in WordPress') }]);
    const fresh = await site.draft('Never there');
    expect(await api.fails(RECREATE, { ids: [fresh.id] })).toMatchObject({
      code: 'CONFLICT',
      message: '"Never there" has no post in WordPress that could be recreated. Publish it.',
    });
  });

  it('forgets its post for good: published again it is a new one, and an import takes the old one for somebody else’s', async () => {
    const { id, postId } = await published('Let go');
    const fresh = await site.draft('Nothing to let go');
    expect(await unlink(id, fresh.id)).toMatchObject({
      updated: 1,
      failed: [{ id: fresh.id, code: 'CONFLICT', message: 'It has no post in WordPress, so there is nothing to unlink.' }],
    });
    expect(await site.content(id)).toMatchObject({
      status: 'DRAFT',
      externalId: null,
      externalUrl: null,
      wpStatus: null,
      publishedVersion: null,
    });
    const known = (await site.contents()).length;
    await site.importAll();
    expect(await site.contents()).toHaveLength(known + 1);
    const { contents } = await site.publish([id]);
    expect(contents[0].externalId).not.toBe(postId);
    expect((await posts('Let go')).map((post: { id: number; status: string }) => [String(post.id), post.status]).sort()).toEqual(
      [
        [postId, 'publish'],
        [contents[0].externalId, 'publish'],
      ].sort(),
    );
  });

  it('forgets a draft that a broken publish had left, so that it is not found again', async () => {
    const { id } = await site.draft('Half made');
    let saved = false;
    proxy.misbehave = ({ method }) => {
      if (method === 'POST' && !saved) {
        saved = true;
        return 'drop';
      }
      return saved ? 'refuse' : 'pass';
    };
    await site.publish([id]);
    proxy.misbehave = () => 'pass';
    await site.importAll();
    const linked = (await site.content(id)).externalId;
    expect(linked).not.toBeNull();
    expect(await unlink(id)).toMatchObject({ updated: 1, failed: [] });
    const { contents } = await site.publish([id]);
    expect(contents).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(contents[0].externalId).not.toBe(linked);
  });

  it('is linked again by an undo, and publishes to its post as before', async () => {
    const { id, postId, url } = await published('Linked again');
    const before = await site.content(id);
    const { undoToken } = await unlink(id);
    await api.ok('mutation ($token: ID!) { undo(token: $token) { restored failed { id } } }', { token: undoToken });
    expect(await site.content(id)).toMatchObject({ ...before, version: expect.any(Number), externalId: postId, externalUrl: url });
    await edit(id, '<p>On the same post.</p>');
    expect((await site.publish([id])).contents).toMatchObject([{ externalId: postId, unpublishedChanges: false }]);
    expect(await posts('Linked again')).toHaveLength(1);
  });

  it.runIf(plugin)('stays linked where WordPress can not be told', async () => {
    const { id, postId } = await published('Not told');
    proxy.misbehave = ({ method }) => (method === 'POST' ? 'refuse' : 'pass');
    const answer = await unlink(id);
    proxy.misbehave = () => 'pass';
    expect(answer).toMatchObject({ updated: 0, undoToken: null, failed: [{ id, code: 'UPSTREAM_ERROR' }] });
    expect(await site.content(id)).toMatchObject({ externalId: postId });
  });
});
