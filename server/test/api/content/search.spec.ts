import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const LIST = `query ($siteId: ID!, $search: String!, $field: ContentOrderField! = TITLE) {
  content(siteId: $siteId, filter: { search: $search }, orderBy: { field: $field }) {
    totalCount nodes { id title excerpt(search: $search) { text matched } } } }`;

const list = async (search: string, field = 'TITLE', siteId = site.id): Promise<Json> =>
  (await api.ok(LIST, { siteId, search, field })).content;
const titles = async (search: string, field?: string): Promise<string[]> =>
  (await list(search, field)).nodes.map((node: { title: string }) => node.title);

describe('a search', () => {
  beforeAll(async () => {
    const drafts: [string, string][] = [
      ['Kettles compared', '<p>Which one whistles?</p>'],
      ['Moka pots', '<!-- wp:paragraph {"className":"hidden"} --><p>A stove-top pot, and/or a <em>kettle</em>.</p>'],
      ['Crème brûlée', '<p>Serves 10-15. H<sub>2</sub>O &amp; sugar, don’t stir.</p>'],
      ['Nothing of it', '<style>.kettle { color: red }</style><p class="kettle">Tea.</p>'],
    ];
    for (const [title, html] of drafts) await site.draft(title, html);
  });

  it('finds words of the title and of the text, by their beginnings and in any case', async () => {
    expect(await titles('KETTL')).toEqual(['Kettles compared', 'Moka pots']);
    expect(await titles('whist')).toEqual(['Kettles compared']);
    expect(await titles('ettle')).toEqual([]);
    expect(await titles('CRÈME BRÛ')).toEqual(['Crème brûlée']);
  });

  it('wants every word, wherever it is', async () => {
    expect(await titles('pots kettle')).toEqual(['Moka pots']);
    expect(await titles('pots whistles')).toEqual([]);
  });

  it('takes words in quotes as they stand, and those that a sign holds together', async () => {
    expect(await titles('"top pot"')).toEqual(['Moka pots']);
    expect(await titles('"pot stove"')).toEqual([]);
    expect(await titles('"kettl"')).toEqual([]);
    for (const field of ['TITLE', 'CLUSTER']) expect(await titles('stove-to', field), field).toEqual(['Moka pots']);
    expect(await titles("don't")).toEqual(['Crème brûlée']);
  });

  it('leaves out what holds a word with a minus, and no more than that word', async () => {
    expect(await titles('kettle -stove')).toEqual(['Kettles compared']);
    expect(await titles('kettle -stov')).toEqual(['Kettles compared', 'Moka pots']);
    expect(await titles('-kettle -kettles')).toEqual(['Crème brûlée', 'Nothing of it']);
    expect(await titles('kettle -"pot and"')).toEqual(['Kettles compared']);
  });

  it('knows words beside signs, in tags that only set letters apart, and none of those that nobody reads', async () => {
    for (const word of ['or', '15', 'h2o']) expect((await titles(word)).length, word).toBe(1);
    for (const word of ['paragraph', 'hidden', 'classname', 'color', 'amp']) expect(await titles(word), word).toEqual([]);
  });

  it('finds nothing for signs alone, and fails for none of them', async () => {
    for (const said of [
      '!!!',
      '&',
      "'",
      '"',
      '-',
      ':*',
      '(a',
      'a:*|b',
      "a' | 'b",
      '\\',
      '<b>',
      '!a & b',
      '\u0000',
      '%',
      '_',
      'a <-> b',
      '½',
      '*',
    ])
      expect(Array.isArray((await list(said)).nodes), said).toBe(true);
    for (const said of ['!!!', '"', '-', '&|', '%', '\u0000']) expect((await list(said)).totalCount, said).toBe(0);
    expect((await list('   ')).totalCount).toBe(4);
  });

  it('refuses a whole essay', async () => {
    expect(await api.fails(LIST, { siteId: site.id, search: 'a '.repeat(501) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'filter.search',
    });
  });

  it('follows an edit, and takes a text too large to be searched whole', async () => {
    const { id } = await site.draft('Edited', '<p>before</p>');
    const update =
      'mutation ($id: ID!, $v: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $v, input: { contentHtml: $html }) { content { id } } }';
    await api.ok(update, { id, v: 1, html: '<p>afterwards</p>' });
    expect(await titles('afterw')).toEqual(['Edited']);
    expect(await titles('"before"')).toEqual([]);
    const words = Array.from({ length: 250_000 }, (_, n) => `w${n.toString(36)}`).join('-');
    await api.ok(update, { id, v: 2, html: `<p>vast ${words}</p>` });
    expect(await titles('vast w1')).toEqual(['Edited']);
  });
});

describe('an address', () => {
  it('finds the content that has it, and those below it', async () => {
    const there = await seedSite(api, 'There');
    const drafts = {
      Moka: 'https://example.test/moka/',
      'Moka pots': 'https://example.test/moka-pots',
      Below: 'https://example.test/moka/clean/',
    };
    for (const [n, [title, url]] of Object.entries(drafts).entries()) {
      const { id } = await there.draft(title);
      await api.sql(`update content set external_url = $2, external_kind = 'post', external_id = $3 where id = $1`, [id, url, 71 + n]);
    }
    const found = async (search: string) => (await list(search, 'TITLE', there.id)).nodes.map((node: { title: string }) => node.title);
    expect(await found('http://www.example.test/moka/?utm_source=news#top')).toEqual(['Below', 'Moka']);
    expect(await found('https://example.test/moka-pots/')).toEqual(['Moka pots']);
    expect(await found('/MOKA')).toEqual(['Below', 'Moka', 'Moka pots']);
    expect(await found('https://example.test')).toHaveLength(3);
    expect(await found('https://example.test/wp-admin/post.php?post=72&action=edit')).toEqual(['Moka pots']);
    expect(await found('https://elsewhere.test/moka/')).toEqual([]);
    expect(await found('/100%_')).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('shows the text around what was found, from one statement for a page; nothing where only the title has it', async () => {
    const { nodes } = await list('kettle');
    expect(nodes[0]).toMatchObject({ title: 'Kettles compared', excerpt: [] });
    expect(nodes[1].excerpt).toEqual([
      { text: 'A stove-top pot, and/or a ', matched: false },
      { text: 'kettle', matched: true },
      { text: '.', matched: false },
    ]);
    const statements = await api.statements(() => list('kettle'));
    expect(statements.filter((statement) => statement.includes('content_html'))).toHaveLength(1);
  });
});
