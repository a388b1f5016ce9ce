// What an import does with single posts of a page. That they come from a real WordPress is in test/wordpress.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const CATEGORY = 11;
const TAG = 12;
let api: TestApi;
let site: SeededSite;
let externalId = 0;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  const term = { slug: 'x', description: '', parentExternalId: 0 };
  await api.services.importedTerms.savePage(site.id, [
    { ...term, externalId: CATEGORY, taxonomy: 'category', name: 'Brewing' },
    { ...term, externalId: TAG, taxonomy: 'post_tag', name: 'moka' },
  ]);
});
afterAll(() => api.stop());

const post = (title: string, more: { id?: number; terms?: Record<string, number[]>; contentId?: string; modifiedAt?: string } = {}) => {
  externalId += 1;
  const { id = externalId, terms = {}, contentId = null, modifiedAt = new Date().toISOString() } = more;
  const url = 'https://example.test/theirs/';
  return {
    externalId: id,
    contentType: 'article' as const,
    status: 'publish',
    title,
    html: '<p>Words.</p>',
    url,
    modifiedAt,
    contentId,
    terms,
  };
};
const look = async (posts: ReturnType<typeof post>[], readAt?: string) =>
  api.services.importedContent.savePage(site.id, posts, readAt ?? (await api.services.knownPosts.moment()));
const of = async (id: number) => {
  const [row = {}] = await api.sql(
    `select c.id, c.title, array(select t.name from content_term ct join content_taxonomy t on t.id = ct.term_id where ct.content_id = c.id order by t.name) as terms
      from content c where external_id = $1`,
    [id],
  );
  return row;
};
const BOTH = { category: [CATEGORY], post_tag: [TAG] };

describe('the terms of a post', () => {
  it('stay in taxonomies that its own answer is silent about, though another post on its page spoke of them', async () => {
    const [one, other] = [post('One', { terms: BOTH }), post('Other', { terms: BOTH })];
    await look([one, other]);
    await look([
      { ...one, title: 'One, changed', terms: { category: [] } },
      { ...other, title: 'Other, changed', terms: { post_tag: [] } },
    ]);
    expect(await of(one.externalId)).toMatchObject({ title: 'One, changed', terms: ['moka'] });
    expect(await of(other.externalId)).toMatchObject({ title: 'Other, changed', terms: ['Brewing'] });
  });

  it('stay so too where many conflicts are ended for theirs at once', async () => {
    const [one, other] = [post('One', { terms: BOTH }), post('Other', { terms: BOTH })];
    await look([one, other]);
    await api.sql("update content set title = title || ', ours', version = 2, body_version = 2 where external_id in ($1, $2)", [
      one.externalId,
      other.externalId,
    ]);
    const theirs: ReturnType<typeof post>[] = [
      { ...one, title: 'One, theirs', terms: { category: [] } },
      { ...other, title: 'Other, theirs', terms: { post_tag: [] } },
    ];
    const { conflicts } = await look(theirs);
    await api.ok('mutation ($ids: [ID!]!) { resolveConflicts(contentIds: $ids, keep: THEIRS) { updated } }', {
      ids: conflicts.map(({ contentId }) => contentId),
    });
    expect(await of(one.externalId)).toMatchObject({ title: 'One, theirs', terms: ['moka'] });
    expect(await of(other.externalId)).toMatchObject({ title: 'Other, theirs', terms: ['Brewing'] });
  });
});

describe('a post that was not taken', () => {
  it('is set aside for the next import where its content was written here while it was on its way', async () => {
    const known = post('Known');
    await look([known]);
    const readAt = await api.services.knownPosts.moment();
    const { id } = await of(known.externalId);
    await api.ok('mutation ($ids: [ID!]!, $to: ID!) { assignClusterBatch(selection: { ids: $ids }, clusterId: $to) { updated } }', {
      ids: [id],
      to: site.clusterId,
    });
    expect((await look([known], readAt)).setAside).toEqual([]);
    const changed = { ...known, title: 'Changed there' };
    expect(await look([changed], readAt)).toMatchObject({ updated: 0, setAside: [known.externalId] });
    expect(await of(known.externalId)).toMatchObject({ title: 'Known' });
    expect(await look([changed])).toMatchObject({ updated: 1, setAside: [] });
  });

  it('is set aside where it bears the id of a content that was deleted here, and linked once that is back', async () => {
    const { id } = await site.draft('Ours');
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [id] });
    const own = post('Ours', { contentId: id });
    expect(await look([own])).toMatchObject({ created: 0, adopted: 0, setAside: [own.externalId] });
    await api.ok('mutation ($ids: [ID!]!) { restoreContent(ids: $ids) { updated } }', { ids: [id] });
    expect(await look([own])).toMatchObject({ created: 0, adopted: 1, setAside: [] });
    expect(await of(own.externalId)).toMatchObject({ id });
  });
});
