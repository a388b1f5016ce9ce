import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, wp } from './kit.ts';

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const PREVIEW =
  'query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { contentId canPublish target externalUrl termsToCreate { name taxonomy } warnings problems } }';
const HTML =
  '<!-- wp:paragraph -->\n<p>Grind “coarse” — 1:8 &amp; wait…</p>\n<!-- /wp:paragraph -->\n\n<script>let a = 1 < 2 && "\\u00e9";</script>\n';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('publishing $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let site: ConnectedSite;
  let id: string;
  let postId: string;

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    site = await connectSite(api, 'Slow Morning', sandbox.url, sandbox);
  });
  afterAll(async () => {
    await api?.stop();
    await sandbox?.stop();
  });

  const edit = async (input: object) => api.ok(UPDATE, { id, version: (await site.content(id)).version, input });
  const term = async (name: string, taxonomyType = 'CATEGORY', more: object = {}): Promise<string> =>
    (
      await api.ok(
        'mutation ($id: ID!, $input: CreateTaxonomyTermInput!) { createTaxonomyTerm(siteId: $id, input: $input) { term { id } } }',
        { id: site.id, input: { name, taxonomyType, ...more } },
      )
    ).createTaxonomyTerm.term.id;

  it('says beforehand what it would do, and sends nothing', async () => {
    id = (await site.draft('Cold brew & patience', HTML)).id;
    const parent = await term('Drinks');
    await edit({
      taxonomyTermIds: [
        await term('Guides', 'CATEGORY', { parentId: parent }),
        await term('Moka pots', 'CLUSTER', { clusterId: site.clusterId }),
      ],
    });
    expect((await api.ok(PREVIEW, { ids: [id] })).publishPreview).toEqual([
      {
        contentId: id,
        canPublish: true,
        target: 'CREATE',
        externalUrl: null,
        termsToCreate: [
          { name: 'Drinks', taxonomy: 'category' },
          { name: 'Guides', taxonomy: 'category' },
        ],
        warnings: [],
        problems: [],
      },
    ]);
    expect(await wp(sandbox, 'GET', 'posts?status=any')).toEqual([]);
    expect(await wp(sandbox, 'GET', 'categories')).toHaveLength(1);
  });

  it('makes a post with the text byte for byte and its category, and says so only then', async () => {
    const { job, contents } = await site.publish([id]);
    expect(job).toMatchObject({ state: 'SUCCEEDED', total: 1, done: 1, failed: 0, items: [{ subjectId: id, state: 'SUCCEEDED' }] });
    const [content] = contents;
    expect(job.items[0].note).toBe(`Created post ${content.externalId} as publish, read back.`);
    expect(content).toMatchObject({
      status: 'PUBLISHED',
      wpStatus: 'publish',
      externalUrl: `${sandbox.url}/cold-brew-patience/`,
      unpublishedChanges: false,
      lastPublishAttempt: { state: 'SUCCEEDED', message: null },
    });
    postId = content.externalId;
    const post = await wp(sandbox, 'GET', `posts/${postId}?context=edit`);
    expect(post.content.raw).toBe(HTML);
    expect(post.title.raw).toBe('Cold brew & patience');
    const categories = await wp(sandbox, 'GET', 'categories?orderby=id');
    const [guides, drinks] = ['Guides', 'Drinks'].map((name) => categories.find((category: { name: string }) => category.name === name));
    expect(post.categories).toEqual([guides.id]);
    expect(guides.parent).toBe(drinks.id);
    expect(categories).toHaveLength(3);
    if (plugin)
      expect(post.meta).toMatchObject({
        _igny8_content_id: id,
        _igny8_cluster_id: site.clusterId,
        _igny8_task_id: expect.stringMatching(/-/),
      });
    const page = await (await fetch(content.externalUrl)).text();
    expect(page).toContain('wait');
    expect(await api.sql('select status from task')).toEqual([{ status: 'completed' }]);
  });

  it('has nothing to publish twice, and says so without a word to WordPress', async () => {
    const before = await wp(sandbox, 'GET', `posts/${postId}?context=edit`);
    expect((await site.publish([id])).job).toMatchObject({
      state: 'SUCCEEDED',
      done: 1,
      failed: 0,
      message: '0 published, 1 had nothing new.',
      items: [{ state: 'SUCCEEDED', note: 'WordPress has this version already.' }],
    });
    expect((await wp(sandbox, 'GET', `posts/${postId}?context=edit`)).modified_gmt).toBe(before.modified_gmt);
    expect(await api.sql('select count(*)::int from publish_attempt where content_id = $1', [id])).toEqual([{ count: 1 }]);
  });

  it('sends an edited text to the same post, and takes a term away there that was taken away here', async () => {
    await edit({ contentHtml: '<p>Second words.</p>', taxonomyTermIds: [] });
    expect(await site.content(id)).toMatchObject({ status: 'PUBLISHED', unpublishedChanges: true });
    const { job, contents } = await site.publish([id]);
    expect(job.items).toMatchObject([{ note: `Updated post ${postId}, read back.` }]);
    expect(contents).toMatchObject([
      { externalId: postId, status: 'PUBLISHED', unpublishedChanges: false, externalUrl: `${sandbox.url}/cold-brew-patience/` },
    ]);
    const post = await wp(sandbox, 'GET', `posts/${postId}?context=edit`);
    expect(post).toMatchObject({ content: { raw: '<p>Second words.</p>' }, categories: [] });
    expect(await wp(sandbox, 'GET', 'posts?status=any')).toHaveLength(1);
    const [attempt] = await api.sql('select before from publish_attempt order by created_at desc limit 1');
    expect(attempt?.before).toMatchObject({ content: HTML });
  });

  it('is there once after an import, and a change in WordPress comes back as published', async () => {
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^0 new, 0 changed/) });
    expect(await site.contents()).toHaveLength(1);
    await wp(sandbox, 'POST', `posts/${postId}`, { title: 'Cold brew, by them' });
    await site.importAll();
    expect(await site.content(id)).toMatchObject({
      title: 'Cold brew, by them',
      source: 'IGNY8',
      status: 'PUBLISHED',
      unpublishedChanges: false,
      cluster: { id: site.clusterId },
    });
  });

  it('adopts a term that WordPress has already', async () => {
    const there = await wp(sandbox, 'POST', 'categories', { name: 'Recipes' });
    await edit({ taxonomyTermIds: [await term('Recipes')] });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect((await wp(sandbox, 'GET', `posts/${postId}`)).categories).toEqual([there.id]);
  });

  it('publishes an imported post onto itself, once it has a cluster', async () => {
    const made = await wp(sandbox, 'POST', 'pages', { title: 'About', content: '<p>Us.</p>', status: 'draft' });
    await site.importAll();
    const imported = (await site.contents()).find((content) => content.externalId === String(made.id));
    expect((await site.publish([imported.id])).job).toMatchObject({
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringContaining('no cluster') }],
    });
    await api.ok(UPDATE, { id: imported.id, version: imported.version, input: { clusterId: site.clusterId } });
    expect((await api.ok(PREVIEW, { ids: [imported.id] })).publishPreview).toMatchObject([{ canPublish: true, target: 'UPDATE' }]);
    const { job, contents } = await site.publish([imported.id]);
    expect(job.items).toMatchObject([{ note: `Updated page ${made.id} from draft to publish, read back.` }]);
    expect(contents).toMatchObject([{ externalId: String(made.id), status: 'PUBLISHED', wpStatus: 'publish' }]);
    expect(await wp(sandbox, 'GET', 'pages?status=any')).toHaveLength(1);
  });

  it('sends the attributes of a product by the plugin; without it leaves them as they are, and says so where one was added here', async () => {
    const made = await wp(sandbox, 'POST', 'product', { title: 'Kettle', content: '<p>Hot.</p>', status: 'publish' });
    await sandbox.php(
      `$term = wp_insert_term( 'Large', 'pa_size' ); wp_set_object_terms( ${made.id}, array( $term['term_id'] ), 'pa_size' );`,
    );
    await site.importAll();
    const product = (await site.contents()).find((content) => content.externalId === String(made.id));
    const kettles = await term('Kettles', 'PRODUCT_CATEGORY');
    const small = await term('Small', 'PRODUCT_ATTRIBUTE', { externalTaxonomy: 'pa_size' });
    await api.ok(UPDATE, { id: product.id, version: product.version, input: { clusterId: site.clusterId, contentHtml: '<p>Hotter.</p>' } });
    await api.ok(
      'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
      { ids: [product.id], terms: [kettles, small] },
    );
    const { job, contents } = await site.publish([product.id]);
    expect(job).toMatchObject({
      failed: 0,
      message: plugin ? '1 published.' : expect.stringContaining('"Small" (pa_size) is not sent: without the IGNY8 plugin'),
    });
    expect(contents).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(await wp(sandbox, 'GET', `product/${made.id}?context=edit`)).toMatchObject({
      content: { raw: '<p>Hotter.</p>' },
      product_cat: [expect.any(Number)],
    });
    const sizes = await sandbox.php(`echo implode( ',', wp_get_object_terms( ${made.id}, 'pa_size', array( 'fields' => 'names' ) ) );`);
    expect(sizes.trim()).toBe(plugin ? 'Large,Small' : 'Large');
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringContaining('0 changed in WordPress') });
  });

  it('says of each what stands in the way, and publishes the others', async () => {
    const good = await site.draft('A good one');
    const bad = await site.draft('A bad one');
    await api.sql("update content set content_html = '  ' where id = $1", [bad.id]);
    const { job } = await site.publish([good.id, bad.id]);
    expect(job).toMatchObject({ state: 'SUCCEEDED', done: 1, failed: 1 });
    expect(job.items.find((item: { subjectId: string }) => item.subjectId === bad.id)).toMatchObject({
      code: 'CONFLICT',
      message: 'It has no text.',
    });
    expect((await site.content(bad.id)).status).toBe('DRAFT');
  });

  it('marks a post missing that is in the trash or gone, and makes no second one', async () => {
    const count = async () => (await wp(sandbox, 'GET', 'posts?status=any,trash')).length;
    await wp(sandbox, 'DELETE', `posts/${postId}`);
    const before = await count();
    await edit({ contentHtml: '<p>Third words.</p>' });
    expect((await api.ok(PREVIEW, { ids: [id] })).publishPreview).toMatchObject([
      { canPublish: false, problems: [expect.stringContaining('trash')] },
    ]);
    expect((await site.publish([id])).job).toMatchObject({
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringContaining('trash') }],
    });
    expect(await site.content(id)).toMatchObject({ missingInWordPress: true, unpublishedChanges: true });
    expect(await count()).toBe(before);
    await wp(sandbox, 'POST', `posts/${postId}`, { status: 'publish' });
    expect((await site.publish([id])).contents).toMatchObject([
      { missingInWordPress: false, unpublishedChanges: false, externalId: postId },
    ]);
    await wp(sandbox, 'DELETE', `posts/${postId}?force=true`);
    await edit({ contentHtml: '<p>Fourth words.</p>' });
    expect((await site.publish([id])).job).toMatchObject({
      failed: 1,
      items: [{ message: expect.stringContaining('gone from WordPress') }],
    });
  });

  it('publishes one content once although two jobs want to', async () => {
    const { id: both } = await site.draft('Wanted twice');
    const [first, second] = await Promise.all([site.publish([both]), site.publish([both])]);
    const notes: string[] = [...first.job.items, ...second.job.items].map((item: { note: string | null }) => item.note ?? '');
    expect(notes.filter((note) => note.startsWith('Created'))).toHaveLength(1);
    expect(await wp(sandbox, 'GET', 'posts?status=any&search=Wanted twice')).toHaveLength(1);
  });

  it('refuses an inactive site, contents of two sites, unknown ones and none', async () => {
    const other = await connectSite(api, 'The Home Roaster', sandbox.url, sandbox);
    const publish = 'mutation ($ids: [ID!]!) { publishContent(contentIds: $ids) { job { id } } }';
    const mine = await site.draft('Mine');
    expect(await api.fails(publish, { ids: [mine.id, (await other.draft('Theirs')).id] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(publish, { ids: ['0190f2b6-0000-7000-8000-000000000000'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(publish, { ids: ['nonsense'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(publish, { ids: [] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'contentIds' });
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    expect(await api.fails(publish, { ids: [mine.id] })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('inactive') });
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { id } } }', { id: site.id });
  });

  it('tells what WordPress filters for a user without unfiltered_html', async () => {
    const author = await sandbox.createUser('author');
    await api.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
      id: site.id,
      input: { wpUsername: author.username, wpApplicationPassword: author.applicationPassword },
    });
    const { id: filtered } = await site.draft('Filtered', '<p>Words.</p><iframe src="https://example.com"></iframe>');
    const { job, contents } = await site.publish([filtered]);
    expect(job).toMatchObject({ failed: 0, message: expect.stringContaining('unfiltered_html') });
    expect(contents).toMatchObject([
      { status: 'PUBLISHED', lastPublishAttempt: { state: 'SUCCEEDED', message: expect.stringContaining('keeps a filtered text') } },
    ]);
    expect(job.items).toMatchObject([
      { note: expect.stringMatching(/^Created post \d+ as publish, read back\. WordPress keeps a filtered text/) },
    ]);
    await site.importAll();
    expect(await site.content(filtered)).toMatchObject({ contentHtml: expect.stringContaining('iframe'), unpublishedChanges: false });
  });

  it('gives contents of one title an address each, though they are published together', async () => {
    const ids = [];
    for (let n = 0; n < 4; n += 1) ids.push((await site.draft('The same title', `<p>${n}</p>`)).id);
    const { publishContent } = await api.ok(
      'mutation ($ids: [ID!]!) { publishContent(contentIds: $ids, wait: 60) { job { state failed } contents { externalUrl } } }',
      { ids },
    );
    expect(publishContent.job).toEqual({ state: 'SUCCEEDED', failed: 0 });
    expect(new Set(publishContent.contents.map((content: { externalUrl: string }) => content.externalUrl)).size).toBe(4);
  });
});
