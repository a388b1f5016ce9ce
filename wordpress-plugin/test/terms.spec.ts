import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, type Json } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workers: 8 });
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const makeAll = async (terms: Json[], client = admin): Promise<Json[]> => (await client.post('igny8/v1/terms', { terms })).body.items;
const make = async (term: Json, client = admin): Promise<Json> => (await makeAll([term], client))[0];

describe('making terms', () => {
  it('makes each in its taxonomy, those that core REST hides too, in the order given', async () => {
    const parent = await create(admin, 'categories', { name: 'Outdoor' });
    const items = await makeAll([
      {
        taxonomy: 'category',
        name: 'Boots & "shoes" \\',
        slug: 'shoes',
        description: 'All <em>of</em> them \\ "here".',
        parent: parent.id,
      },
      { taxonomy: 'pa_size', name: 'Large' },
      { taxonomy: 'pa_color', name: 'Rød' },
      { taxonomy: 'post_tag', name: '2024' },
    ]);
    expect(items).toEqual([
      {
        term_id: expect.any(Number),
        taxonomy: 'category',
        name: 'Boots & "shoes" \\',
        slug: 'shoes',
        description: 'All <em>of</em> them \\ "here".',
        parent: parent.id,
        adopted: false,
      },
      { term_id: expect.any(Number), taxonomy: 'pa_size', name: 'Large', slug: 'large', description: '', parent: 0, adopted: false },
      { term_id: expect.any(Number), taxonomy: 'pa_color', name: 'Rød', slug: 'rod', description: '', parent: 0, adopted: false },
      { term_id: expect.any(Number), taxonomy: 'post_tag', name: '2024', slug: '2024', description: '', parent: 0, adopted: false },
    ]);
    const listed = (await admin.get('igny8/v1/taxonomies?taxonomy=category')).body.items.find((term: Json) => term.slug === 'shoes');
    const { adopted: _adopted, ...item } = items[0];
    expect(listed).toEqual({ ...item, count: 0 });
  });

  it('adopts the one that is there, by its slug or its name, and leaves it as it is', async () => {
    const first = await make({ taxonomy: 'post_tag', name: 'Salt & sea', slug: 'salt' });
    for (const wish of [
      { name: 'Salt & sea' },
      { name: 'Another name', slug: 'salt', description: 'Not taken.' },
      { name: 'Salt & sea', slug: 'other' },
      { name: 'salt & SEA' },
    ])
      expect([wish, await make({ taxonomy: 'post_tag', ...wish })]).toEqual([wish, { ...first, adopted: true }]);
  });

  it('does not take a name for another because their slugs are alike', async () => {
    const [c, plus, sharp] = await makeAll(['C', 'C++', 'C#'].map((name) => ({ taxonomy: 'post_tag', name })));
    expect([c, plus, sharp].map(({ name, slug, adopted }) => [name, slug, adopted])).toEqual([
      ['C', 'c', false],
      ['C++', 'c-2', false],
      ['C#', 'c-3', false],
    ]);
    expect(await make({ taxonomy: 'post_tag', name: 'C++' })).toEqual({ ...plus, adopted: true });
  });

  it('takes the same name under another parent, or in another taxonomy, for another term', async () => {
    const parent = await make({ taxonomy: 'category', name: 'Garden' });
    const top = await make({ taxonomy: 'category', name: 'Chairs' });
    const below = await make({ taxonomy: 'category', name: 'Chairs', parent: parent.term_id });
    const tag = await make({ taxonomy: 'post_tag', name: 'Chairs' });
    expect([below.adopted, tag.adopted]).toEqual([false, false]);
    expect(new Set([top.term_id, below.term_id, tag.term_id]).size).toBe(3);
    expect(await make({ taxonomy: 'category', name: 'Chairs', parent: parent.term_id })).toEqual({ ...below, adopted: true });
  });

  it('tells of each that it could not make, and makes the others', async () => {
    const items = await makeAll([
      { taxonomy: 'post_tag', name: 'Flat', parent: 1 },
      { taxonomy: 'category', name: 'Orphan', parent: 99_999 },
      { taxonomy: 'category', name: '   ' },
      { taxonomy: 'category', name: 'Fine' },
    ]);
    expect(items).toMatchObject([
      { error: { code: 'rest_taxonomy_not_hierarchical', message: expect.stringContaining('post_tag') } },
      { error: { code: 'rest_term_invalid' } },
      { error: { code: 'empty_term_name' } },
      { name: 'Fine', adopted: false },
    ]);
  });

  it.each(Array.from({ length: 10 }, (_, round) => `Petrol ${round}`))('asked for at once makes one: %s', async (name) => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => make({ taxonomy: 'pa_color', name })));
    expect(new Set(answers.map((item) => item.term_id)).size).toBe(1);
    const all = (await admin.get('igny8/v1/taxonomies?taxonomy=pa_color')).body.items;
    expect(all.filter((term: Json) => term.name === name)).toHaveLength(1);
  });

  it('is for those who may: of a flat taxonomy whoever may assign its terms, of a tree only editors; adopting is for all', async () => {
    const there = await make({ taxonomy: 'category', name: 'There' });
    const results: Json = {};
    for (const role of ['editor', 'author', 'contributor'] as const) {
      const client = clientOf(sandbox, await sandbox.createUser(role));
      const items = await makeAll(
        [
          { taxonomy: 'category', name: `Tree of ${role}` },
          { taxonomy: 'post_tag', name: `Tag of ${role}` },
          { taxonomy: 'category', name: 'There' },
        ],
        client,
      );
      results[role] = items.map((item) => item.error?.code ?? (item.adopted ? 'adopted' : 'made'));
    }
    expect(results).toEqual({
      editor: ['made', 'made', 'adopted'],
      author: ['rest_forbidden', 'made', 'adopted'],
      contributor: ['rest_forbidden', 'made', 'adopted'],
    });
    expect(there.adopted).toBe(false);
    const subscriber = clientOf(sandbox, await sandbox.createUser('subscriber'));
    expect((await subscriber.post('igny8/v1/terms', { terms: [{ taxonomy: 'post_tag', name: 'No' }] })).status).toBe(403);
    expect((await clientOf(sandbox).post('igny8/v1/terms', { terms: [{ taxonomy: 'post_tag', name: 'No' }] })).status).toBe(401);
  });

  it('answers 400 to what makes no sense', async () => {
    const good = { taxonomy: 'post_tag', name: 'Good' };
    for (const terms of [
      undefined,
      [],
      Array(101).fill(good),
      [{ ...good, taxonomy: 'nav_menu' }],
      [{ taxonomy: 'post_tag' }],
      [{ ...good, name: '' }],
      [{ ...good, name: 'x'.repeat(201) }],
      [{ ...good, parent: -1 }],
      [{ ...good, colour: 'red' }],
      ['Good'],
    ])
      expect([terms, (await admin.post('igny8/v1/terms', { terms })).status]).toEqual([terms, 400]);
  });
});
