import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { again, BOOT, type Client, clientOf, create, type Json, publishing, stored } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (wish: Json, client = admin) => client.post('igny8/v1/publish', wish);
const makeTerms = async (taxonomy: string, ...names: string[]): Promise<number[]> => {
  const { body } = await admin.post('igny8/v1/terms', { terms: names.map((name) => ({ taxonomy, name })) });
  return body.items.map((item: Json) => item.term_id);
};

describe('the terms of a post', () => {
  it('that are named replace those of their taxonomy; the others stay', async () => {
    const [one, two] = await makeTerms('category', 'One', 'Two');
    const [tag] = await makeTerms('post_tag', 'Kept');
    const wish = publishing({ terms: { category: [one], post_tag: [tag] } });
    const made = (await publish(wish)).body;
    expect(made.terms).toEqual({ category: [one], post_tag: [tag] });
    const changed = (await publish(again(wish, { terms: { category: [two] } }))).body;
    expect(changed).toMatchObject({ terms: { category: [two], post_tag: [tag] }, before: { taxonomies: { category: [one] } } });
    expect((await publish(again(wish, { terms: { post_tag: [] } }))).body.terms).toEqual({ category: [two], post_tag: [] });
    expect((await publish(again(wish, { terms: undefined }))).body.terms).toEqual({ category: [two], post_tag: [] });
    expect((await stored(admin, made.id)).categories).toEqual([two]);
  });

  it('that are not there are named, and nothing is written', async () => {
    const [category] = await makeTerms('category', 'There');
    const [tag] = await makeTerms('post_tag', 'A tag');
    const wish = publishing({ terms: { category: [category, 99_998, tag], post_tag: [99_999] } });
    const refused = await publish(wish);
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'igny8_unknown_term', data: { terms: { category: [99_998, tag], post_tag: [99_999] } } },
    });
    expect(refused.body.message).toContain(`category 99998, ${tag}; post_tag 99999`);
    expect((await admin.get(`igny8/v1/post-by-content-id/${wish.content_id}`)).status).toBe(404);
  });

  it('of a taxonomy that its type does not have are refused', async () => {
    for (const taxonomy of ['product_cat', 'nope', 'nav_menu', 'post_format']) {
      const refused = await publish(publishing({ terms: { [taxonomy]: [1] } }));
      expect([taxonomy, refused]).toMatchObject([
        taxonomy,
        { status: 400, body: { code: 'igny8_unknown_taxonomy', data: { taxonomies: [taxonomy] } } },
      ]);
    }
  });

  it('are assigned by whoever may assign them', async () => {
    const [category] = await makeTerms('category', 'For all');
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    expect((await publish(publishing({ terms: { category: [category] } }), author)).body.terms.category).toEqual([category]);
    const said = await sandbox.php(`
      get_taxonomy( 'category' )->cap->assign_terms = 'do_not_allow';
      $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
      $request->set_body_params( json_decode( '${JSON.stringify(publishing({ terms: { category: [category] } }))}', true ) );
      $response = rest_do_request( $request );
      echo $response->get_status(), ' ', $response->get_data()['code'];`);
    expect(said).toBe('403 rest_forbidden');
  });
});

