import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) {
  updateContent(id: $id, expectedVersion: $version, input: $input) {
    content { id title contentHtml version bodyVersion contentStructure cluster { id } taxonomyTerms { name } } } }`;

const createTerm = async (siteId: string, name: string): Promise<string> =>
  (
    await api.ok(
      'mutation ($siteId: ID!, $name: String!) { createTaxonomyTerm(siteId: $siteId, input: { name: $name, taxonomyType: CATEGORY }) { term { id } } }',
      { siteId, name },
    )
  ).createTaxonomyTerm.term.id;

describe('an edit', () => {
  it('keeps every byte, counts the version and leaves a revision', async () => {
    const draft = await site.draft('Moka pots');
    const contentHtml = '<!-- wp:html -->\r\n<div onclick="x()">"&amp;&nbsp;é 👩‍🚀 \u202e[gallery ids=\'1\']</div>\n<!-- /wp:html -->  ';
    const { updateContent } = await api.ok(UPDATE, { id: draft.id, version: draft.version, input: { contentHtml } });
    expect(updateContent.content).toMatchObject({ contentHtml, version: 2, bodyVersion: 2 });
    const { contentRevisions } = await api.ok(
      'query ($id: ID!) { contentRevisions(contentId: $id) { totalCount nodes { version contentHtml authorKind } } }',
      { id: draft.id },
    );
    expect(contentRevisions.totalCount).toBe(2);
    expect(contentRevisions.nodes[0]).toEqual({ version: 2, contentHtml, authorKind: 'TOKEN' });
  });

  it('is refused with both texts where somebody changed the same field since', async () => {
    const draft = await site.draft('First');
    await api.ok(UPDATE, { id: draft.id, version: 1, input: { title: 'Second' } });
    const { errors } = await api.send(UPDATE, { id: draft.id, version: 1, input: { title: 'Mine' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', staleFields: ['title'], current: { title: 'Second', version: 2 } });
    expect((await api.ok('query ($id: ID!) { contentItem(id: $id) { title } }', { id: draft.id })).contentItem.title).toBe('Second');
  });

  it('goes through where only other fields changed since', async () => {
    const draft = await site.draft('Apart');
    const { createCluster } = await api.ok(
      'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Elsewhere" }) { cluster { id } } }',
      { id: site.id },
    );
    await api.ok(
      'mutation ($ids: [ID!]!, $clusterId: ID!) { assignClusterBatch(selection: { ids: $ids }, clusterId: $clusterId) { updated } }',
      {
        ids: [draft.id],
        clusterId: createCluster.cluster.id,
      },
    );
    const { updateContent } = await api.ok(UPDATE, { id: draft.id, version: 1, input: { contentHtml: '<p>Later</p>' } });
    expect(updateContent.content).toMatchObject({ version: 3, contentHtml: '<p>Later</p>', cluster: { id: createCluster.cluster.id } });
    const { errors } = await api.send(UPDATE, { id: draft.id, version: 1, input: { clusterId: site.clusterId } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', staleFields: ['cluster'] });
  });

  it('changes nothing where one part of it is wrong', async () => {
    const draft = await site.draft('Whole');
    const other = await seedSite(api, 'Other');
    expect(await api.fails(UPDATE, { id: draft.id, version: 1, input: { title: 'Half', clusterId: other.clusterId } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'clusterId',
    });
    expect(await api.fails(UPDATE, { id: draft.id, version: 1, input: { title: 'Half', contentStructure: 'PRODUCT_PAGE' } })).toMatchObject(
      { code: 'BAD_USER_INPUT', path: 'contentStructure' },
    );
    expect(await api.fails(UPDATE, { id: draft.id, version: 1, input: { title: '  ' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'title',
    });
    expect(await api.fails(UPDATE, { id: draft.id, version: 1, input: { title: 'x'.repeat(301) } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(
      await api.fails(UPDATE, { id: draft.id, version: 1, input: { taxonomyTermIds: [await createTerm(other.id, 'Theirs')] } }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', path: 'taxonomyTermIds' });
    expect(await api.fails(UPDATE, { id: draft.id, version: 1, input: { clusterId: null } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'clusterId',
    });
    expect(await api.sql('select title, version from content where id = $1', [draft.id])).toEqual([{ title: 'Whole', version: 1 }]);
  });
});

describe('a watcher of a site', () => {
  it('is told which content changed, with what it is now', async () => {
    const client = createClient({ url: `${api.url}/graphql/stream`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
    const query = 'subscription ($siteId: ID!) { contentChanged(siteId: $siteId) { ids contents { id title version } } }';
    const events = client.iterate<{ contentChanged: Json }>({ query, variables: { siteId: site.id } });
    const seen: Json[] = [];
    const watching = (async () => {
      for await (const { data } of events) if (data) seen.push(data.contentChanged);
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const draft = await site.draft('Watched');
    await api.ok(UPDATE, { id: draft.id, version: 1, input: { title: 'Watched, and changed' } });
    await expect
      .poll(() => seen.at(-1)?.contents, { timeout: 5_000 })
      .toEqual([{ id: draft.id, title: 'Watched, and changed', version: 2 }]);
    await events.return?.();
    client.dispose();
    await watching.catch(() => undefined);
  });
});

describe('a batch', () => {
  it('assigns a category to the chosen, names what is not there, and counts only what changed', async () => {
    const [a, b] = [await site.draft('A'), await site.draft('B')];
    const termId = await createTerm(site.id, 'Brewing');
    const assign = `mutation ($ids: [ID!]!, $termId: ID!) { assignTaxonomyBatch(selection: { ids: $ids }, attachTermIds: [$termId]) { updated failed { id code } } }`;
    const nowhere = '01920000-0000-7000-8000-000000000000';
    expect((await api.ok(assign, { ids: [a.id, b.id, nowhere], termId })).assignTaxonomyBatch).toEqual({
      updated: 2,
      failed: [{ id: nowhere, code: 'NOT_FOUND' }],
    });
    expect((await api.ok(assign, { ids: [a.id, b.id], termId })).assignTaxonomyBatch.updated).toBe(0);
    const { content } = await api.ok(
      'query ($siteId: ID!, $termId: ID!) { content(siteId: $siteId, filter: { taxonomyTermIds: [$termId] }) { totalCount nodes { version bodyVersion taxonomyTerms { name } } } }',
      { siteId: site.id, termId },
    );
    expect(content.totalCount).toBe(2);
    expect(content.nodes[0]).toEqual({ version: 2, bodyVersion: 2, taxonomyTerms: [{ name: 'Brewing' }] });
  });

  it('works on all that match a filter', async () => {
    const { createCluster } = await api.ok(
      'mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Matching" }) { cluster { id } } }',
      { id: site.id },
    );
    await site.draft('Matching one');
    await site.draft('Matching two');
    const { assignClusterBatch } = await api.ok(
      'mutation ($clusterId: ID!) { assignClusterBatch(selection: { matching: { search: "matching" } }, clusterId: $clusterId) { updated } }',
      { clusterId: createCluster.cluster.id },
    );
    expect(assignClusterBatch.updated).toBe(2);
  });

  it('deletes softly and restores', async () => {
    const draft = await site.draft('Gone and back');
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [draft.id] });
    const list = 'query ($siteId: ID!) { content(siteId: $siteId, filter: { search: "gone and back" }) { totalCount } }';
    expect((await api.ok(list, { siteId: site.id })).content.totalCount).toBe(0);
    await api.ok('mutation ($ids: [ID!]!) { restoreContent(ids: $ids) { updated } }', { ids: [draft.id] });
    expect((await api.ok(list, { siteId: site.id })).content.totalCount).toBe(1);
  });
});

describe('a list', () => {
  const LIST = `query ($siteId: ID!, $first: Int!, $after: String) { content(siteId: $siteId, first: $first, after: $after, orderBy: { field: TITLE }) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id title contentHtml cluster { name keywordCount } sector { name } taxonomyTerms { name } primaryKeyword { text } task { id status } } } }`;

  it('runs a constant number of SQL statements, however long the page', async () => {
    const long = await seedSite(api, 'Long');
    const termId = await createTerm(long.id, 'Everywhere');
    for (let n = 0; n < 50; n += 1) await long.draft(`Item ${String(n).padStart(2, '0')}`);
    await api.ok('mutation ($termId: ID!) { assignTaxonomyBatch(selection: { matching: {} }, attachTermIds: [$termId]) { updated } }', {
      termId,
    });
    const count = async (first: number) => (await api.statements(() => api.ok(LIST, { siteId: long.id, first }))).length;
    const [two, fifty] = [await count(2), await count(50)];
    expect(two).toBeGreaterThanOrEqual(6);
    expect(fifty).toBe(two);
    expect(fifty).toBeLessThanOrEqual(11);

    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { content } = await api.ok(LIST, { siteId: long.id, first: 7, after });
      expect(content.totalCount).toBe(50);
      seen.push(...content.nodes.map((node: { title: string }) => node.title));
      after = content.pageInfo.endCursor;
      more = content.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => `Item ${String(n).padStart(2, '0')}`));
  });

  it('of a site out of reach is refused before anything of it is read or counted', async () => {
    const { createApiToken } = await api.ok(
      'mutation ($ids: [ID!]) { createApiToken(input: { name: "elsewhere", scopes: [READ], siteIds: $ids }) { secret } }',
      { ids: [(await seedSite(api, 'Elsewhere')).id] },
    );
    const statements = await api.statements(async () => {
      const asked = await api.fails(LIST, { siteId: site.id, first: 5 }, { token: createApiToken.secret });
      expect(asked.code).toBe('NOT_FOUND');
    });
    expect(statements.filter((statement) => /from "?content"?/.test(statement))).toEqual([]);
  });

  it('refuses a cursor of another order', async () => {
    const { content } = await api.ok('query ($siteId: ID!) { content(siteId: $siteId, first: 1) { pageInfo { endCursor } } }', {
      siteId: site.id,
    });
    expect(await api.fails(LIST, { siteId: site.id, first: 5, after: content.pageInfo.endCursor })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'after',
    });
  });
});
