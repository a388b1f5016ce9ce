import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const PREVIEW = `query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { contentId canPublish warnings problems changes
  termsToCreate { name }
  payload { method path title contentHtml status slug body terms { taxonomy name externalId isNew } }
  live { title contentHtml status url modifiedAt terms { taxonomy name externalId isNew } } } }`;
const HTML =
  '<!-- wp:paragraph -->\n<p>“Coarse” — 1:8 &amp; wait… <b>\u{1f375}</b></p>\n<!-- /wp:paragraph -->\n\n<script>let a = 1 < 2;</script>\n';

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('what publishing would send, $way', ({ plugin }) => {
  let api: TestApi;
  let sandbox: Sandbox;
  let proxy: FaultProxy;
  let site: ConnectedSite;
  let id: string;
  let postId: string;
  const terms: Record<string, string> = {};

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

  const preview = async (...ids: string[]) => (await api.ok(PREVIEW, { ids })).publishPreview;
  const edit = async (contentId: string, input: object) =>
    api.ok(UPDATE, { id: contentId, version: (await site.content(contentId)).version, input });
  const term = async (name: string, taxonomyType: string, more: object = {}): Promise<string> =>
    (
      await api.ok(
        'mutation ($id: ID!, $input: CreateTaxonomyTermInput!) { createTaxonomyTerm(siteId: $id, input: $input) { term { id } } }',
        { id: site.id, input: { name, taxonomyType, ...more } },
      )
    ).createTaxonomyTerm.term.id;
  /** The request that carried the text. */
  const sent = () => proxy.written.filter(({ path }) => /^(wp\/v2\/(posts|pages)|igny8\/v1\/publish)/.test(path)).at(-1);
  const pathOf = (id: string) => (plugin ? 'igny8/v1/publish' : `wp/v2/posts/${id}`);

  it('is told of a new post to the byte, but for the ids of terms that are still to be made', async () => {
    const there = await wp(sandbox, 'POST', 'categories', { name: 'Brewing' });
    await site.importAll();
    const [brewing] = await api.sql('select id from content_taxonomy where external_id = $1', [there.id]);
    terms.brewing = brewing?.id;
    terms.cold = await term('Cold', 'CATEGORY', { parentId: await term('Drinks', 'CATEGORY') });
    id = (await site.draft('Cold brew & "patience"', HTML)).id;
    expect(await preview(id)).toMatchObject([{ warnings: [expect.stringContaining('usually "Uncategorized"')] }]);
    await edit(id, { taxonomyTermIds: Object.values(terms) });

    const [plan] = await preview(id);
    expect(plan).toMatchObject({
      canPublish: true,
      warnings: [],
      termsToCreate: [{ name: 'Drinks' }, { name: 'Cold' }],
      changes: [],
      live: null,
      payload: {
        method: 'POST',
        path: pathOf('{id}'),
        title: 'Cold brew & "patience"',
        contentHtml: HTML,
        status: 'publish',
        slug: plugin ? null : 'Cold brew & "patience"',
        terms: [
          { taxonomy: 'category', name: 'Brewing', externalId: String(there.id), isNew: false },
          { taxonomy: 'category', name: 'Cold', externalId: null, isNew: true },
        ],
      },
    });
    const { contents } = await site.publish([id]);
    postId = contents[0].externalId;
    const made = (await wp(sandbox, 'GET', 'categories?search=Cold'))[0];
    expect(sent()?.path).toBe(plan.payload.path.replace('{id}', postId));
    expect(sent()?.body.replace(`[${there.id},${made.id}]`, `[${there.id},0]`)).toBe(plan.payload.body);
  });

  it('is told of a change to the last byte, beside the live post and what would change there', async () => {
    await edit(id, { title: 'Cold brew, again', contentHtml: `${HTML}<p>More.</p>`, taxonomyTermIds: [terms.cold] });
    const [plan] = await preview(id);
    expect(plan).toMatchObject({
      changes: ['TITLE', 'CONTENT', 'TERMS'],
      payload: { path: pathOf(postId), slug: null, terms: [{ name: 'Cold', isNew: false }] },
      live: { title: 'Cold brew & "patience"', contentHtml: HTML, status: 'publish', modifiedAt: expect.stringContaining('T') },
    });
    expect(plan.live.url).toContain('cold-brew');
    expect(plan.live.terms.map(({ name }: { name: string }) => name).sort()).toEqual(['Brewing', 'Cold']);
    proxy.written = [];
    await site.publish([id]);
    expect(proxy.written).toEqual([{ path: plan.payload.path, body: plan.payload.body }]);
  });

  it('empties a taxonomy whose last term was taken off, and tells it before', async () => {
    await edit(id, { taxonomyTermIds: [] });
    const [plan] = await preview(id);
    expect(plan).toMatchObject({ changes: ['TERMS'], payload: { terms: [] } });
    const body = JSON.parse(plan.payload.body);
    expect(plugin ? body.post.terms.category : body.categories).toEqual([]);
    proxy.written = [];
    await site.publish([id]);
    expect(proxy.written).toEqual([{ path: plan.payload.path, body: plan.payload.body }]);
  });

  it('publishes a draft of WordPress, and leaves what is private there private', async () => {
    const draft = await wp(sandbox, 'POST', 'pages', { title: 'About', content: '<p>Us.</p>', status: 'draft' });
    const secret = await wp(sandbox, 'POST', 'pages', { title: 'Secret', content: '<p>Us.</p>', status: 'private' });
    await site.importAll();
    const of = async (externalId: number) =>
      (await site.contents()).find((content: { externalId: string }) => content.externalId === String(externalId)).id;
    const ids = [await of(draft.id), await of(secret.id)];
    expect(await preview(...ids)).toMatchObject([
      { canPublish: false, problems: [expect.stringContaining('no cluster')], changes: ['STATUS'], payload: { status: 'publish' } },
      { canPublish: false, changes: [], payload: { status: 'private' }, warnings: [expect.stringContaining('is private in WordPress')] },
    ]);
    await wp(sandbox, 'POST', `pages/${secret.id}`, { tags: [], content: '<p>Others.</p>' });
    await edit(ids[1] as string, { clusterId: site.clusterId, title: 'Ours' });
    expect(await preview(ids[1] as string)).toMatchObject([{ changes: ['TITLE', 'CONTENT'], live: { contentHtml: '<p>Others.</p>' } }]);
    expect((await site.publish([ids[1] as string], true)).job.items).toMatchObject([
      { note: `Updated page ${secret.id}, which stays private, read back.` },
    ]);
  });

  it('is not told where the post is gone, nor for more than 50 at once', async () => {
    await edit(id, { title: 'Trashed meanwhile' });
    await wp(sandbox, 'DELETE', `posts/${postId}`);
    expect(await preview(id)).toMatchObject([{ payload: null, live: null, changes: [], problems: [expect.stringContaining('trash')] }]);
    const many = await api.sql(
      `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
       select gen_random_uuid(), site_id, sector_id, cluster_id, title || n, content_html, content_type, content_structure, source
       from content, generate_series(1, 51) n where id = $1 returning id`,
      [id],
    );
    proxy.seen = [];
    const plans = await preview(...many.map((row) => row.id));
    expect(plans).toHaveLength(51);
    expect(plans.every((plan: { canPublish: boolean; payload: unknown }) => plan.canPublish && plan.payload === null)).toBe(true);
    expect(await preview(many[0]?.id)).toMatchObject([{ payload: { title: 'Trashed meanwhile1' } }]);
  });
});
