// What publishing many would do, told without a word to WordPress. That the work then goes so is in test/wordpress/publish-ledger.spec.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const FORECAST = `query ($site: ID!, $selection: ContentSelection!) { publishBatchPreview(siteId: $site, selection: $selection) {
  total changing unchanged failing reasons { code message count } failures { code message content { id title } } } }`;

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
  await api.ok('mutation ($id: ID!) { updateSite(id: $id, input: { wpUsername: "admin", wpApplicationPassword: "x" }) { site { id } } }', {
    id: site.id,
  });
});
afterAll(() => api.stop());

const forecast = async (selection: object) => (await api.ok(FORECAST, { site: site.id, selection })).publishBatchPreview;

/** Copies of a draft, changed by `set`. */
async function copies(count: number, title: string, set = ''): Promise<string[]> {
  const { id } = await site.draft(title);
  const rows = await api.sql(
    `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
     select gen_random_uuid(), site_id, sector_id, cluster_id, title || n, content_html, content_type, content_structure, source
     from content, generate_series(1, $2) n where id = $1 returning id`,
    [id, count],
  );
  const ids = rows.map((row) => row.id);
  if (set) await api.sql(`update content set ${set} where id = any($1::uuid[])`, [ids]);
  await api.sql('delete from content where id = $1', [id]);
  return ids;
}

describe('the forecast of a publish', () => {
  let good: string[];

  it('counts what would go, what has nothing new, and what would fail, each reason once', async () => {
    good = await copies(3, 'Good');
    const up = await copies(
      2,
      'Up to date',
      "status = 'published', published_version = 1, external_kind = 'post', external_id = (random() * 1e9)::int",
    );
    const loose = await copies(4, 'Loose', "source = 'wordpress', cluster_id = null");
    const empty = await copies(1, 'Empty', "content_html = ' '");
    const gone = await copies(2, 'Gone', "missing_at = now(), external_kind = 'post', external_id = (random() * 1e9)::int");
    const told = await forecast({ ids: [...good, ...up, ...loose, ...empty, ...gone] });
    expect(told).toMatchObject({ total: 12, changing: 3, unchanged: 2, failing: 7 });
    expect(told.reasons).toEqual([
      { code: 'CONFLICT', message: 'It has no cluster. Assign one, then publish it.', count: 4 },
      {
        code: 'CONFLICT',
        message:
          'Its post was not found in WordPress at the last look. Choose: recreate it there, or unlink it to publish it as a new post.',
        count: 2,
      },
      { code: 'CONFLICT', message: 'It has no text.', count: 1 },
    ]);
    expect(told.failures).toHaveLength(7);
    expect(told.failures[0]).toMatchObject({ content: { id: loose[0], title: expect.stringMatching(/^Loose/) } });
    expect(await forecast({ matching: { search: 'Good' } })).toMatchObject({ total: 3, changing: 3, failing: 0, reasons: [] });
  });

  it('costs as many statements for 2,000 as for one, and names the first 100 that would fail', async () => {
    const many = await copies(2_000, 'Many', "content_html = ''");
    const one = await api.statements(() => forecast({ ids: many.slice(0, 1) }));
    const all = await api.statements(async () => {
      const told = await forecast({ ids: many });
      expect(told).toMatchObject({ total: 2_000, failing: 2_000 });
      expect(told.failures).toHaveLength(100);
    });
    expect(all.length).toBe(one.length);
  });

  it('says in words that more than 2,000 are too many, as publishing itself does', async () => {
    const { code, message } = await api.fails(FORECAST, { site: site.id, selection: { matching: {} } });
    expect({ code, message }).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/^That is 2,\d{3} contents, and at most 2,000 are published at once\./),
    });
    const publish = 'mutation ($id: ID!) { publishContent(siteId: $id, matching: {}) { job { id } } }';
    expect((await api.fails(publish, { id: site.id })).message).toBe(message);
  });

  it('refuses what is not of the site, and a choice of nothing or of both', async () => {
    const other = await seedSite(api, 'Another');
    const refused = async (selection: object) => (await api.fails(FORECAST, { site: site.id, selection })).code;
    expect(await refused({ ids: [(await other.draft('Theirs')).id] })).toBe('NOT_FOUND');
    expect(await refused({ ids: [] })).toBe('BAD_USER_INPUT');
    expect(await refused({})).toBe('BAD_USER_INPUT');
    expect(await refused({ ids: good, matching: {} })).toBe('BAD_USER_INPUT');
    expect(await refused({ matching: { search: 'no such words' } })).toBe('BAD_USER_INPUT');
  });

  it('tells of a site that is switched off that nothing would go, but for what is done already', async () => {
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    expect(await forecast({ ids: good })).toMatchObject({
      changing: 0,
      failing: 3,
      reasons: [{ code: 'CONFLICT', message: expect.stringContaining('is inactive'), count: 3 }],
    });
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { id } } }', { id: site.id });
  });
});
