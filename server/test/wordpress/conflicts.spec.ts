import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, wp } from './kit.ts';

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const CONTENT = `id title contentHtml version status unpublishedChanges taxonomyTerms { name }
  conflict { title contentHtml wpModifiedAt createdAt terms { taxonomy name externalId isNew } }`;
const READ = `query ($id: ID!) { contentItem(id: $id) { ${CONTENT} } contentRevisions(contentId: $id) { nodes { contentHtml authorKind } } }`;
const RESOLVE = `mutation ($id: ID!, $keep: ConflictChoice!, $merged: DraftInput, $version: Int!) {
  resolveConflict(contentId: $id, keep: $keep, merged: $merged, expectedVersion: $version) { content { ${CONTENT} } } }`;

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('content changed here and in WordPress, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let site: ConnectedSite;
  let slow: { id: number };

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    site = await connectSite(api, 'Slow Morning', sandbox.url, sandbox);
    slow = await wp(sandbox, 'POST', 'tags', { name: 'slow' });
    await site.importAll();
  });
  afterAll(async () => {
    await api?.stop();
    await sandbox?.stop();
  });

  const read = async (id: string) => {
    const { contentItem, contentRevisions } = await api.ok(READ, { id });
    return { ...contentItem, revisions: contentRevisions.nodes };
  };
  const edit = async (id: string, input: object) => api.ok(UPDATE, { id, version: (await site.content(id)).version, input });
  const live = async (postId: string) => wp(sandbox, 'GET', `posts/${postId}?context=edit`);
  const resolve = async (id: string, keep: string, merged?: object) =>
    (await api.ok(RESOLVE, { id, keep, merged, version: (await read(id)).version })).resolveConflict.content;
  /** Published, then changed on both sides, and imported. */
  const contested = async (title: string) => {
    const { id } = await site.draft(title);
    const postId: string = (await site.publish([id])).contents[0].externalId;
    await edit(id, { contentHtml: '<p>Ours.</p>' });
    await wp(sandbox, 'POST', `posts/${postId}`, { title: `${title}, theirs`, content: '<p>Theirs.</p>', tags: [slow.id] });
    expect(await site.importAll()).toMatchObject({ failed: 1, items: [{ code: 'CONFLICT', subjectId: id }] });
    return { id, postId };
  };
  const isSettled = async (id: string) => {
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringMatching(/^0 new, 0 changed/) });
    expect((await read(id)).conflict).toBeNull();
  };
  const bodies = (content: { revisions: { contentHtml: string }[] }) => content.revisions.map(({ contentHtml }) => contentHtml);

  it('keeps both until somebody chooses, tells it before publishing, and follows WordPress meanwhile', async () => {
    const { id, postId } = await contested('Both');
    expect(await read(id)).toMatchObject({
      title: 'Both',
      contentHtml: '<p>Ours.</p>',
      conflict: {
        title: 'Both, theirs',
        contentHtml: '<p>Theirs.</p>',
        wpModifiedAt: expect.stringContaining('T'),
        createdAt: expect.stringContaining('T'),
        terms: expect.arrayContaining([{ taxonomy: 'post_tag', name: 'slow', externalId: String(slow.id), isNew: false }]),
      },
    });
    const { publishPreview } = await api.ok('query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { changedInWordPress warnings } }', {
      ids: [id],
    });
    expect(publishPreview).toEqual([{ changedInWordPress: true, warnings: [expect.stringContaining('changed here and in WordPress')] }]);
    expect((await site.publish([id])).job).toMatchObject({ failed: 1, items: [{ code: 'CONFLICT' }] });

    const { version } = await read(id);
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs, once more.</p>' });
    await site.importAll();
    expect((await read(id)).conflict).toMatchObject({ contentHtml: '<p>Theirs, once more.</p>' });
    const stale = await api.send(RESOLVE, { id, keep: 'THEIRS', version });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', current: { id, contentHtml: '<p>Ours.</p>' } });

    await wp(sandbox, 'POST', `posts/${postId}`, { title: 'Both', content: '<p>Ours.</p>', tags: [] });
    await isSettled(id);
  });

  it('OURS: the next publish sends it without asking, and theirs stays a revision', async () => {
    const { id, postId } = await contested('Ours stays');
    const resolved = await resolve(id, 'OURS');
    expect(resolved).toMatchObject({ contentHtml: '<p>Ours.</p>', conflict: null, unpublishedChanges: true });
    await isSettled(id);
    expect((await live(postId)).content.raw).toBe('<p>Theirs.</p>');
    expect((await site.publish([id])).job).toMatchObject({ failed: 0, items: [{ note: `Updated post ${postId}, read back.` }] });
    expect(await live(postId)).toMatchObject({ title: { raw: 'Ours stays' }, content: { raw: '<p>Ours.</p>' } });
    await isSettled(id);
    const content = await read(id);
    expect(content).toMatchObject({ unpublishedChanges: false });
    expect(content.revisions.slice(0, 2)).toMatchObject([
      { contentHtml: '<p>Ours.</p>' },
      { contentHtml: '<p>Theirs.</p>', authorKind: 'IMPORT' },
    ]);
  });

  it('OURS: what WordPress changes after that is a conflict again', async () => {
    const { id, postId } = await contested('Ours, again');
    await resolve(id, 'OURS');
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs, later.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 1, items: [{ code: 'CONFLICT' }] });
    expect(await site.importAll()).toMatchObject({ failed: 1 });
    expect((await read(id)).conflict).toMatchObject({ contentHtml: '<p>Theirs, later.</p>' });
    expect((await site.publish([id], true)).job).toMatchObject({ failed: 0 });
    expect((await read(id)).conflict).toBeNull();
    await isSettled(id);
  });

  it('THEIRS: title, text and terms as an import takes them, nothing left to publish, and ours stays a revision', async () => {
    const { id, postId } = await contested('Theirs stays');
    expect(await resolve(id, 'THEIRS')).toMatchObject({
      title: 'Theirs stays, theirs',
      contentHtml: '<p>Theirs.</p>',
      taxonomyTerms: expect.arrayContaining([{ name: 'slow' }]),
      status: 'PUBLISHED',
      unpublishedChanges: false,
      conflict: null,
    });
    await isSettled(id);
    const content = await read(id);
    expect(bodies(content)).toEqual(expect.arrayContaining(['<p>Ours.</p>', '<p>Theirs.</p>']));
    expect(content.revisions[0]).toMatchObject({ contentHtml: '<p>Theirs.</p>', authorKind: 'IMPORT' });
    await edit(id, { contentHtml: '<p>On top.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect(await live(postId)).toMatchObject({
      title: { raw: 'Theirs stays, theirs' },
      content: { raw: '<p>On top.</p>' },
      tags: [slow.id],
    });
  });

  it('MERGED: the words of both are ours to send, and each of them stays a revision', async () => {
    const { id, postId } = await contested('Merged');
    const merged = { title: 'Merged, both', contentHtml: '<p>Ours.</p><p>Theirs.</p>' };
    expect(await resolve(id, 'MERGED', merged)).toMatchObject({ ...merged, conflict: null, unpublishedChanges: true });
    await isSettled(id);
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect(await live(postId)).toMatchObject({ title: { raw: merged.title }, content: { raw: merged.contentHtml } });
    await isSettled(id);
    expect(bodies(await read(id))).toEqual(expect.arrayContaining(['<p>Ours.</p>', '<p>Theirs.</p>', merged.contentHtml]));
  });
});
