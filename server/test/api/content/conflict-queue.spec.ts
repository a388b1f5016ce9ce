// The queue of conflicts, and ending many at once. That they come from a real WordPress is in test/wordpress/conflicts.spec.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const QUEUE = `query ($id: ID!, $first: Int!, $after: String) { importConflicts(siteId: $id, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { title contentHtml content { id title contentHtml } } } }`;
const RESOLVE = `mutation ($ids: [ID!]!, $keep: ConflictChoice!) {
  resolveConflicts(contentIds: $ids, keep: $keep) { updated undoToken failed { id code message } } }`;
const READ = `query ($id: ID!) { contentItem(id: $id) { title contentHtml unpublishedChanges status conflict { title } }
  contentRevisions(contentId: $id) { nodes { contentHtml authorKind } } }`;
let api: TestApi;
let site: SeededSite;
let externalId = 0;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

/** Imported, published, edited here since, and found changed by the next import. */
async function contested(titles: string[], on: SeededSite = site): Promise<string[]> {
  const first = externalId + 1;
  externalId += titles.length;
  const look = async (saying: (title: string) => { title: string; html: string }) =>
    api.services.importedContent.savePage(
      on.id,
      titles.map((title, at) => ({
        externalId: first + at,
        contentType: 'article' as const,
        status: 'publish',
        ...saying(title),
        url: 'https://example.test/theirs/',
        modifiedAt: new Date().toISOString(),
        contentId: null,
        terms: {},
      })),
      await api.services.knownPosts.moment(),
    );
  await look((title) => ({ title, html: '<p>Words.</p>' }));
  const changed = await api.sql(
    `update content set content_html = '<p>Ours of ' || title || '.</p>', version = 2, body_version = 2, status = 'published', published_version = 1
      where site_id = $1 and external_id >= $2 returning id, external_id::int as post, title, content_html`,
    [on.id, first],
  );
  for (const { id, title, content_html } of changed) {
    await api.sql(
      `insert into content_revision (id, site_id, content_id, version, title, content_html, author_kind) values (gen_random_uuid(), $1, $2, 2, $3, $4, 'user')`,
      [on.id, id, title, content_html],
    );
  }
  const { conflicts } = await look((title) => ({ title: `${title}, theirs`, html: `<p>Theirs of ${title}.</p>` }));
  expect(conflicts).toHaveLength(titles.length);
  return changed.sort((a, b) => a.post - b.post).map(({ id }) => id);
}

const queue = async (first = 50, after: string | null = null) => (await api.ok(QUEUE, { id: site.id, first, after })).importConflicts;
const resolve = async (ids: string[], keep: string) => (await api.ok(RESOLVE, { ids, keep })).resolveConflicts;

describe('the conflict queue', () => {
  it('lists the oldest first, page by page, each with ours and theirs; what is deleted here has none to be chosen', async () => {
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four']) ids.push(...(await contested([title])));
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [ids[3]] });
    const first = await queue(2);
    expect(first).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          title: 'One, theirs',
          contentHtml: '<p>Theirs of One.</p>',
          content: { id: ids[0], title: 'One', contentHtml: '<p>Ours of One.</p>' },
        },
        { content: { id: ids[1] } },
      ],
    });
    expect(await queue(2, first.pageInfo.endCursor)).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [{ content: { id: ids[2] } }],
    });
    expect(await resolve(ids, 'OURS')).toMatchObject({ updated: 3, failed: [{ id: ids[3], code: 'NOT_FOUND' }] });
    expect(await queue()).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('is of one site, and closed to who does not reach it', async () => {
    const other = await seedSite(api, 'Elsewhere');
    const [id] = await contested(['Over there'], other);
    expect(await queue()).toMatchObject({ totalCount: 0 });
    const [ours] = await contested(['Here']);
    expect(await resolve([ours as string, id as string], 'THEIRS')).toMatchObject({ updated: 1, failed: [{ id, code: 'NOT_FOUND' }] });
  });
});

describe('ending many conflicts at once', () => {
  it('keeps ours, to be published over theirs, and theirs as a revision', async () => {
    const ids = await contested(Array.from({ length: 60 }, (_, at) => `Ours ${at}`));
    expect(await resolve(ids, 'OURS')).toEqual({ updated: 60, undoToken: null, failed: [] });
    for (const at of [0, 49, 50, 59]) {
      const { contentItem, contentRevisions } = await api.ok(READ, { id: ids[at] });
      expect(contentItem).toMatchObject({ contentHtml: `<p>Ours of Ours ${at}.</p>`, unpublishedChanges: true, conflict: null });
      expect(contentRevisions.nodes).toContainEqual({ contentHtml: `<p>Theirs of Ours ${at}.</p>`, authorKind: 'IMPORT' });
    }
  });

  it('takes theirs, with nothing left to publish, and ours as a revision', async () => {
    const ids = await contested(Array.from({ length: 55 }, (_, at) => `Theirs ${at}`));
    expect(await resolve(ids, 'THEIRS')).toEqual({ updated: 55, undoToken: null, failed: [] });
    for (const at of [0, 54]) {
      const { contentItem, contentRevisions } = await api.ok(READ, { id: ids[at] });
      expect(contentItem).toMatchObject({
        title: `Theirs ${at}, theirs`,
        contentHtml: `<p>Theirs of Theirs ${at}.</p>`,
        status: 'PUBLISHED',
        unpublishedChanges: false,
        conflict: null,
      });
      expect(contentRevisions.nodes.map(({ contentHtml }: { contentHtml: string }) => contentHtml)).toContain(
        `<p>Ours of Theirs ${at}.</p>`,
      );
    }
  });

  it('lists what has nothing to choose any more, and refuses merged words and an empty list', async () => {
    const [id] = await contested(['Once']);
    await resolve([id as string], 'OURS');
    expect(await resolve([id as string, 'nonsense'], 'THEIRS')).toMatchObject({
      updated: 0,
      failed: expect.arrayContaining([
        { id, code: 'CONFLICT', message: expect.stringContaining('nothing to choose') },
        expect.objectContaining({ id: 'nonsense', code: 'BAD_USER_INPUT' }),
      ]),
    });
    expect(await api.fails(RESOLVE, { ids: [id], keep: 'MERGED' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'keep' });
    expect(await api.fails(RESOLVE, { ids: [], keep: 'OURS' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'contentIds' });
  });
});
