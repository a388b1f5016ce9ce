import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, walk } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

describe('taxonomies', () => {
  it('gives the terms of a taxonomy with every field', async () => {
    const parent = await create(admin, 'categories', { name: 'Boots & shoes' });
    const child = await create(admin, 'categories', { name: 'Deck', slug: 'deck', description: 'For <em>boats</em>.', parent: parent.id });
    await create(admin, 'posts', { title: 'One', status: 'publish', categories: [child.id] });
    const { body } = await admin.get('igny8/v1/taxonomies?taxonomy=category');
    expect(body).toEqual({
      items: [
        { term_id: 1, name: 'Uncategorized', slug: 'uncategorized', taxonomy: 'category', description: '', parent: 0, count: 0 },
        { term_id: parent.id, name: 'Boots & shoes', slug: 'boots-shoes', taxonomy: 'category', description: '', parent: 0, count: 0 },
        {
          term_id: child.id,
          name: 'Deck',
          slug: 'deck',
          taxonomy: 'category',
          description: 'For <em>boats</em>.',
          parent: parent.id,
          count: 1,
        },
      ],
      next_after_id: null,
      total: 3,
    });
  });

  it('gives attributes, which core REST hides, and of all taxonomies when none is named', async () => {
    await sandbox.php("wp_insert_term( 'Large', 'pa_size' ); wp_insert_term( 'Red', 'pa_color' ); wp_insert_term( 'Menu', 'nav_menu' );");
    expect((await admin.get('wp/v2/pa_size')).status).toBe(404);
    expect((await admin.get('igny8/v1/taxonomies?taxonomy=pa_size,pa_color')).body.items).toMatchObject([
      { name: 'Large', taxonomy: 'pa_size' },
      { name: 'Red', taxonomy: 'pa_color' },
    ]);
    const all = await walk(admin, 'igny8/v1/taxonomies');
    expect(new Set(all.map((term) => term.taxonomy))).toEqual(new Set(['category', 'pa_size', 'pa_color']));
  });

  it('walks by cursor without repeats or gaps while terms come and go', async () => {
    await sandbox.php('for ( $n = 1; $n <= 25; $n++ ) { wp_insert_term( "Tag $n", \'post_tag\' ); }');
    const before = await walk(admin, 'igny8/v1/taxonomies?taxonomy=post_tag&per_page=500');
    const seen = await walk(admin, 'igny8/v1/taxonomies?taxonomy=post_tag&per_page=4', async (page) => {
      if (page === 2) await create(admin, 'tags', { name: 'Came later' });
      if (page === 3) await admin.delete(`wp/v2/tags/${before[0].term_id}?force=true`);
    });
    expect(seen.map((term) => term.term_id)).toEqual([...before.map((term) => term.term_id), expect.any(Number)]);
  });

  it('answers 400 to what makes no sense', async () => {
    for (const query of ['taxonomy=nav_menu', 'taxonomy=none', 'per_page=501', 'per_page=0', 'after_id=-1', "taxonomy=x'"]) {
      expect([query, await admin.get(`igny8/v1/taxonomies?${query}`)]).toMatchObject([
        query,
        { status: 400, body: { code: 'rest_invalid_param' } },
      ]);
    }
  });
});