describe('a product', () => {
  const attributes = async (id: number): Promise<Json> =>
    JSON.parse(await sandbox.php(`echo json_encode( get_post_meta( ${id}, '_product_attributes', true ) );`));

  it('gets its categories, and attributes that core REST hides, declared as WooCommerce needs it', async () => {
    const [category] = await makeTerms('product_cat', 'Boots');
    const sizes = await makeTerms('pa_size', 'Large', 'Small');
    const [color] = await makeTerms('pa_color', 'Red');
    const wish = publishing({ type: 'product', terms: { product_cat: [category], pa_size: sizes, pa_color: [color] } });
    const { status, body } = await publish(wish);
    expect(status).toBe(201);
    expect(body.terms).toEqual({ product_cat: [category], product_tag: [], pa_size: sizes, pa_color: [color] });
    const entry = { value: '', is_visible: 1, is_variation: 0, is_taxonomy: 1 };
    expect(await attributes(body.id)).toEqual({
      pa_size: { ...entry, name: 'pa_size', position: 0 },
      pa_color: { ...entry, name: 'pa_color', position: 1 },
    });
  });

  it('keeps what is declared already, and what has no terms is not declared', async () => {
    const [large] = await makeTerms('pa_size', 'Large');
    const old = await create(admin, 'product', { title: 'Boot', status: 'publish' });
    const weight = { name: 'Weight', value: '2 kg \\ "x"', position: 0, is_visible: 1, is_variation: 0, is_taxonomy: 0 };
    const size = { name: 'pa_size', value: '', position: 1, is_visible: 0, is_variation: 1, is_taxonomy: 1 };
    await sandbox.php(
      `update_post_meta( ${old.id}, '_product_attributes', wp_slash( json_decode( '${JSON.stringify({ weight, pa_size: size }).replace(/\\/g, '\\\\')}', true ) ) );`,
    );
    await publish(publishing({ id: old.id, type: 'product', terms: { pa_size: [large], pa_color: [] } }));
    expect(await attributes(old.id)).toEqual({ weight, pa_size: size });
    const [red] = await makeTerms('pa_color', 'Red');
    await publish(publishing({ id: old.id, type: 'product', terms: { pa_color: [red] } }));
    expect(await attributes(old.id)).toMatchObject({ weight, pa_size: size, pa_color: { position: 2, is_visible: 1 } });
  });

  it('is published the same where attributes are in core REST, and WooCommerce hears of it', async () => {
    const [medium] = await makeTerms('pa_size', 'Medium');
    const said = await sandbox.php(`
      function wc_delete_product_transients( $id ) { $GLOBALS['told'][] = $id; }
      get_taxonomy( 'pa_size' )->show_in_rest = true;
      $request = new WP_REST_Request( 'POST', '/igny8/v1/publish' );
      $request->set_body_params( json_decode( '${JSON.stringify(publishing({ type: 'product', terms: { pa_size: [medium] } }))}', true ) );
      $data = rest_do_request( $request )->get_data();
      echo json_encode( array( $data['terms']->pa_size, $GLOBALS['told'] === array( $data['id'] ), array_keys( get_post_meta( $data['id'], '_product_attributes', true ) ) ) );`);
    expect(JSON.parse(said)).toEqual([[medium], true, ['pa_size']]);
  });
});

describe('unlinking', () => {
  const unlink = (body: Json, client = admin) => client.post('igny8/v1/unlink', body);

  it('takes every mark off the post, leaves the post, and lets the Content become another', async () => {
    const wish = { ...publishing(), cluster_id: 'c', task_id: 't' };
    const { id } = (await publish(wish)).body;
    expect((await publish(again(wish))).status).toBe(200);
    expect((await unlink({ content_id: wish.content_id, id })).body).toEqual({ unlinked: true });
    const left = await sandbox.php(`echo json_encode( array( get_post_meta( ${id} ), get_post( ${id} )->guid ) );`);
    expect(left).not.toMatch(/igny8/);
    expect((await stored(admin, id)).content.raw).toBe('<p>Words.</p>');
    expect((await unlink({ content_id: wish.content_id, id })).body).toEqual({ unlinked: false });
    const anew = await publish(again(wish));
    expect(anew.status).toBe(201);
    expect(anew.body.id).not.toBe(id);
  });

  it('does nothing to a post that bears another Content, or is gone', async () => {
    const wish = publishing();
    const { id } = (await publish(wish)).body;
    expect((await unlink({ content_id: 'another', id })).body).toEqual({ unlinked: false });
    expect((await unlink({ content_id: wish.content_id, id: 99_999 })).body).toEqual({ unlinked: false });
    expect((await publish(again(wish))).body.id).toBe(id);
  });

  it('is for those who may edit the post', async () => {
    const wish = publishing();
    const { id } = (await publish(wish)).body;
    const results: Json = {};
    for (const role of ['subscriber', 'contributor', 'author', 'editor'] as const)
      results[role] = (await unlink({ content_id: wish.content_id, id }, clientOf(sandbox, await sandbox.createUser(role)))).status;
    expect(results).toEqual({ subscriber: 403, contributor: 403, author: 403, editor: 200 });
    expect((await unlink({ content_id: wish.content_id, id }, clientOf(sandbox))).status).toBe(401);
  });
});
