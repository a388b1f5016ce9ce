import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, wp } from './kit.ts';

// Each way of reading has a WordPress of its own, and everything below has to come out the same.
describe.each([
  { way: 'through the plugin', plugin: true },
  { way: 'from core REST', plugin: false },
])('an import $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let site: ConnectedSite;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin })]);
    site = await connectSite(api, 'Harbour', sandbox.url, sandbox);
    const brewing = await wp(sandbox, 'POST', 'categories', { name: 'Brewing & more' });
    const child = await wp(sandbox, 'POST', 'categories', { name: 'Cold brew', parent: brewing.id });
    const tag = await wp(sandbox, 'POST', 'tags', { name: 'slow' });
    const shop = await wp(sandbox, 'POST', 'product_cat', { name: 'Kettles' });
    ids.post = (
      await wp(sandbox, 'POST', 'posts', {
        title: 'Moka & you',
        content: '<p>Raw <em>words</em>.</p>',
        status: 'publish',
        categories: [child.id],
        tags: [tag.id],
      })
    ).id;
    ids.draft = (await wp(sandbox, 'POST', 'posts', { title: 'Half', content: '<p>Half.</p>', status: 'draft' })).id;
    ids.page = (await wp(sandbox, 'POST', 'pages', { title: 'About', content: '<p>Us.</p>', status: 'publish' })).id;
    ids.product = (
      await wp(sandbox, 'POST', 'product', { title: 'Kettle', content: '<p>Hot.</p>', status: 'publish', product_cat: [shop.id] })
    ).id;
    ids.trashed = (await wp(sandbox, 'POST', 'posts', { title: 'Gone', content: '<p>Gone.</p>', status: 'publish' })).id;
    await wp(sandbox, 'DELETE', `posts/${ids.trashed}`);
    await sandbox.php(`$term = wp_insert_term( 'Large', 'pa_size' ); wp_set_object_terms( ${ids.product}, array( $term['term_id'] ), 'pa_size' );
      for ( $n = 1; $n <= 120; $n++ ) { wp_insert_post( array( 'post_title' => "Post $n", 'post_content' => "<p>Words $n.</p>", 'post_status' => 'publish' ) ); }`);
  });
  afterAll(async () => {
    await api?.stop();
    await sandbox?.stop();
  });

  const of = async (externalId: number | undefined) => (await site.contents()).find((content) => content.externalId === String(externalId));
  const all = () => api.sql('select id, external_id, title, content_html, body_version, baseline_hash from content order by external_id');

  it('brings posts, pages, products and terms in, as drafts without a cluster', async () => {
    const job = await site.importAll();
    expect(job).toMatchObject({ state: 'SUCCEEDED', total: 124, done: 124, failed: 0, message: expect.stringContaining('124 new') });
    expect(
      await api.sql('select content_type, content_structure, source, status, count(*)::int from content group by 1, 2, 3, 4 order by 1'),
    ).toEqual([
      { content_type: 'article', content_structure: 'imported_article', source: 'wordpress', status: 'draft', count: 122 },
      { content_type: 'page', content_structure: 'imported_page', source: 'wordpress', status: 'draft', count: 1 },
      { content_type: 'product', content_structure: 'imported_product', source: 'wordpress', status: 'draft', count: 1 },
    ]);
    expect(await of(ids.post)).toMatchObject({
      title: 'Moka & you',
      contentHtml: '<p>Raw <em>words</em>.</p>',
      wpStatus: 'publish',
      cluster: null,
      sector: { name: 'General' },
      version: 1,
      taxonomyTerms: [
        { name: 'Cold brew', taxonomyType: 'CATEGORY' },
        { name: 'slow', taxonomyType: 'TAG' },
      ],
      externalUrl: `${sandbox.url}/moka-you/`,
    });
    expect(await of(ids.draft)).toMatchObject({ wpStatus: 'draft', status: 'DRAFT' });
    expect(await of(ids.trashed)).toBeUndefined();
    expect(
      await api.sql(
        "select c.name, p.name parent from content_taxonomy c left join content_taxonomy p on p.id = c.parent_id where c.taxonomy_type = 'category' order by 1",
      ),
    ).toEqual([
      { name: 'Brewing & more', parent: null },
      { name: 'Cold brew', parent: 'Brewing & more' },
      { name: 'Uncategorized', parent: null },
    ]);
    expect(await api.sql('select author_kind, count(*)::int from content_revision group by 1')).toEqual([
      { author_kind: 'import', count: 124 },
    ]);
    const sizes = [
      { name: 'Kettles', taxonomyType: 'PRODUCT_CATEGORY' },
      ...(plugin ? [{ name: 'Large', taxonomyType: 'PRODUCT_ATTRIBUTE' }] : []),
    ];
    expect((await of(ids.product)).taxonomyTerms).toMatchObject(sizes);
  });

  it('run again changes nothing', async () => {
    const before = await all();
    expect(await site.importAll()).toMatchObject({
      state: 'SUCCEEDED',
      done: 124,
      message: expect.stringMatching(/^0 new, 0 changed in WordPress, 124 unchanged/),
    });
    expect(await all()).toEqual(before);
  });

  it('takes what only WordPress changed, and its terms', async () => {
    await wp(sandbox, 'POST', `posts/${ids.post}`, { title: 'Moka, again', tags: [] });
    expect(await site.importAll()).toMatchObject({ message: expect.stringContaining('1 changed in WordPress') });
    expect(await of(ids.post)).toMatchObject({ title: 'Moka, again', version: 2, bodyVersion: 2, taxonomyTerms: [{ name: 'Cold brew' }] });
    const [row] = await api.sql('select field_versions, baseline_version from content where external_id = $1', [ids.post]);
    expect(row).toEqual({ field_versions: { title: 2, taxonomyTerms: 2 }, baseline_version: 2 });
  });

  it('keeps what only we changed, and our cluster', async () => {
    const { id, version } = await of(ids.page);
    const update =
      'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
    await api.ok(update, { id, version, input: { contentHtml: '<p>Ours.</p>', clusterId: site.clusterId } });
    expect(await site.importAll()).toMatchObject({ failed: 0, message: expect.stringContaining('0 changed in WordPress') });
    expect(await of(ids.page)).toMatchObject({ contentHtml: '<p>Ours.</p>', cluster: { id: site.clusterId } });
    await wp(sandbox, 'POST', `pages/${ids.page}`, { content: '<p>Theirs.</p>' });
    const job = await site.importAll();
    expect(job).toMatchObject({
      state: 'SUCCEEDED',
      failed: 1,
      done: 124,
      items: [
        { subjectId: id, state: 'FAILED', code: 'CONFLICT', message: expect.stringContaining('"About" was changed here and in WordPress') },
      ],
    });
    expect(await of(ids.page)).toMatchObject({ contentHtml: '<p>Ours.</p>' });
    await wp(sandbox, 'POST', `pages/${ids.page}`, { content: '<p>Ours.</p>' });
    expect(await site.importAll()).toMatchObject({ failed: 0 });
  });

  it('notices what is gone there, and what came back; and never brings back what was deleted here', async () => {
    await wp(sandbox, 'DELETE', `posts/${ids.draft}?force=true`);
    await wp(sandbox, 'DELETE', `product/${ids.product}`);
    expect(await site.importAll()).toMatchObject({ message: expect.stringContaining('2 gone from WordPress') });
    expect(await of(ids.draft)).toMatchObject({ missingInWordPress: true });
    await wp(sandbox, 'POST', `product/${ids.product}`, { status: 'publish' });
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [(await of(ids.post)).id] });
    await wp(sandbox, 'POST', `posts/${ids.post}`, { title: 'Third' });
    await site.importAll();
    expect(await of(ids.product)).toMatchObject({ missingInWordPress: false });
    expect(await api.sql('select title, deleted_at is not null as deleted from content where external_id = $1', [ids.post])).toEqual([
      { title: 'Moka, again', deleted: true },
    ]);
  });

  it('adopts a term that was made here under the same slug', async () => {
    await api.ok(
      'mutation ($id: ID!) { createTaxonomyTerm(siteId: $id, input: { name: "Roasting", taxonomyType: CATEGORY }) { term { id } } }',
      { id: site.id },
    );
    const there = await wp(sandbox, 'POST', 'categories', { name: 'Roasting' });
    await site.importAll();
    expect(await api.sql("select external_id::int from content_taxonomy where slug = 'roasting'")).toEqual([{ external_id: there.id }]);
  });

  it('takes every term, also of a taxonomy with parents that has more than one page of them', async () => {
    await sandbox.php(
      `for ( $n = 1; $n <= 130; $n++ ) { wp_insert_term( "Shelf $n", 'category' ); wp_insert_term( "Mark $n", 'post_tag' ); }`,
    );
    await site.importAll();
    expect(
      await api.sql("select taxonomy_type, count(*)::int from content_taxonomy where name ~ '^(Shelf|Mark) ' group by 1 order by 1"),
    ).toEqual([
      { taxonomy_type: 'category', count: 130 },
      { taxonomy_type: 'tag', count: 130 },
    ]);
  });

  it('answers the import that is at work when it is asked twice, and refuses an inactive site', async () => {
    const begin = 'mutation ($id: ID!) { importSite(siteId: $id) { job { id } } }';
    const [first, second] = await Promise.all([api.ok(begin, { id: site.id }), api.ok(begin, { id: site.id })]);
    expect(second.importSite.job.id).toBe(first.importSite.job.id);
    await site.importAll();
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    expect(await api.fails(begin, { id: site.id })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('inactive') });
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { lastImport { state } } } }', { id: site.id });
  });
});
