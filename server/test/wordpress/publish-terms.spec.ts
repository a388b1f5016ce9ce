import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { lostInDescription } from '../../src/modules/wordpress/publish/term-markup.rules.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const PREVIEW = `query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { canPublish changedInWordPress target warnings problems changes
  termsToCreate { name taxonomy } payload { path contentHtml body } live { title contentHtml modifiedAt } } }`;
const FULL = '<!-- wp:heading -->\n<h2>About “moka”</h2>\n<!-- /wp:heading -->\n<p>Coffee &amp; tea.</p><ul><li>One</li></ul>';
const INLINE = 'Coffee &amp; <strong>tea</strong>, see <a href="https://example.com/">this</a>.\nSecond line.';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('the text of a term, $way', ({ plugin }) => {
  const words = plugin ? FULL : INLINE;
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

  const term = async (name: string, more: object = {}): Promise<string> =>
    (
      await api.ok(
        'mutation ($id: ID!, $input: CreateTaxonomyTermInput!) { createTaxonomyTerm(siteId: $id, input: $input) { term { id } } }',
        { id: site.id, input: { name, taxonomyType: 'CATEGORY', ...more } },
      )
    ).createTaxonomyTerm.term.id;
  const textOf = async (termId: string, contentHtml = words): Promise<string> => {
    const { createTasks } = await api.ok(
      `mutation ($cluster: ID!, $keyword: ID!, $term: ID!) { createTasks(tasks: [{ clusterId: $cluster, primaryKeywordId: $keyword,
        contentType: TAXONOMY, contentStructure: CATEGORY_ARCHIVE, taxonomyTermId: $term }]) { tasks { id } } }`,
      { cluster: site.clusterId, keyword: site.keywordIds[0], term: termId },
    );
    const { completeTask } = await api.ok(
      'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id } } }',
      { id: createTasks.tasks[0].id, draft: { title: 'All about it', contentHtml } },
    );
    return completeTask.content.id;
  };
  const edit = async (id: string, contentHtml: string) =>
    api.ok(
      'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { id } } }',
      { id, version: (await site.content(id)).version, html: contentHtml },
    );
  const preview = async (id: string) => (await api.ok(PREVIEW, { ids: [id] })).publishPreview[0];
  const category = async (id: string) => wp(sandbox, 'GET', `categories/${id}?context=edit`);

  it('goes to its term, which is made first with its parent; name and slug stay', async () => {
    const id = await textOf(await term('Moka pots', { parentId: await term('Gear') }));
    const plan = await preview(id);
    expect(plan).toMatchObject({
      canPublish: true,
      target: 'UPDATE',
      problems: [],
      termsToCreate: [
        { name: 'Gear', taxonomy: 'category' },
        { name: 'Moka pots', taxonomy: 'category' },
      ],
      payload: { path: plugin ? 'igny8/v1/publish' : 'wp/v2/categories/{id}', contentHtml: words },
      live: null,
    });
    const { job, contents } = await site.publish([id]);
    expect(job).toMatchObject({ failed: 0 });
    expect(contents).toMatchObject([
      { status: 'PUBLISHED', wpStatus: null, unpublishedChanges: false, externalUrl: expect.stringContaining('moka-pots') },
    ]);
    expect(job.items[0].note).toBe(`Updated category ${contents[0].externalId}, read back.`);
    expect(await category(contents[0].externalId)).toMatchObject({ name: 'Moka pots', slug: 'moka-pots', description: words });
  });

  it('is told before to the byte, beside what is there', async () => {
    const there = await wp(sandbox, 'POST', 'categories', { name: 'Grinders', description: 'Old words.' });
    await site.importAll();
    const [row] = await api.sql('select id from content_taxonomy where external_id = $1', [there.id]);
    const id = await textOf(row?.id);
    const plan = await preview(id);
    expect(plan).toMatchObject({
      canPublish: true,
      changedInWordPress: false,
      changes: ['CONTENT'],
      termsToCreate: [],
      warnings: [expect.stringContaining('has a description in WordPress already')],
      live: { title: 'Grinders', contentHtml: 'Old words.', modifiedAt: null },
    });
    proxy.written = [];
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect(proxy.written).toEqual([{ path: plan.payload.path, body: plan.payload.body }]);
    expect((await category(there.id)).description).toBe(words);
    const [attempt] = await api.sql('select before from publish_attempt where content_id = $1', [id]);
    expect(attempt?.before).toMatchObject({ content: 'Old words.' });
  });

  it('is not undone by an import, and is refused where the description was changed in WordPress', async () => {
    const id = await textOf(await term('Kettles'));
    const { contents } = await site.publish([id]);
    const { externalId } = contents[0];
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringContaining('0 changed in WordPress') });
    expect(await site.content(id)).toMatchObject({ contentHtml: words, status: 'PUBLISHED', unpublishedChanges: false });
    await wp(sandbox, 'POST', `categories/${externalId}`, { description: 'Theirs.' });
    await site.importAll();
    expect(await site.content(id)).toMatchObject({ contentHtml: words });
    await edit(id, `${words} More.`);
    expect(await preview(id)).toMatchObject({
      changedInWordPress: true,
      warnings: [expect.stringContaining('description of its term was changed')],
    });
    expect((await site.publish([id])).job).toMatchObject({
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringContaining('description of its term was changed') }],
    });
    expect((await category(externalId)).description).toBe('Theirs.');
    expect((await site.publish([id], true)).job).toMatchObject({ failed: 0 });
    expect((await category(externalId)).description).toBe(`${words} More.`);
  });

  it('is stored once though the answer was lost, and put back by an undo', async () => {
    const id = await textOf(await term('Filters'));
    let writes = 0;
    proxy.misbehave = ({ method, url = '' }) =>
      method === 'POST' && /publish|categories\/\d/.test(url) && ++writes === 1 ? 'drop' : 'pass';
    const { job, contents } = await site.publish([id]);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({ failed: 0 });
    const { undoPublish } = await api.ok(
      'mutation ($id: ID!) { undoPublish(contentId: $id, wait: 60) { job { failed items { note message } } content { status unpublishedChanges } } }',
      { id },
    );
    expect(undoPublish).toMatchObject({ job: { failed: 0 }, content: { status: 'DRAFT' } });
    expect((await category(contents[0].externalId)).description).toBe('');
    expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED' }]);
  });

  it('is missing when its term was deleted, and makes it anew when told to', async () => {
    const id = await textOf(await term('Scales'));
    const { externalId } = (await site.publish([id])).contents[0];
    await wp(sandbox, 'DELETE', `categories/${externalId}?force=true`);
    await edit(id, `${words} Later.`);
    expect((await site.publish([id])).job.items).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('is gone from WordPress. Choose') },
    ]);
    expect(await site.content(id)).toMatchObject({ missingInWordPress: true });
    const { recreateInWordPress } = await api.ok(
      'mutation ($ids: [ID!]!) { recreateInWordPress(contentIds: $ids, wait: 60) { job { failed items { message } } contents { externalId status missingInWordPress } } }',
      { ids: [id] },
    );
    expect(recreateInWordPress).toMatchObject({ job: { failed: 0 }, contents: [{ status: 'PUBLISHED', missingInWordPress: false }] });
    expect(await category(recreateInWordPress.contents[0].externalId)).toMatchObject({ name: 'Scales', description: `${words} Later.` });
  });

  it('is not recreated where its term is there: what somebody wrote into it stays', async () => {
    const id = await textOf(await term('Tampers'));
    const { externalId } = (await site.publish([id])).contents[0];
    await wp(sandbox, 'POST', `categories/${externalId}`, { description: 'Theirs.' });
    await edit(id, `${words} Ours.`);
    const { recreateInWordPress } = await api.ok(
      'mutation ($ids: [ID!]!) { recreateInWordPress(contentIds: $ids, wait: 60) { job { items { code message } } } }',
      { ids: [id] },
    );
    expect(recreateInWordPress.job.items).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('nothing to recreate') }]);
    expect((await category(externalId)).description).toBe('Theirs.');
  });

  it('of a cluster is refused, and without a target too', async () => {
    const cluster = await textOf(await term('A topic', { taxonomyType: 'CLUSTER', clusterId: site.clusterId }));
    expect((await site.publish([cluster])).job.items).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('none of WordPress') },
    ]);
  });

  if (plugin) return;

  it('with markup that WordPress would strip is refused, naming the tags', async () => {
    const id = await textOf(await term('Stripped'), FULL);
    const message = expect.stringContaining('strips <h2>, <p>, <ul>, <li> from the description of a term. Install the IGNY8 plugin');
    expect(await preview(id)).toMatchObject({ canPublish: false, problems: [message] });
    expect((await site.publish([id])).job.items).toMatchObject([{ code: 'CONFLICT', message }]);
    expect(await site.content(id)).toMatchObject({ status: 'DRAFT', externalId: null });
  });

  it.each([
    'Plain words, “quoted” — and a\n\nline.',
    'Coffee &amp; tea &lt;3 &hellip; &#8217;s',
    'Coffee & tea',
    'a < b',
    '5 > 4',
    '<b>b</b> <i>i</i> <em>e</em> <strong>s</strong> <code>c</code> <s>x</s> <del datetime="2026-01-01">d</del> <q cite="https://example.com/">q</q>',
    '<abbr title="As Soon As Possible">ASAP</abbr> <blockquote cite="https://example.com/">w</blockquote> <cite>c</cite>',
    '<a href="https://example.com/?a=1&amp;b=2" title="T">link</a> <a href="/in">in</a> <a href="#x">x</a>',
    '<a href="https://example.com/?a=1&b=2">link</a>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://example.com/" target="_blank" rel="noopener">x</a>',
    "<a href='https://example.com/'>x</a>",
    '<a  href="https://example.com/">two spaces</a>',
    '<B>upper</B>',
    '<strong class="x">c</strong>',
    '<br>',
    '<p>paragraph</p>',
    '<!-- note -->kept',
    '<!-- wp:list {"ordered":true} -->kept<!-- /wp:list -->',
    '<!-- <b>x</b> -- & -->y',
    '<a href="https://example.com/" title=\'T\'>x</a>',
    '<a title="no address">x</a>',
    '<a href="mailto:a@example.com">x</a> <a href="tel:+123">x</a> <a href="data:text/html,x">x</a>',
    '<b >x</b>',
    '<b/>',
    '<span>span</span>',
    '<script>alert(1)</script>',
    '&nbsp;&bogus;',
    'https://example.com/?a=1&b=2',
  ])('foretells what WordPress keeps of %s', async (html) => {
    const made = await wp(sandbox, 'POST', 'tags', { name: `T${Math.random()}`, description: html });
    const kept = (await wp(sandbox, 'GET', `tags/${made.id}?context=edit`)).description === html;
    // Never wrong about what is kept; a text that it refuses without need could be kept, but none of these is.
    expect(lostInDescription(html) === null).toBe(kept);
  });
});
