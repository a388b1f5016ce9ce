import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedManyContents } from '../../kit/many-contents.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

const CONTENTS = 430;
let api: TestApi;
let siteId: string;
beforeAll(async () => {
  api = await startApi();
  const site = await PlannerSeed.site(api, 'Full');
  siteId = site.siteId;
  await seedManyContents(api.sql, { siteId, sectorId: site.sectorId, contents: CONTENTS, clusters: 12, terms: 20, keywords: 20 });
});
afterAll(() => api.stop());

const LIST = `query ($siteId: ID!, $filter: ContentFilter, $orderBy: ContentOrderBy, $first: Int!, $after: String) {
  content(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`;

/** All ids of a list, page by page. */
async function walk(orderBy: Json, filter: Json = {}, first = 37): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { content } = await api.ok(LIST, { siteId, filter, orderBy, first, after });
    ids.push(...content.nodes.map((node: { id: string }) => node.id));
    after = content.pageInfo.endCursor;
    more = content.pageInfo.hasNextPage;
  }
  return ids;
}

/** What each order sorts by, said once more. */
const KEYS: Record<string, string> = {
  UPDATED_AT: 'content.updated_at',
  CREATED_AT: 'content.created_at',
  TITLE: 'content.title',
  CONTENT_TYPE: 'content.content_type',
  CONTENT_STRUCTURE: 'content.content_structure',
  STATUS: 'content.status',
  SOURCE: 'content.source',
  CLUSTER: '(select name from cluster where cluster.id = content.cluster_id)',
  TAXONOMY_TERMS:
    '(select min(name) from content_term join content_taxonomy on content_taxonomy.id = term_id where content_id = content.id)',
  EXTERNAL_URL: 'content.external_url',
};

const idsWhere = async (condition: string, order = 'content.id'): Promise<string[]> =>
  (
    await api.sql<{ id: string }>(
      `select content.id from content where site_id = $1 and deleted_at is null and ${condition} order by ${order}`,
      [siteId],
    )
  ).map(({ id }) => id);

describe('a walk through all pages', () => {
  it.each(Object.keys(KEYS).flatMap((field) => ['ASC', 'DESC'].map((direction) => [field, direction])))(
    'by %s %s meets every content once, in its order, those without a value last',
    async (field, direction) => {
      const wanted = await idsWhere('true', `${KEYS[field as string]} ${direction} nulls last, id ${direction}`);
      expect(wanted.length).toBeGreaterThan(400);
      expect(await walk({ field, direction })).toEqual(wanted);
    },
  );

  it('goes on where a page ends with the last that has a value', async () => {
    const withUrl = (await idsWhere('external_url is not null')).length;
    const first = Array.from({ length: 200 }, (_, n) => 200 - n).find((size) => withUrl % size === 0) as number;
    const ids = await walk({ field: 'EXTERNAL_URL', direction: 'DESC' }, {}, Math.max(first, 2));
    expect(ids).toEqual(await idsWhere('true', 'external_url desc nulls last, id desc'));
  });

  it('refuses a cursor without a value where every row has one', async () => {
    const after = Buffer.from(JSON.stringify(['title.asc', null, '01920000-0000-7000-8000-000000000000'])).toString('base64url');
    expect(await api.fails(LIST, { siteId, first: 5, after, orderBy: { field: 'TITLE' } })).toMatchObject({ path: 'after' });
  });
});

describe('a filter', () => {
  const inConflict = 'exists (select from import_conflict where content_id = content.id)';
  const changed = "status = 'published' and body_version > published_version";
  const CASES: [string, Json, string][] = [
    ['a conflict', { conflict: true }, inConflict],
    ['no conflict', { conflict: false }, `not ${inConflict}`],
    [
      'a type and a status',
      { contentTypes: ['ARTICLE', 'PAGE'], statuses: ['PUBLISHED'] },
      "content_type <> 'product' and status = 'published'",
    ],
    ['a structure', { contentStructures: ['GUIDE', 'IMPORTED_PAGE'] }, "content_structure in ('guide', 'imported_page')"],
    ['a source', { sources: ['WORDPRESS'] }, "source = 'wordpress'"],
    ['no cluster', { needsCluster: true }, 'cluster_id is null'],
    ['unpublished changes', { unpublishedChanges: true }, changed],
    ['no unpublished changes', { unpublishedChanges: false }, `not (${changed})`],
    ['a missing post', { missingInWordPress: true }, 'missing_at is not null'],
    [
      'a kind of term',
      { taxonomyTypes: ['CATEGORY'] },
      "exists (select from content_term join content_taxonomy t on t.id = term_id where content_id = content.id and taxonomy_type = 'category')",
    ],
  ];

  beforeAll(async () => {
    // So that each case has something to find and something to leave.
    const [first, second] = await idsWhere("external_id is not null and status = 'published'");
    await api.sql(`update content set missing_at = now(), body_version = 9 where id = $1`, [first]);
    await api.sql(
      `insert into import_conflict (id, site_id, content_id, title, content_html, terms, fingerprint)
       select gen_random_uuid(), site_id, id, title, '', '{}', 'x' from content where id = any($1) on conflict do nothing`,
      [[first, second]],
    );
  });

  it.each(CASES)('for %s answers those and no others, and counts them', async (_, filter, condition) => {
    const wanted = await idsWhere(condition);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(CONTENTS);
    expect((await walk({ field: 'STATUS' }, filter, 200)).sort()).toEqual(wanted);
    expect((await api.ok(LIST, { siteId, filter, first: 1 })).content.totalCount).toBe(wanted.length);
  });

  it('goes with a search in every order', async () => {
    const [row] = await api.sql<{ title: string }>('select title from content where site_id = $1 and deleted_at is null limit 1', [siteId]);
    const search = row?.title.split(' ')[0];
    const filter = { search, statuses: ['DRAFT', 'PUBLISHED'] };
    const found = (await walk({ field: 'UPDATED_AT' }, filter)).sort();
    expect(found.length).toBeGreaterThan(0);
    for (const field of Object.keys(KEYS)) expect((await walk({ field }, filter)).sort(), field).toEqual(found);
  });
});

