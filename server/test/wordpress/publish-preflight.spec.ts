import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, TEST, wp } from './kit.ts';

const PUBLISH = `mutation ($ids: [ID!]!, $createTerms: Boolean) { publishContent(contentIds: $ids, createTerms: $createTerms, wait: 60) {
  job { failed items { subjectId state code message } } } }`;
const FORECAST = `query ($site: ID!, $ids: [ID!]!, $overwrite: Boolean) {
  publishBatchPreview(siteId: $site, selection: { ids: $ids }, overwrite: $overwrite) { changing failing reasons { message } } }`;
const PREVIEW = 'query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { canPublish termsToCreate { name } warnings problems } }';

let api: TestApi;
let sandbox: Sandbox;
let proxy: FaultProxy;
let site: ConnectedSite;
beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
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
const edit = async (id: string, input: object) =>
  api.ok(
    'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { id } } }',
    { id, version: (await site.content(id)).version, input },
  );
const preview = async (id: string) => (await api.ok(PREVIEW, { ids: [id] })).publishPreview[0];

describe('terms that WordPress lacks', () => {
  it('are named and not made where that was not agreed to, parents too; the others go', async () => {
    const { id } = await site.draft('Needs terms');
    const { id: other } = await site.draft('Needs none');
    await edit(id, { taxonomyTermIds: [await term('Cold', { parentId: await term('Drinks') })] });
    expect(await preview(id)).toMatchObject({ canPublish: true, termsToCreate: [{ name: 'Drinks' }, { name: 'Cold' }] });
    const { job } = (await api.ok(PUBLISH, { ids: [id, other], createTerms: false })).publishContent;
    expect(job.failed).toBe(1);
    expect(job.items.find((item: { subjectId: string }) => item.subjectId === id)).toMatchObject({
      code: 'CONFLICT',
      message:
        'WordPress lacks the terms "Drinks" (category), "Cold" (category), and this publish was told to make none. Publish with createTerms: true, or take them off.',
    });
    expect(await wp(sandbox, 'GET', 'categories')).toHaveLength(1);
    expect(await wp(sandbox, 'GET', 'posts?status=any')).toHaveLength(1);
    expect((await api.ok(PUBLISH, { ids: [id], createTerms: true })).publishContent.job.failed).toBe(0);
    // By now nothing is lacking.
    await edit(id, { contentHtml: '<p>More.</p>' });
    expect((await api.ok(PUBLISH, { ids: [id], createTerms: false })).publishContent.job.failed).toBe(0);
  });
});

describe('many at once', () => {
  it('are foretold with or without overwriting', async () => {
    const { id } = await site.draft('Contested');
    const { contents } = await site.publish([id]);
    await edit(id, { contentHtml: '<p>Ours.</p>' });
    await wp(sandbox, 'POST', `posts/${contents[0].externalId}`, { content: '<p>Theirs.</p>' });
    await site.importAll();
    const told = async (overwrite?: boolean) => (await api.ok(FORECAST, { site: site.id, ids: [id], overwrite })).publishBatchPreview;
    expect(await told()).toMatchObject({
      changing: 0,
      failing: 1,
      reasons: [{ message: expect.stringContaining('changed here and in WordPress') }],
    });
    expect(await told(true)).toMatchObject({ changing: 1, failing: 0 });
    expect((await site.publish([id], true)).job).toMatchObject({ failed: 0 });
  });

  it('leave a host alone that fails one after the other', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n += 1) ids.push((await site.draft(`To a dead host ${n}`)).id);
    proxy.misbehave = ({ method }) => (method === 'POST' ? 'refuse' : 'pass');
    const { job } = await site.publish(ids);
    proxy.misbehave = () => 'pass';
    expect(job).toMatchObject({ failed: 30 });
    const skipped = job.items.filter((item: { message: string }) => item.message.startsWith('Not tried'));
    expect(skipped.length).toBeGreaterThanOrEqual(14);
    expect(await api.sql("select 1 from publish_attempt where state = 'running'")).toEqual([]);
  });
});

describe('words that were changed in the very second of our last publish', () => {
  it('are kept with the publish that could not see them, and told', async () => {
    const { id } = await site.draft('Same second');
    const { contents } = await site.publish([id]);
    const { externalId } = contents[0];
    await sandbox.php(
      `global $wpdb; $wpdb->update( $wpdb->posts, array( 'post_content' => 'Theirs.' ), array( 'ID' => ${externalId} ) ); clean_post_cache( ${externalId} );`,
    );
    await edit(id, { contentHtml: '<p>Ours.</p>' });
    expect((await site.publish([id])).job.items).toMatchObject([
      { state: 'SUCCEEDED', note: expect.stringContaining('undo it to have that back') },
    ]);
    await api.ok('mutation ($id: ID!) { undoPublish(contentId: $id, wait: 60) { job { failed } } }', { id });
    expect((await wp(sandbox, 'GET', `posts/${externalId}?context=edit`)).content.raw).toBe('Theirs.');
  });
});

describe('rights of the WordPress user', () => {
  it('that are lacking are told before, as the connection test found them', async () => {
    const { id } = await site.draft('By an author');
    await edit(id, { taxonomyTermIds: [await term('New to WordPress')] });
    expect((await preview(id)).warnings).toEqual([]);
    const author = await sandbox.createUser('author');
    await api.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
      id: site.id,
      input: { wpUsername: author.username, wpApplicationPassword: author.applicationPassword },
    });
    await api.ok(TEST, { id: site.id });
    expect((await preview(id)).warnings).toEqual([
      'The connected WordPress user may not make terms: WordPress will refuse those that are new. Connect an editor or an administrator.',
    ]);
    const [imported] = (await site.contents()).filter((content) => content.externalId !== null);
    await edit(imported.id, { title: 'Of another person' });
    expect((await preview(imported.id)).warnings).toEqual([expect.stringContaining('may change its own posts alone')]);
    expect((await site.publish([id])).job).toMatchObject({ failed: 1 });
  });
});
