/** The README's tour, word for word, and then what a person would look at: the post itself. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { keywords } from '../../src/app/demo/story.ts';
import { type Json, startApi, type TestApi } from '../kit/api.ts';
import { blocksOf, ROOT } from '../kit/guide/blocks.ts';
import { operationsOf, runOperation } from '../kit/guide/operations.ts';

let api: TestApi;
let wordpress: Sandbox;
beforeAll(async () => {
  [api, wordpress] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
});
afterAll(async () => {
  await api?.stop();
  await wordpress?.stop();
});

const page = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the tour of the README', () => {
  it('runs line by line, and ends in a live post', async () => {
    const readme = blocksOf(await readFile(path.join(ROOT, 'README.md'), 'utf8'));
    const operations = operationsOf(readme.find(({ language }) => language === 'graphql')?.text ?? '');
    expect(operations).toHaveLength(10);
    const kept: Json = { url: wordpress.url, user: wordpress.username, password: wordpress.applicationPassword };
    let url = '';
    for (const operation of operations) {
      const { data: answer, kept: more } = await runOperation(operation, (name) => kept[name], api.ok);
      Object.assign(kept, more);
      if (answer.testSiteConnection) expect(answer.testSiteConnection).toMatchObject({ ok: true });
      if (answer.publishContent) {
        expect(answer.publishContent).toMatchObject({ job: { state: 'SUCCEEDED', failed: 0 }, contents: [{ status: 'PUBLISHED' }] });
        url = answer.publishContent.contents[0].externalUrl;
      }
      if (answer.importSite) expect(answer.importSite.job).toMatchObject({ state: 'SUCCEEDED', failed: 0 });
    }
    expect(await page(url)).toContain('Moka Pots, From First Cup to Daily Habit');
  });
});

describe('forty keywords', () => {
  it('become a post in its category; edited and published again it is the same post; imported, it is there once', async () => {
    const site = (
      await api.ok(
        'mutation ($url: String!, $user: String!, $password: String!) { createSite(input: { name: "Forty", url: $url, wpUsername: $user, wpApplicationPassword: $password }) { site { id } } }',
        { url: wordpress.url, user: wordpress.username, password: wordpress.applicationPassword },
      )
    ).createSite.site.id;
    const added = await api.ok(
      'mutation ($site: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $site, keywords: $keywords) { added } }',
      {
        site,
        keywords: keywords.map(([text, volume]) => ({ text, volume })),
      },
    );
    expect(added.addKeywords.added).toBe(40);
    const { clusters } = (
      await api.ok('mutation ($site: ID!) { generateClusters(siteId: $site, apply: true, wait: 30) { clusters { id } } }', { site })
    ).generateClusters;
    const { ideas } = (
      await api.ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) { ideas { id } } }', {
        ids: clusters.map((cluster: Json) => cluster.id),
      })
    ).generateIdeas;
    const [task] = (await api.ok('mutation ($ids: [ID!]!) { createTasks(ideaIds: $ids) { tasks { id } } }', { ids: [ideas[0].id] }))
      .createTasks.tasks;
    const content = (
      await api.ok('mutation ($id: ID!) { completeTask(taskId: $id, wait: 30) { content { id title version } } }', { id: task.id })
    ).completeTask.content;
    const { term } = (
      await api.ok(
        'mutation ($site: ID!) { createTaxonomyTerm(siteId: $site, input: { name: "Brewing", taxonomyType: CATEGORY }) { term { id } } }',
        { site },
      )
    ).createTaxonomyTerm;
    await api.ok(
      'mutation ($ids: [ID!]!, $terms: [ID!]!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: $terms) { updated } }',
      {
        ids: [content.id],
        terms: [term.id],
      },
    );
    const publish = `mutation ($ids: [ID!]!) { publishContent(contentIds: $ids, wait: 60) { job { state failed items { message } }
      contents { status externalId externalUrl unpublishedChanges version task { status } } } }`;

    const first = (await api.ok(publish, { ids: [content.id] })).publishContent;
    expect(first).toMatchObject({
      job: { state: 'SUCCEEDED', failed: 0 },
      contents: [{ status: 'PUBLISHED', unpublishedChanges: false, task: { status: 'COMPLETED' } }],
    });
    const [live] = first.contents;
    const html = await page(live.externalUrl);
    expect(html).toContain(content.title);
    expect(html).toContain('Brewing');

    const edited = await api.ok(
      'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { unpublishedChanges } } }',
      {
        id: content.id,
        version: live.version,
        html: '<!-- wp:paragraph -->\n<p>Words that were not there before.</p>\n<!-- /wp:paragraph -->',
      },
    );
    expect(edited.updateContent.content.unpublishedChanges).toBe(true);
    const second = (await api.ok(publish, { ids: [content.id] })).publishContent;
    expect(second.contents[0]).toMatchObject({ externalId: live.externalId, externalUrl: live.externalUrl, unpublishedChanges: false });
    expect(await page(live.externalUrl)).toContain('Words that were not there before.');

    await api.ok('mutation ($site: ID!) { importSite(siteId: $site, wait: 60) { job { state } } }', { site });
    const found = await api.sql('select id, source, status from content where site_id = $1 and external_id = $2', [site, live.externalId]);
    expect(found).toEqual([{ id: content.id, source: 'igny8', status: 'published' }]);
    expect(
      await wordpress.php(
        `echo count(get_posts(array('post_type' => 'post', 'post_status' => 'any', 'numberposts' => -1, 'meta_key' => '_igny8_content_id', 'meta_value' => '${content.id}')));`,
      ),
    ).toContain('1');
  });
});