describe('counts that are asked together', () => {
  const TOGETHER = `query ($siteId: ID!, $search: String!) {
    all: content(siteId: $siteId) { totalCount }
    deleted: content(siteId: $siteId, filter: { deleted: true }) { ...Count }
    drafts: content(siteId: $siteId, filter: { statuses: [DRAFT] }) { totalCount nodes @skip(if: true) { id } }
    noCluster: content(siteId: $siteId, filter: { needsCluster: true }) { totalCount }
    missing: content(siteId: $siteId, filter: { search: $search, missingInWordPress: true }) { totalCount }
    found: content(siteId: $siteId, filter: { search: $search }) { totalCount }
  }
  fragment Count on ContentConnection { __typename totalCount }`;

  it('are read in one pass for each thing that is sought, and no page with them', async () => {
    const [row] = await api.sql<{ title: string }>('select title from content where missing_at is not null and deleted_at is null limit 1');
    const search = row?.title.split(' ')[0];
    let counts: Json = {};
    const statements = await api.statements(async () => {
      counts = await api.ok(TOGETHER, { siteId, search });
    });
    expect(statements.filter((statement) => statement.includes('from "content"'))).toHaveLength(2);
    const [{ deleted } = { deleted: 0 }] = await api.sql<{ deleted: number }>(
      'select count(*)::int as deleted from content where site_id = $1 and deleted_at is not null',
      [siteId],
    );
    const found = await walk({ field: 'TITLE' }, { search }, 200);
    expect(Object.fromEntries(Object.entries(counts).map(([name, { totalCount }]) => [name, totalCount]))).toEqual({
      all: (await idsWhere('true')).length,
      deleted,
      drafts: (await idsWhere("status = 'draft'")).length,
      noCluster: (await idsWhere('cluster_id is null')).length,
      missing: (await idsWhere('missing_at is not null')).filter((id) => found.includes(id)).length,
      found: found.length,
    });
    expect(deleted).toBeGreaterThan(0);
    expect(counts.missing.totalCount).toBeGreaterThan(0);
  });

  it('fail alone where what they seek is refused', async () => {
    const { data, errors } = await api.send(
      `query ($siteId: ID!, $long: String!) {
        all: content(siteId: $siteId) { totalCount } essay: content(siteId: $siteId, filter: { search: $long }) { totalCount } }`,
      { siteId, long: 'a '.repeat(501) },
    );
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['essay', 'totalCount'], extensions: { code: 'BAD_USER_INPUT' } });
    expect(data).toBeNull();
  });
});

describe('the counts of a site', () => {
  it('tell conflicts, and failed publishes by the last attempt alone', async () => {
    const [failed, mended, deleted] = await idsWhere(
      'not exists (select from publish_attempt where content_id = content.id) and not exists (select from import_conflict where content_id = content.id)',
    );
    const attempt = (id: string | undefined, state: string, at: string) =>
      api.sql(
        `insert into publish_attempt (id, site_id, content_id, state, path, body_version, lease_until, created_at)
         values (gen_random_uuid(), $1, $2, $3, 'core_rest', 1, now(), $4)`,
        [siteId, id, state, at],
      );
    const stats = async () =>
      (await api.ok('query ($siteId: ID!) { site(id: $siteId) { stats { conflicts failedPublishes } } }', { siteId })).site.stats;
    const before = await stats();
    expect(before.conflicts).toBe((await idsWhere('exists (select from import_conflict where content_id = content.id)')).length);
    for (const id of [failed, mended, deleted]) await attempt(id, 'failed', '2026-01-01');
    await attempt(failed, 'succeeded', '2025-01-01');
    await attempt(mended, 'succeeded', '2026-01-02');
    await api.sql('update content set deleted_at = now() where id = $1', [deleted]);
    await api.sql(
      `insert into import_conflict (id, site_id, content_id, title, content_html, terms, fingerprint) values (gen_random_uuid(), $1, $2, '', '', '{}', 'x')`,
      [siteId, deleted],
    );
    expect(await stats()).toEqual({ conflicts: before.conflicts, failedPublishes: before.failedPublishes + 1 });
  });
});
