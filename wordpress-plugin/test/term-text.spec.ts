import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, type Json, newId, sha256 } from './kit.ts';

const TEXT = '<h2>Boots \\ "for" rain</h2>\n<p>With a <a href="/x" title="y">link</a>, 🛶.</p>\n<ul><li>One</li></ul>';
const DIRTY = `${TEXT}<script>alert(1)</script>`;

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (wish: Json, client = admin) => client.post('igny8/v1/publish', wish);
const describing = (term: Json, more: Json = {}): Json => ({ idempotency_key: newId(), content_id: newId(), term, ...more });
const descriptionOf = async (id: number): Promise<string> =>
  JSON.parse(await sandbox.php(`echo json_encode( get_term( ${id} )->description );`));
let made = 0;
const makeTerm = async (description = '', taxonomy = 'category'): Promise<number> => {
  const { body } = await admin.post('igny8/v1/terms', { terms: [{ taxonomy, name: `Term ${++made} & more`, description }] });
  return body.items[0].term_id;
};

describe('the text of an archive page', () => {
  it('becomes the description of its term, with the markup of a post; name and slug stay', async () => {
    const id = await makeTerm('Before.');
    const wish = describing({ id, taxonomy: 'category', description: TEXT });
    const { status, body } = await publish(wish);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      taxonomy: 'category',
      name: `Term ${made} & more`,
      slug: `term-${made}-more`,
      link: `${sandbox.url}/category/term-${made}-more/`,
      description: null,
      stored_hash: sha256(TEXT),
      before: { description: 'Before.' },
      replayed: false,
    });
    expect(await descriptionOf(id)).toBe(TEXT);
    expect(await sandbox.php(`echo get_term_meta( ${id}, '_igny8_content_id', true );`)).toBe(wish.content_id);
  });

  it('works for attributes, which have no archive unless they are public', async () => {
    const size = await publish(describing({ id: await makeTerm('', 'pa_size'), taxonomy: 'pa_size', description: TEXT }));
    const color = await publish(describing({ id: await makeTerm('', 'pa_color'), taxonomy: 'pa_color', description: TEXT }));
    expect([size.status, color.status, color.body.link]).toEqual([200, 200, '']);
    expect(size.body.link).toContain(`${sandbox.url}/size/`);
  });

  it('is stored as it is for an administrator and an editor, and filtered like a post for others who may edit terms', async () => {
    const limited = await sandbox.createUser('author');
    await sandbox.php(`get_user_by( 'id', ${limited.id} )->add_cap( 'manage_categories' );`);
    const editor = clientOf(sandbox, await sandbox.createUser('editor'));
    for (const [client, stored] of [
      [admin, DIRTY],
      [editor, DIRTY],
      [clientOf(sandbox, limited), `${TEXT}alert(1)`],
    ] as const) {
      const id = await makeTerm();
      const { body } = await publish(describing({ id, taxonomy: 'category', description: DIRTY }), client);
      expect(body.description).toBe(stored === DIRTY ? null : stored);
      expect(body.stored_hash).toBe(sha256(stored));
      expect(await descriptionOf(id)).toBe(stored);
    }
  });

  it('is for those who may edit terms', async () => {
    const id = await makeTerm('Before.');
    const wish = describing({ id, taxonomy: 'category', description: 'x' });
    for (const role of ['author', 'contributor', 'subscriber'] as const) {
      const answer = await publish(wish, clientOf(sandbox, await sandbox.createUser(role)));
      expect([role, answer]).toMatchObject([role, { status: 403, body: { code: 'rest_forbidden' } }]);
    }
    expect((await publish(wish, clientOf(sandbox))).status).toBe(401);
    expect(await descriptionOf(id)).toBe('Before.');
  });

  it('sent again with its key changes nothing, and is answered as before', async () => {
    const id = await makeTerm('Before.');
    const wish = describing({ id, taxonomy: 'category', description: DIRTY });
    const first = await publish(wish);
    await create(admin, 'categories', { name: `Other ${id}` });
    await admin.post(`wp/v2/categories/${id}`, { description: 'Edited since.' });
    expect((await publish(wish)).body).toEqual({ ...first.body, replayed: true });
    expect(await descriptionOf(id)).toBe('Edited since.');
  });

  it('is left alone when it was changed since, unless it says already what is sent', async () => {
    const id = await makeTerm('Theirs.');
    const term = { id, taxonomy: 'category', description: TEXT };
    const stale = { expected_hash: sha256('Seen before.') };
    expect(await publish(describing(term, stale))).toMatchObject({
      status: 409,
      body: { code: 'igny8_changed', data: { current: { description: 'Theirs.' } } },
    });
    expect(await descriptionOf(id)).toBe('Theirs.');
    expect((await publish(describing(term, { expected_hash: sha256('Theirs.').toUpperCase() }))).status).toBe(200);
    expect((await publish(describing(term, stale))).status).toBe(200);
  });

  it('of a term that is gone, or is of another taxonomy, is 404', async () => {
    const id = await makeTerm();
    for (const term of [
      { id: 99_999, taxonomy: 'category' },
      { id, taxonomy: 'post_tag' },
    ])
      expect(await publish(describing({ ...term, description: 'x' }))).toMatchObject({ status: 404, body: { code: 'igny8_not_found' } });
  });

  it('waits its turn: ten at once leave the text of one of them, and its Content', async () => {
    const id = await makeTerm();
    const content_id = newId();
    const wishes = Array.from({ length: 10 }, (_, index) =>
      describing({ id, taxonomy: 'category', description: `<p>${index}</p>` }, { content_id }),
    );
    const answers = await Promise.all(wishes.map((wish) => publish(wish)));
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(answer).toMatchObject({ status: 409, body: { code: 'igny8_busy' } });
    const hashes = answers.filter(({ status }) => status === 200).map(({ body }) => body.stored_hash);
    expect(hashes).toContain(sha256(await descriptionOf(id)));
  });
});

describe('a published text', () => {
  const rename = (id: number, description?: string) =>
    sandbox.php(
      `wp_update_term( ${id}, 'category', json_decode( '${JSON.stringify({ name: `Renamed ${id}`, ...(description && { description }) }).replace(/\\/g, '\\\\')}', true ) );`,
    );
  const published = async (): Promise<number> => {
    const id = await makeTerm();
    await publish(describing({ id, taxonomy: 'category', description: '<h2>Boots</h2>\n<p>Words.</p>' }));
    return id;
  };

  it('keeps its markup when somebody renames the term, also in a form that sends other line ends', async () => {
    const id = await published();
    await rename(id);
    expect(await descriptionOf(id)).toBe('<h2>Boots</h2>\n<p>Words.</p>');
    await rename(id, '<h2>Boots</h2>\r\n<p>Words.</p>');
    expect(await descriptionOf(id)).toBe('<h2>Boots</h2>\r\n<p>Words.</p>');
  });

  it('that somebody edits by hand is filtered as WordPress does it, and so is the same text elsewhere', async () => {
    const id = await published();
    await rename(id, '<h2>Boots</h2><p>Edited.</p>');
    expect(await descriptionOf(id)).toBe('BootsEdited.');
    const other = await makeTerm('<h2>Boots</h2><script>x</script>');
    expect(await descriptionOf(other)).toBe('Bootsx');
    const tag = await makeTerm('<h2>Boots</h2>\n<p>Words.</p>', 'post_tag');
    expect(await descriptionOf(tag)).toBe('Boots\nWords.');
  });
});
