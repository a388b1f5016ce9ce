import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite, type FaultProxy, proxyOf, wp } from './kit.ts';

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const PREVIEW = 'query ($ids: [ID!]!) { publishPreview(contentIds: $ids) { contentId canPublish changedInWordPress warnings problems } }';

const PLUGINS = `require_once ABSPATH . 'wp-admin/includes/plugin.php';`;
const SOON = { timeout: 20_000 };

describe.each([
  { way: 'with the plugin', plugin: true },
  { way: 'without the plugin', plugin: false },
])('nobody loses words, $way', ({ plugin }) => {
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

  const edit = async (id: string, input: object) => api.ok(UPDATE, { id, version: (await site.content(id)).version, input });
  const term = async (name: string, taxonomyType = 'CATEGORY'): Promise<string> =>
    (
      await api.ok(
        'mutation ($id: ID!, $input: CreateTaxonomyTermInput!) { createTaxonomyTerm(siteId: $id, input: $input) { term { id } } }',
        { id: site.id, input: { name, taxonomyType } },
      )
    ).createTaxonomyTerm.term.id;
  const live = async (postId: string) => wp(sandbox, 'GET', `posts/${postId}?context=edit`);
  const preview = async (id: string) => (await api.ok(PREVIEW, { ids: [id] })).publishPreview[0];
  const publishedAs = async (title: string) => {
    const { id } = await site.draft(title);
    const { contents } = await site.publish([id]);
    expect(contents).toMatchObject([{ status: 'PUBLISHED' }]);
    return { id, postId: contents[0].externalId as string };
  };
  /** Goes on with the import of this moment only when `meanwhile` has happened to a post that it has read already. */
  const importWhile = async (meanwhile: () => Promise<unknown>) => {
    let reached = () => {};
    let release = () => {};
    const read = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    proxy.hold = ({ url = '', method }) => {
      if (method !== 'GET' || !/(igny8\/v1|wp\/v2)\/posts\?.*per_page=\d{3}/.test(url)) return undefined;
      reached();
      return held;
    };
    const importing = site.importAll();
    try {
      await read;
      await meanwhile();
    } finally {
      proxy.hold = () => undefined;
      release();
    }
    return importing;
  };

  it('an import that read a post before a publish confirmed does not bring the old words back', async () => {
    const { id, postId } = await publishedAs('Read too early');
    await edit(id, { contentHtml: '<p>Second words.</p>' });
    const job = await importWhile(async () => {
      expect((await site.publish([id])).contents).toMatchObject([{ status: 'PUBLISHED', unpublishedChanges: false }]);
    });
    expect(job).toMatchObject({ state: 'SUCCEEDED', failed: 0 });
    expect(await site.content(id)).toMatchObject({ contentHtml: '<p>Second words.</p>', unpublishedChanges: false });
    expect((await live(postId)).content.raw).toBe('<p>Second words.</p>');
    expect(await site.importAll()).toMatchObject({ message: expect.stringMatching(/^0 new, 0 changed/) });
  });

  it('nor does it put back what WordPress said about a post beside its words', async () => {
    const { id, postId } = await publishedAs('Moved');
    await edit(id, { contentHtml: '<p>Moved words.</p>' });
    await importWhile(async () => {
      await wp(sandbox, 'POST', `posts/${postId}`, { slug: 'moved-elsewhere' });
      await site.publish([id]);
    });
    expect(await site.content(id)).toMatchObject({ externalUrl: expect.stringContaining('moved-elsewhere') });
  });

  it('a page that a cache has kept from before the last publish is not believed', async () => {
    const { id, postId } = await publishedAs('Cached');
    const post = await live(postId);
    await api.sql("update content set wp_modified_at = wp_modified_at + interval '1 hour' where id = $1", [id]);
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Stale.</p>' });
    await site.importAll();
    expect(await site.content(id)).toMatchObject({ contentHtml: post.content.raw });
  });

  it('warns of marks that a draft left for a person to fill in', async () => {
    const { id } = await publishedAs('Half finished');
    await edit(id, { contentHtml: '<p>Grind for [Add: seconds] seconds.</p><p>[Delete: this note]</p><p>An [aside: kept].</p>' });
    expect(await preview(id)).toMatchObject({ canPublish: true, warnings: [expect.stringContaining('2 marks such as [Add: …]')] });
  });

  it('refuses to replace words that were changed in WordPress, says so before, and does it when told to', async () => {
    const { id, postId } = await publishedAs('Changed there');
    await edit(id, { contentHtml: '<p>Ours.</p>' });
    expect(await preview(id)).toMatchObject({ canPublish: true, changedInWordPress: false, warnings: [] });
    await wp(sandbox, 'POST', `posts/${postId}`, { content: '<p>Theirs.</p>' });
    expect(await preview(id)).toMatchObject({
      changedInWordPress: true,
      warnings: [expect.stringContaining('The live post was changed in WordPress since')],
    });
    expect((await site.publish([id])).job).toMatchObject({
      state: 'SUCCEEDED',
      failed: 1,
      items: [{ code: 'CONFLICT', message: expect.stringMatching(/changed in WordPress since.*Import.*overwrite: true/) }],
    });
    expect((await live(postId)).content.raw).toBe('<p>Theirs.</p>');
    expect((await site.publish([id], true)).contents).toMatchObject([{ status: 'PUBLISHED', unpublishedChanges: false }]);
    expect((await live(postId)).content.raw).toBe('<p>Ours.</p>');
    const [attempt] = await api.sql('select before from publish_attempt where content_id = $1 order by created_at desc limit 1', [id]);
    expect(attempt?.before).toMatchObject({ content: '<p>Theirs.</p>' });
    await edit(id, { contentHtml: '<p>Ours again.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
  });

  it('refuses where only terms were changed there, and goes through after an import of what only they changed', async () => {
    const { id, postId } = await publishedAs('Terms there');
    const tag = await wp(sandbox, 'POST', 'tags', { name: 'theirs' });
    await wp(sandbox, 'POST', `posts/${postId}`, { tags: [tag.id] });
    await edit(id, { contentHtml: '<p>Ours.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 1, items: [{ code: 'CONFLICT' }] });
    expect((await site.publish([id], true)).job).toMatchObject({ failed: 0 });
    expect(await live(postId)).toMatchObject({ content: { raw: '<p>Ours.</p>' }, tags: [tag.id] });
    const { id: other, postId: otherPost } = await publishedAs('Import first');
    await wp(sandbox, 'POST', `posts/${otherPost}`, { title: 'By them' });
    await site.importAll();
    await edit(other, { contentHtml: '<p>On top.</p>' });
    expect((await site.publish([other])).job).toMatchObject({ failed: 0 });
    expect(await live(otherPost)).toMatchObject({ title: { raw: 'By them' }, content: { raw: '<p>On top.</p>' } });
  });

  it('does not take its own unconfirmed words for those of somebody else', async () => {
    const { id, postId } = await publishedAs('Unconfirmed');
    await edit(id, { contentHtml: '<p>Sent, not confirmed.</p>' });
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
    expect((await live(postId)).content.raw).toBe('<p>Sent, not confirmed.</p>');
    await edit(id, { contentHtml: '<p>And edited since.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect((await live(postId)).content.raw).toBe('<p>And edited since.</p>');
  });

  it('does not refuse a product because its attributes came into sight or went out of it', async () => {
    const made = await wp(sandbox, 'POST', 'product', { title: 'Grinder', content: '<p>Grinds.</p>', status: 'publish' });
    await sandbox.php(
      `$term = wp_insert_term( 'Steel', 'pa_size' ); wp_set_object_terms( ${made.id}, array( $term['term_id'] ), 'pa_size' );`,
    );
    await site.importAll();
    const { id } = (await site.contents()).find((content) => content.externalId === String(made.id));
    await edit(id, { clusterId: site.clusterId, contentHtml: '<p>Grinds finely.</p>' });
    // The plugin is switched off behind our back: its namespace is gone from the index.
    if (plugin) await sandbox.php(`${PLUGINS} deactivate_plugins( 'igny8/igny8.php' );`);
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    if (plugin) await sandbox.php(`${PLUGINS} activate_plugin( 'igny8/igny8.php' );`);
    await edit(id, { contentHtml: '<p>Grinds more finely.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
  });

  it('settles as published what was confirmed before the worker was killed', async () => {
    const { id } = await site.draft('Confirmed, not settled');
    const { job } = await site.publish([id]);
    await api.sql('delete from job_item where job_id = $1', [job.id]);
    await api.sql("update job set state = 'failed', done = 0 where id = $1", [job.id]);
    await api.ok('mutation ($id: ID!) { retryJob(id: $id) { job { state } } }', { id: job.id });
    await expect
      .poll(
        async () => (await api.ok('query ($id: ID!) { job(id: $id) { state done failed items { state code note } } }', { id: job.id })).job,
        SOON,
      )
      .toMatchObject({
        state: 'SUCCEEDED',
        done: 1,
        failed: 0,
        items: [{ state: 'SUCCEEDED', note: expect.stringMatching(/^Created post \d+ as publish, read back\.$/) }],
      });
    expect(await api.sql('select state from publish_attempt where content_id = $1', [id])).toEqual([{ state: 'succeeded' }]);
  });

  it('reads no text to begin and to look ahead', async () => {
    const { id } = await publishedAs('Long');
    await edit(id, { contentHtml: '<p>Long words.</p>' });
    const seen = await api.statements(() => preview(id));
    const begun = await api.statements(() =>
      api.ok('mutation ($ids: [ID!]!) { publishContent(contentIds: $ids) { job { id } } }', { ids: [id] }),
    );
    expect(seen.filter((line) => line.includes('"content_html"'))).toEqual([]);
    await expect.poll(async () => (await site.content(id)).unpublishedChanges, SOON).toBe(false);
    expect(begun.filter((line) => line.includes('has_text')).length).toBeGreaterThan(0);
    expect(begun.filter((line) => line.includes('has_text') && line.includes('"content_html"') && line.includes('any('))).toEqual([]);
  });

  it('leaves the default category of WordPress, whichever it is, and terms that were never ours', async () => {
    const chosen = await wp(sandbox, 'POST', 'categories', { name: 'News' });
    await sandbox.php(`update_option( 'default_category', ${chosen.id} );`);
    const { id, postId } = await publishedAs('By default');
    expect((await live(postId)).categories).toEqual([chosen.id]);
    await edit(id, { contentHtml: '<p>Second.</p>' });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect((await live(postId)).categories).toEqual([chosen.id]);
    // Removing the last one that was ours still works.
    await edit(id, { taxonomyTermIds: [await term('Ours alone'), await term('ours', 'TAG')] });
    await site.publish([id]);
    await edit(id, { taxonomyTermIds: [] });
    expect((await site.publish([id])).job).toMatchObject({ failed: 0 });
    expect(await live(postId)).toMatchObject({ categories: [], tags: [] });
  });
});
