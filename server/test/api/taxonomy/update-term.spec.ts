import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
let other: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  other = await seedSite(api, 'The Home Roaster');
});
afterAll(() => api.stop());

const create = async (name: string, more: Record<string, unknown> = {}): Promise<string> => {
  const { createTaxonomyTerm } = await api.ok(
    'mutation ($id: ID!, $input: CreateTaxonomyTermInput!) { createTaxonomyTerm(siteId: $id, input: $input) { term { id } } }',
    { id: site.id, input: { name, taxonomyType: 'CATEGORY', ...more } },
  );
  return createTaxonomyTerm.term.id;
};
const UPDATE =
  'mutation ($id: ID!, $input: UpdateTaxonomyTermInput!) { updateTaxonomyTerm(id: $id, input: $input) { term { name slug description parent { id } } } }';

describe('a term that was made here', () => {
  it('changes in what is given, and in nothing else', async () => {
    const above = await create('Coffee');
    const id = await create('Brewing', { description: 'All of it.' });
    expect((await api.ok(UPDATE, { id, input: { name: ' Brewing guides ', parentId: above } })).updateTaxonomyTerm.term).toEqual({
      name: 'Brewing guides',
      slug: 'brewing',
      description: 'All of it.',
      parent: { id: above },
    });
    expect((await api.ok(UPDATE, { id, input: { slug: 'Guides!', description: '', parentId: null } })).updateTaxonomyTerm.term).toEqual({
      name: 'Brewing guides',
      slug: 'guides',
      description: null,
      parent: null,
    });
  });

  it('is refused a slug that is taken, a circle, and a term above it that does not fit', async () => {
    const one = await create('One');
    const two = await create('Two', { parentId: one });
    expect(await api.fails(UPDATE, { id: one, input: { slug: 'two' } })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'slug' });
    expect(await api.fails(UPDATE, { id: one, input: { parentId: two } })).toMatchObject({ path: 'parentId' });
    const tag = await create('A tag', { taxonomyType: 'TAG' });
    expect(await api.fails(UPDATE, { id: one, input: { parentId: tag } })).toMatchObject({ path: 'parentId' });
    expect(await api.fails(UPDATE, { id: one, input: { clusterId: site.clusterId } })).toMatchObject({ path: 'clusterId' });
  });

  it('is not reached from another site', async () => {
    const id = await create('Ours alone');
    const { createApiToken } = await api.ok(
      'mutation ($ids: [ID!]) { createApiToken(input: { name: "other", scopes: [READ, WRITE], siteIds: $ids }) { secret } }',
      { ids: [other.id] },
    );
    expect(await api.fails(UPDATE, { id, input: { name: 'Theirs' } }, { token: createApiToken.secret })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

it('a term that WordPress has is changed there', async () => {
  const id = await create('Theirs');
  await api.sql('update content_taxonomy set external_id = 7 where id = $1', [id]);
  expect(await api.fails(UPDATE, { id, input: { name: 'Ours' } })).toMatchObject({ code: 'CONFLICT' });
});
