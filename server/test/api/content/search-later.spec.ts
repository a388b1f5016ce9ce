// What a large import brings is found by the search when it is through; anything else at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';

let api: TestApi;
let site: SeededSite;
let externalId = 0;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const bring = async (word: string, count: number) =>
  api.services.importedContent.savePage(
    site.id,
    Array.from({ length: count }, (_, at) => {
      externalId += 1;
      return {
        externalId,
        contentType: 'article' as const,
        status: 'publish',
        title: `Number ${at}`,
        html: `<p>Says ${word}.</p>`,
        url: 'https://example.test/',
        modifiedAt: new Date().toISOString(),
        contentId: null,
        terms: {},
      };
    }),
    await api.services.knownPosts.moment(),
  );
const found = async (search: string) =>
  (
    await api.ok(
      'query ($id: ID!, $search: String!) { content(siteId: $id, filter: { search: $search }) { totalCount nodes { id version } } }',
      {
        id: site.id,
        search,
      },
    )
  ).content;

describe('what an import brings', () => {
  it('is found at once where it is little', async () => {
    await bring('marzipan', 20);
    expect((await found('marzipan')).totalCount).toBe(20);
  });

  it('is found when it was indexed where it is much, by however many do it at once', async () => {
    await bring('nutmeg', 130);
    expect((await found('nutmeg')).totalCount).toBe(0);
    await Promise.all([api.services.searchKeeper.fill(), api.services.searchKeeper.fill()]);
    expect((await found('nutmeg')).totalCount).toBe(130);
    expect(await api.sql('select 1 from content_search_due')).toEqual([]);
  });

  it('is indexed as it is saved where somebody edits it before, and not again from what it said then', async () => {
    await bring('saffron', 21);
    const [{ id } = { id: null }] = await api.sql(`select id from content where content_html like '%saffron%' order by id limit 1`);
    await api.ok(UPDATE, { id, version: 1, input: { contentHtml: '<p>Says cardamom.</p>' } });
    expect((await found('cardamom')).totalCount).toBe(1);
    await api.services.searchKeeper.fill();
    expect([(await found('cardamom')).totalCount, (await found('saffron')).totalCount]).toEqual([1, 20]);
  });

  it('waits while its site is being imported', async () => {
    await bring('anise', 30);
    await api.sql("insert into job (id, site_id, kind, state, payload) values (gen_random_uuid(), $1, 'import_site', 'running', '{}')", [
      site.id,
    ]);
    await api.services.searchKeeper.fill();
    expect((await found('anise')).totalCount).toBe(0);
    await api.sql("update job set state = 'succeeded'");
    await api.services.searchKeeper.fill();
    expect((await found('anise')).totalCount).toBe(30);
  });
});
