import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const UNDO = `mutation ($id: ID!, $overwrite: Boolean! = false) { undoPublish(contentId: $id, overwrite: $overwrite, wait: 60) {
  job { kind state done failed message items { subjectId state code message note } }
  content { id title status publishedVersion bodyVersion unpublishedChanges externalId wpStatus } } }`;
const ATTEMPTS = `query ($id: ID!) { publishAttempts(contentId: $id) { nodes {
  kind state path canUndo message before { title contentHtml status url modifiedAt terms { taxonomy name } } } } }`;

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('a publish that is taken back, $way', ({ plugin }) => {
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

  const undo = async (id: string, overwrite = false) => (await api.ok(UNDO, { id, overwrite })).undoPublish;
  const attempts = async (id: string) => (await api.ok(ATTEMPTS, { id })).publishAttempts.nodes;
  const edit = async (id: string, input: object) =>
    api.ok(
      'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { id } } }',
      { id, version: (await site.content(id)).version, input },
    );
  const term = async (name: string): Promise<string> =>
    (
      await api.ok(
        'mutation ($id: ID!, $name: String!) { createTaxonomyTerm(siteId: $id, input: { name: $name, taxonomyType: CATEGORY }) { term { id } } }',
        { id: site.id, name },
      )
    ).createTaxonomyTerm.term.id;
  const live = async (postId: string) => wp(sandbox, 'GET', `posts/${postId}?context=edit`);
  const published = async (title: string, terms: string[] = []) => {
    const { id } = await site.draft(title, '<p>First words.</p>');
    if (terms.length > 0) await edit(id, { taxonomyTermIds: terms });
    const { contents } = await site.publish([id]);
    return { id, postId: contents[0].externalId as string };
  };
  const nothingToImport = async () =>
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringMatching(/^0 new, 0 changed/) });

  it('puts title, text and terms back, and what was not published stays here as unpublished changes', async () => {
    const [first, second] = [await term('First'), await term('Second')];
    const { id, postId } = await published('Back to before', [first]);
    await edit(id, { title: 'Never mind', contentHtml: '<p>Second words.</p>', taxonomyTermIds: [second] });
    await site.publish([id]);
    expect(await attempts(id)).toMatchObject([
      {
        kind: 'PUBLISH',
        path: plugin ? 'PLUGIN' : 'CORE_REST',
        canUndo: true,
        before: {
          title: 'Back to before',
          contentHtml: '<p>First words.</p>',
          status: 'publish',
          url: expect.stringContaining('/back-to-before/'),
          modifiedAt: expect.stringContaining('T'),
          terms: [{ taxonomy: 'category', name: 'First' }],
        },
      },
      { kind: 'PUBLISH', canUndo: false },
    ]);
    const { job, content } = await undo(id);
    expect(job).toMatchObject({
      kind: 'UNDO_PUBLISH',
      state: 'SUCCEEDED',
      done: 1,
      failed: 0,
      items: [{ note: `Put post ${postId} back as it was before.` }],
    });
    expect(content).toMatchObject({ title: 'Never mind', status: 'PUBLISHED', publishedVersion: 2, unpublishedChanges: true });
    const post = await live(postId);
    expect(post).toMatchObject({
      title: { raw: 'Back to before' },
      content: { raw: '<p>First words.</p>' },
      status: 'publish',
      slug: 'back-to-before',
    });
    const names = await wp(sandbox, 'GET', `categories?include=${post.categories}`);
    expect(names.map(({ name }: { name: string }) => name)).toEqual(['First']);
    expect(await attempts(id)).toMatchObject([
      { kind: 'UNDO', state: 'SUCCEEDED', canUndo: false },
      { canUndo: false },
      { canUndo: false },
    ]);
    expect(await api.fails(UNDO, { id })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('taken back already') });
  });

  it('leaves nothing for an import to take, and what was meant to be published goes through later', async () => {
    const { id, postId } = await published('Import after');
    await edit(id, { contentHtml: '<p>Second words.</p>' });
    await site.publish([id]);
    await undo(id);
    await nothingToImport();
    expect(await site.content(id)).toMatchObject({ contentHtml: '<p>Second words.</p>', unpublishedChanges: true });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0, items: [{ note: `Updated post ${postId}, read back.` }] });
    expect((await live(postId)).content.raw).toBe('<p>Second words.</p>');
    expect((await undo(id)).job).toMatchObject({ failed: 0 });
    expect((await live(postId)).content.raw).toBe('<p>First words.</p>');
    // By them, after ours was taken back: both sides differ, and nobody's words are lost.
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs.</p>' });
    expect(await site.importAll()).toMatchObject({ failed: 1 });
    expect(await site.content(id)).toMatchObject({ contentHtml: '<p>Second words.</p>' });
    await site.publish([id], true);
  });

  it('makes a draft of a post that publishing had made, which can be published again', async () => {
    const { id, postId } = await published('Too early', [await term('Early')]);
    const { job, content } = await undo(id);
    expect(job.items).toMatchObject([{ note: `Publishing had made post ${postId}: it is a draft in WordPress now.` }]);
    expect(content).toMatchObject({
      status: 'DRAFT',
      publishedVersion: null,
      unpublishedChanges: false,
      externalId: postId,
      wpStatus: 'draft',
    });
    expect(await live(postId)).toMatchObject({ status: 'draft', content: { raw: '<p>First words.</p>' } });
    await nothingToImport();
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED', externalId: postId, wpStatus: 'publish' }]);
    expect(await live(postId)).toMatchObject({ status: 'publish', slug: 'too-early' });
  });

  it('gives an imported post its own words back, and here it is a draft as it was', async () => {
    const made = await wp(sandbox, 'POST', 'posts', { title: 'Theirs', slug: 'their-own', content: '<p>By them.</p>', status: 'private' });
    await site.importAll();
    const { id } = (await site.contents()).find((content) => content.externalId === String(made.id));
    await edit(id, { clusterId: site.clusterId, title: 'Ours' });
    await site.publish([id]);
    expect((await undo(id)).content).toMatchObject({ status: 'DRAFT', publishedVersion: null, title: 'Ours' });
    expect(await live(made.id)).toMatchObject({ title: { raw: 'Theirs' }, status: 'private', slug: 'their-own' });
    await nothingToImport();
    expect(await site.content(id)).toMatchObject({ title: 'Ours' });
  });

  it('gives somebody their draft back, which has no address', async () => {
    const made = await wp(sandbox, 'POST', 'posts', { title: 'Their draft', content: '<p>By them.</p>', status: 'draft' });
    expect(made.slug).toBe('');
    await site.importAll();
    const { id } = (await site.contents()).find((content) => content.externalId === String(made.id));
    await edit(id, { clusterId: site.clusterId, contentHtml: '<p>Ours.</p>' });
    await site.publish([id]);
    expect((await undo(id)).job).toMatchObject({ failed: 0, items: [{ note: `Put post ${made.id} back as it was before.` }] });
    expect(await live(made.id)).toMatchObject({ status: 'draft', content: { raw: '<p>By them.</p>' } });
    await nothingToImport();
  });

  it('is refused where somebody changed the live post since, and does it when told to', async () => {
    const { id, postId } = await published('Changed since');
    await edit(id, { contentHtml: '<p>Second words.</p>' });
    await site.publish([id]);
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs.</p>' });
    const { job } = await undo(id);
    expect(job).toMatchObject({
      state: 'SUCCEEDED',
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringMatching(/changed in WordPress.*overwrite: true/) }],
    });
    expect((await live(postId)).content.raw).toBe('<p>Theirs.</p>');
    expect((await undo(id, true)).job).toMatchObject({ failed: 0 });
    expect((await live(postId)).content.raw).toBe('<p>First words.</p>');
    expect((await attempts(id))[0]).toMatchObject({ kind: 'UNDO', before: { contentHtml: '<p>Theirs.</p>' } });
  });

  it('happens once though answers are lost, and is found done by a worker that begins again', async () => {
    const { id, postId } = await published('Lost answers');
    await edit(id, { contentHtml: '<p>Second words.</p>' });
    await site.publish([id]);
    let writes = 0;
    proxy.misbehave = ({ method }) => (method === 'POST' && ++writes === 1 ? 'error' : 'pass');
    expect((await undo(id)).job).toMatchObject({ failed: 0 });
    proxy.misbehave = () => 'pass';
    expect((await live(postId)).content.raw).toBe('<p>First words.</p>');
    // Killed after WordPress had done it, before that was written here.
    const [last] = await api.sql('select job_id from publish_attempt where content_id = $1 order by created_at desc limit 1', [id]);
    await api.sql("update publish_attempt set undone_at = null where content_id = $1 and kind = 'publish'", [id]);
    await api.sql("delete from publish_attempt where content_id = $1 and kind = 'undo'", [id]);
    await api.sql('delete from job_item where job_id = $1', [last?.job_id]);
    await api.sql("update job set state = 'failed', done = 0 where id = $1", [last?.job_id]);
    proxy.written = [];
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: last?.job_id });
    await expect.poll(async () => (await attempts(id))[0], { timeout: 20_000 }).toMatchObject({ kind: 'UNDO', state: 'SUCCEEDED' });
    expect(proxy.written).toEqual([]);
  });

  it('gives back what was there before a publish of which nobody heard, and the one after that', async () => {
    const { id, postId } = await published('Unheard');
    await edit(id, { contentHtml: '<p>Not heard of.</p>' });
    let written = false;
    proxy.misbehave = ({ method }) => {
      // The plugin's answer is the reading back: that one is lost, however often it is asked for.
      if (method === 'POST') {
        written = true;
        return plugin ? 'drop' : 'pass';
      }
      return written ? 'refuse' : 'pass';
    };
    expect((await site.publish([id])).job).toMatchObject({ failed: 1 });
    proxy.misbehave = () => 'pass';
    await edit(id, { contentHtml: '<p>Third words.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect((await undo(id)).job).toMatchObject({ failed: 0 });
    expect(await live(postId)).toMatchObject({ status: 'publish', content: { raw: '<p>First words.</p>' } });
  });

  it.runIf(plugin)('is done anew where its answer was lost and somebody changed the post since', async () => {
    const { id, postId } = await published('Lost, then changed');
    await edit(id, { contentHtml: '<p>Second words.</p>' });
    await site.publish([id]);
    proxy.misbehave = ({ method }) => (method === 'POST' ? 'drop' : 'pass');
    expect((await undo(id)).job).toMatchObject({ failed: 1 });
    proxy.misbehave = () => 'pass';
    expect((await live(postId)).content.raw).toBe('<p>First words.</p>');
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs.</p>' });
    expect((await undo(id)).job.items).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await undo(id, true)).job).toMatchObject({ failed: 0 });
    expect((await live(postId)).content.raw).toBe('<p>First words.</p>');
  });

  it('leaves out a term that was deleted since, says so, and keeps the others', async () => {
    const [stays, goes] = [await term('Stays'), await term('Goes')];
    const { id, postId } = await published('Fewer terms', [stays, goes]);
    await edit(id, { taxonomyTermIds: [stays], contentHtml: '<p>Second words.</p>' });
    await site.publish([id]);
    const [gone] = await wp(sandbox, 'GET', 'categories?slug=goes');
    await wp(sandbox, 'DELETE', `categories/${gone.id}?force=true`);
    expect((await undo(id)).job.items).toMatchObject([{ note: expect.stringContaining('Terms that it had (category) were deleted') }]);
    const [kept] = await wp(sandbox, 'GET', 'categories?slug=stays');
    expect(await live(postId)).toMatchObject({ categories: [kept.id], content: { raw: '<p>First words.</p>' } });
  });

  it('says what stands in the way: never published, no longer linked, in the trash', async () => {
    const fresh = await site.draft('Never');
    expect(await api.fails(UNDO, { id: fresh.id })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('never published from here'),
    });
    const { id, postId } = await published('Trashed');
    await wp(sandbox, 'DELETE', `posts/${postId}`);
    expect((await undo(id)).job.items).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('lies in the trash') }]);
    expect((await attempts(id)).at(-1)).toMatchObject({ canUndo: false });
    await api.ok('mutation ($ids: [ID!]!) { unlinkFromWordPress(contentIds: $ids) { updated } }', { ids: [id] });
    expect(await api.fails(UNDO, { id })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('no longer linked') });
  });
});
