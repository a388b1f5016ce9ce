import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { seedSite } from '../../kit/seed.ts';

let api: TestApi;
let siteId: string;
let mara: string;
let noor: string;
let reader: string;

const token = async (name: string, scopes: string[], siteIds: string[] | null = null): Promise<string> =>
  (
    await api.ok('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
      input: { name, scopes, siteIds },
    })
  ).createApiToken.secret;

beforeAll(async () => {
  api = await startApi();
  siteId = (await seedSite(api, 'Slow Morning')).id;
  [mara, noor, reader] = (await Promise.all([
    token('Mara', ['READ', 'WRITE']),
    token('Noor', ['READ', 'WRITE']),
    token('Reader', ['READ']),
  ])) as [string, string, string];
});
afterAll(() => api.stop());

const SAVE = `mutation ($siteId: ID!, $input: SaveViewInput!) {
  saveView(siteId: $siteId, input: $input) { view { id siteId name query shared mine createdAt updatedAt } } }`;
const DELETE = 'mutation ($id: ID!) { deleteView(id: $id) { id } }';
const LIST = 'query ($siteId: ID!) { savedViews(siteId: $siteId) { id name query shared mine } }';

const save = async (input: Json, as = mara): Promise<Json> => (await api.ok(SAVE, { siteId, input }, { token: as })).saveView.view;
const names = async (as: string): Promise<string[]> =>
  (await api.ok(LIST, { siteId }, { token: as })).savedViews.map(({ name, mine }: Json) => `${name}${mine ? '' : ' (theirs)'}`);

describe('a saved view', () => {
  it('is for its owner alone until it is shared, and then everybody who reaches the site sees it', async () => {
    const view = await save({ name: '  To   publish ', query: 'status=DRAFT&sort=title&search=moka%20pot' });
    expect(view).toMatchObject({
      siteId,
      name: 'To publish',
      query: 'status=DRAFT&sort=title&search=moka%20pot',
      shared: false,
      mine: true,
    });
    expect(await names(mara)).toEqual(['To publish']);
    expect(await names(noor)).toEqual([]);
    const shared = await save({ id: view.id, name: 'To publish', query: 'status=DRAFT', shared: true });
    expect(shared).toMatchObject({ id: view.id, query: 'status=DRAFT', shared: true });
    expect(await names(noor)).toEqual(['To publish (theirs)']);
    expect(await names(reader)).toEqual(['To publish (theirs)']);
    expect((await save({ id: view.id, name: 'Ready', query: '' })).shared).toBe(true);
  });

  it('is listed by name, whatever the case', async () => {
    await save({ name: 'zebra', query: '' }, noor);
    await save({ name: 'Apple', query: '' }, noor);
    expect(await names(noor)).toEqual(['Apple', 'Ready (theirs)', 'zebra']);
  });

  it('is changed and deleted by its owner alone; one that is not shared is not even there for others', async () => {
    const shared = await save({ name: 'Shared', query: '', shared: true });
    const hidden = await save({ name: 'Hidden', query: '' });
    const change = (id: string, as: string) => api.fails(SAVE, { siteId, input: { id, name: 'Mine now', query: '' } }, { token: as });
    expect(await change(shared.id, noor)).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('one of your own') });
    expect(await api.fails(DELETE, { id: shared.id }, { token: noor })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await change(hidden.id, noor)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(DELETE, { id: hidden.id }, { token: noor })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(DELETE, { id: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await api.ok(DELETE, { id: shared.id }, { token: mara })).deleteView).toEqual({ id: shared.id });
    expect(await names(mara)).toEqual(['Hidden', 'Ready']);
  });

  it('has a name of its own among the views of its owner, in any case', async () => {
    const { id } = await save({ name: 'Once', query: '' });
    for (const input of [
      { name: 'ONCE', query: '' },
      { id, name: 'hidden', query: '' },
    ])
      expect(await api.fails(SAVE, { siteId, input }, { token: mara })).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining(`called "${input.name}" already`),
      });
    expect((await save({ id, name: 'ONCE', query: 'a=b' })).name).toBe('ONCE');
    expect((await save({ name: 'Once', query: '' }, noor)).mine).toBe(true);
  });

  it('is refused with a name or a query that is none', async () => {
    const fault = async (input: Json) => (await api.fails(SAVE, { siteId, input }, { token: mara })).path;
    expect(await fault({ name: '  ', query: '' })).toBe('name');
    expect(await fault({ name: 'x'.repeat(61), query: '' })).toBe('name');
    for (const query of ['?a=b', 'a=b c', 'a=b#c', 'a=%zz', 'a=<b>', 'a=\n', 'x'.repeat(2_001)])
      expect(await fault({ name: 'n', query }), query).toBe('query');
    expect((await save({ name: '🫖'.repeat(60), query: 'x'.repeat(2_000) })).name).toHaveLength(120);
  });

  it('needs more than reading to be saved or deleted, and a site in reach', async () => {
    expect(await api.fails(SAVE, { siteId, input: { name: 'n', query: '' } }, { token: reader })).toMatchObject({ code: 'FORBIDDEN' });
    const other = await seedSite(api, 'Other');
    const held = await token('Held', ['READ', 'WRITE'], [other.id]);
    expect(await api.fails(LIST, { siteId }, { token: held })).toMatchObject({ code: 'NOT_FOUND' });
    const mine = await save({ name: 'Of the first site', query: '', shared: true });
    expect(await api.fails(DELETE, { id: mine.id }, { token: held })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.fails(SAVE, { siteId: other.id, input: { id: mine.id, name: 'Moved', query: '' } }, { token: mara })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('works for the token from the environment, and has an end', async () => {
    const view = (await api.ok(SAVE, { siteId, input: { name: 'Automatic', query: '' } })).saveView.view;
    expect(view.mine).toBe(true);
    await api.sql(
      `insert into saved_view (id, site_id, owner_id, name, query) select gen_random_uuid(), site_id, owner_id, 'n' || n, '' from saved_view, generate_series(1, 199) n where id = $1`,
      [view.id],
    );
    expect(await api.fails(SAVE, { siteId, input: { name: 'One more', query: '' } })).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });
});
