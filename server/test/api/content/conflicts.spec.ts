// How conflicts are kept and refused. That they come from a real WordPress, and go back there, is in test/wordpress/conflicts.spec.ts.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/modules/content/index.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const CONTENT = `id title contentHtml version unpublishedChanges taxonomyTerms { name }
  conflict { title contentHtml terms { taxonomy name externalId isNew } }`;
const READ = `query ($id: ID!) { contentItem(id: $id) { ${CONTENT} } }`;
const RESOLVE = `mutation ($id: ID!, $keep: ConflictChoice!, $merged: DraftInput, $version: Int!) {
  resolveConflict(contentId: $id, keep: $keep, merged: $merged, expectedVersion: $version) { content { ${CONTENT} } } }`;
const UPDATE =
  'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { version } } }';
const IDS = 'mutation ($ids: [ID!]!) { NAME(ids: $ids) { updated } }';

let api: TestApi;
let site: SeededSite;
let externalId = 100;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const read = async (id: string) => (await api.ok(READ, { id })).contentItem;
const post = (id: number, html: string, terms: Record<string, number[]> = { category: [1] }) => ({
  externalId: id,
  contentType: 'article' as const,
  status: 'publish',
  title: 'Theirs',
  html,
  url: 'https://example.test/theirs/',
  modifiedAt: new Date().toISOString(),
  contentId: null,
  terms,
});
const look = async (posts: ReturnType<typeof post>[]) =>
  api.services.importedContent.savePage(site.id, posts, await api.services.knownPosts.moment());

/** Published as it was drafted, edited since, and found changed by an import. */
async function contested(title: string, theirs = '<p>Theirs.</p>') {
  const { id } = await site.draft(title, '<p>Words.</p>');
  externalId += 1;
  await api.sql(
    `update content set external_kind = 'post', external_id = $2, status = 'published', published_version = 1, baseline_version = 1,
      baseline_hash = $3 where id = $1`,
    [id, externalId, fingerprint({ title, html: '<p>Words.</p>', terms: { category: [1] } })],
  );
  await api.ok(UPDATE, { id, version: 1, input: { contentHtml: '<p>Ours.</p>' } });
  expect((await look([post(externalId, theirs)])).conflicts).toMatchObject([{ contentId: id }]);
  return { id, externalId, version: (await read(id)).version as number };
}

describe('a conflict', () => {
  let id: string;
  let version: number;
  beforeEach(async () => {
    ({ id, version } = await contested('Contested'));
  });

  it('is refused a choice that is not one, and a second choice', async () => {
    const fails = (variables: object) => api.fails(RESOLVE, { id, version, ...variables });
    const merged = { title: 'Both', contentHtml: '<p>Both.</p>' };
    expect(await fails({ keep: 'MERGED' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'merged' });
    expect(await fails({ keep: 'OURS', merged })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'merged' });
    expect(await fails({ keep: 'MERGED', merged: { ...merged, title: ' ' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'merged.title',
    });
    await api.ok(RESOLVE, { id, version, keep: 'THEIRS' });
    expect(await fails({ keep: 'OURS' })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Reload') });
  });

  it('is chosen by nobody who has not seen the present words of both sides', async () => {
    await api.ok(UPDATE, { id, version, input: { contentHtml: '<p>Ours, later.</p>' } });
    for (const keep of ['OURS', 'THEIRS', 'MERGED']) {
      const merged = keep === 'MERGED' ? { title: 'Both', contentHtml: '<p>Both.</p>' } : null;
      const { errors } = await api.send(RESOLVE, { id, version, keep, merged });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        staleFields: ['contentHtml'],
        current: { contentHtml: '<p>Ours, later.</p>' },
      });
    }
    expect((await read(id)).conflict).not.toBeNull();
    // A cluster that somebody assigned meanwhile is no reason to look again.
    const seen = (await read(id)).version;
    await api.sql(
      "update content set version = version + 1, field_versions = field_versions || jsonb_build_object('cluster', version + 1) where id = $1",
      [id],
    );
    expect((await api.ok(RESOLVE, { id, version: seen, keep: 'OURS' })).resolveConflict.content.conflict).toBeNull();
  });

  it('the same words met again are no news; other ones are', async () => {
    const again = await look([post(externalId, '<p>Theirs.</p>')]);
    expect(again.conflicts).toHaveLength(1);
    expect((await read(id)).version).toBe(version);
    await look([post(externalId, '<p>Theirs, later.</p>')]);
    expect(await read(id)).toMatchObject({ version: version + 1, conflict: { contentHtml: '<p>Theirs, later.</p>' } });
    await look([{ ...post(externalId, '<p>Words.</p>'), title: 'Contested' }]);
    expect((await read(id)).conflict).toBeNull();
  });

  it('is silent while the content is deleted', async () => {
    await api.ok(IDS.replace('NAME', 'deleteContent'), { ids: [id] });
    expect((await read(id)).conflict).toBeNull();
    expect(await api.fails(RESOLVE, { id, version, keep: 'OURS' })).toMatchObject({ code: 'NOT_FOUND' });
    await api.ok(IDS.replace('NAME', 'restoreContent'), { ids: [id] });
    expect((await read(id)).conflict).toMatchObject({ title: 'Theirs' });
  });

  it('is out of reach for a token of another site, and for a reader', async () => {
    const other = await seedSite(api, 'Another');
    const token = async (input: object) =>
      (await api.ok('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', { input })).createApiToken
        .secret;
    const foreign = { token: await token({ name: 'foreign', scopes: ['READ', 'WRITE'], siteIds: [other.id] }) };
    const reader = { token: await token({ name: 'reader', scopes: ['READ'] }) };
    expect(await api.fails(RESOLVE, { id, version, keep: 'OURS' }, foreign)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(RESOLVE, { id, version, keep: 'OURS' }, reader)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('THEIRS leaves terms of ours that WordPress has never heard of, and they are still to be published', async () => {
    const { createTaxonomyTerm } = await api.ok(
      'mutation ($id: ID!, $name: String!) { createTaxonomyTerm(siteId: $id, input: { name: $name, taxonomyType: TAG }) { term { id } } }',
      { id: site.id, name: `local ${id}` },
    );
    await api.ok(UPDATE, { id, version, input: { taxonomyTermIds: [createTaxonomyTerm.term.id] } });
    const { content } = (await api.ok(RESOLVE, { id, version: version + 1, keep: 'THEIRS' })).resolveConflict;
    expect(content).toMatchObject({ contentHtml: '<p>Theirs.</p>', taxonomyTerms: [{ name: `local ${id}` }], unpublishedChanges: true });
  });
});

describe('ours, kept over what WordPress has', () => {
  it('is still to be published, also where it is what was published last', async () => {
    const { id } = await site.draft('Live', '<p>Words.</p>');
    externalId += 1;
    await api.sql(
      `update content set external_kind = 'post', external_id = $2, status = 'published', published_version = 1, baseline_version = 1,
        baseline_hash = $3 where id = $1`,
      [id, externalId, fingerprint({ title: 'Live', html: '<p>Words.</p>', terms: {} })],
    );
    const { createTaxonomyTerm } = await api.ok(
      'mutation ($id: ID!) { createTaxonomyTerm(siteId: $id, input: { name: "by mistake", taxonomyType: TAG }) { term { id } } }',
      { id: site.id },
    );
    const { assignTaxonomyBatch } = await api.ok(
      'mutation ($id: ID!, $term: ID!) { assignTaxonomyBatch(selection: { ids: [$id] }, attachTermIds: [$term]) { undoToken } }',
      { id, term: createTaxonomyTerm.term.id },
    );
    expect((await look([post(externalId, '<p>Theirs.</p>', {})])).conflicts).toHaveLength(1);
    await api.ok('mutation ($token: ID!) { undo(token: $token) { restored } }', { token: assignTaxonomyBatch.undoToken });
    const { content } = (await api.ok(RESOLVE, { id, version: (await read(id)).version, keep: 'OURS' })).resolveConflict;
    expect(content).toMatchObject({ contentHtml: '<p>Words.</p>', conflict: null, unpublishedChanges: true });
  });
});

describe('a list of conflicts', () => {
  it('costs as many statements as one, and names terms that are not known here by their ids', async () => {
    await api.sql(
      `insert into content_taxonomy (id, site_id, name, slug, taxonomy_type, external_taxonomy, external_id) values (gen_random_uuid(), $1, 'Brewing', 'brewing', 'category', 'category', 7)`,
      [site.id],
    );
    for (const title of ['One', 'Two', 'Three']) await contested(title);
    await look([post(externalId, '<p>Theirs.</p>', { category: [7, 8] })]);
    const list = (first: number) =>
      api.ok(`query ($id: ID!, $first: Int!) { content(siteId: $id, first: $first) { nodes { ${CONTENT} } } }`, { id: site.id, first });
    const one = await api.statements(() => list(1));
    const many = await api.statements(() => list(50));
    expect(many.length).toBe(one.length);
    const terms = (await list(50)).content.nodes.flatMap((node: { conflict: { terms: object[] } | null }) => node.conflict?.terms ?? []);
    expect(terms).toEqual(
      expect.arrayContaining([
        { taxonomy: 'category', name: 'Brewing', externalId: '7', isNew: false },
        { taxonomy: 'category', name: '#8', externalId: '8', isNew: false },
      ]),
    );
  });
});
