// What an import brings is kept once: its revision is the content's own text, until that changes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

async function imported(externalId: number, html: string, title = `Post ${externalId}`): Promise<string> {
  const post = { externalId, contentType: 'article' as const, status: 'publish', title, html, url: 'https://example.test/p/', terms: {} };
  await api.services.importedContent.savePage(
    site.id,
    [{ ...post, modifiedAt: new Date().toISOString(), contentId: null }],
    await api.services.knownPosts.moment(),
  );
  const [row] = await api.sql('select id from content where external_id = $1', [externalId]);
  return row?.id;
}
const textsOf = async (contentId: string) => {
  const { contentRevisions } = await api.ok(
    'query ($id: ID!) { contentRevisions(contentId: $id) { nodes { version title contentHtml } } }',
    {
      id: contentId,
    },
  );
  return contentRevisions.nodes.map(({ version, contentHtml }: { version: number; contentHtml: string }) => [version, contentHtml]);
};
const keptTwice = async (contentId: string) =>
  (
    await api.sql('select version from content_revision where content_id = $1 and content_html is not null order by version', [contentId])
  ).map(({ version }) => version);
const edit = (id: string, version: number, input: Record<string, unknown>) =>
  api.ok(
    'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }',
    { id, version, input },
  );

describe('the revision of an imported text', () => {
  it('is that text, and takes no room beside it', async () => {
    const id = await imported(1, '<p>Theirs.</p>');
    expect(await textsOf(id)).toEqual([[1, '<p>Theirs.</p>']]);
    expect(await keptTwice(id)).toEqual([]);
  });

  it('keeps the text when somebody writes another', async () => {
    const id = await imported(2, '<p>Theirs.</p>');
    await edit(id, 1, { contentHtml: '<p>Ours.</p>' });
    expect(await textsOf(id)).toEqual([
      [2, '<p>Ours.</p>'],
      [1, '<p>Theirs.</p>'],
    ]);
    expect(await keptTwice(id)).toEqual([1, 2]);
  });

  it('keeps the text when the next import brings another, or SQL by hand', async () => {
    const id = await imported(3, '<p>First.</p>');
    await imported(3, '<p>Second.</p>');
    expect(await textsOf(id)).toEqual([
      [2, '<p>Second.</p>'],
      [1, '<p>First.</p>'],
    ]);
    await api.sql("update content set content_html = '<p>Third.</p>' where id = $1", [id]);
    expect((await textsOf(id)).at(0)).toEqual([2, '<p>Second.</p>']);
  });

  it('stays that of the content where only the title changes', async () => {
    const id = await imported(4, '<p>Theirs.</p>');
    await imported(4, '<p>Theirs.</p>', 'Another title');
    expect(await textsOf(id)).toEqual([
      [2, '<p>Theirs.</p>'],
      [1, '<p>Theirs.</p>'],
    ]);
    expect(await keptTwice(id)).toEqual([]);
  });
});
