import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxRole, startSandbox } from '../../sandbox/start.ts';
import { again, BOOT, type Client, clientOf, create, type Json, publishing, sha256, stored } from './kit.ts';

let sandbox: Sandbox;
const as = {} as Record<SandboxRole, Client>;
beforeAll(async () => {
  sandbox = await startSandbox();
  as.administrator = clientOf(sandbox, sandbox);
  for (const role of ['editor', 'author', 'contributor', 'subscriber'] as const)
    as[role] = clientOf(sandbox, await sandbox.createUser(role));
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (client: Client, wish: Json) => client.post('igny8/v1/publish', wish);
const FORBIDDEN = { status: 403, body: { code: 'rest_forbidden' } };

const DIRTY =
  '<p class="a" onclick="x()">Words <b>bold</b></p><script>alert(1)</script><iframe src="https://x.test"></iframe><h2 style="color:red">Two</h2>';
const CLEAN = '<p class="a">Words <b>bold</b></p>alert(1)<h2 style="color:red">Two</h2>';

describe('who may publish a post', () => {
  it('makes one: authors and above; a contributor a draft; a subscriber and a visitor nothing', async () => {
    const results: Json = {};
    for (const [role, client] of Object.entries(as))
      results[role] = [
        (await publish(client, publishing())).status,
        (await publish(client, publishing({ status: 'draft' }))).status,
        (await publish(client, publishing({ status: 'private' }))).status,
        (await publish(client, publishing({ type: 'page', status: 'draft' }))).status,
      ];
    expect(results).toEqual({
      administrator: [201, 201, 201, 201],
      editor: [201, 201, 201, 201],
      author: [201, 201, 201, 403],
      contributor: [403, 201, 403, 403],
      subscriber: [403, 403, 403, 403],
    });
    expect(await publish(clientOf(sandbox), publishing())).toMatchObject({ status: 401, body: { code: 'rest_forbidden' } });
  });

  it('updates one: its author, and whoever may edit the posts of others', async () => {
    const wish = publishing();
    const { id } = (await publish(as.author, wish)).body;
    const results: Json = {};
    for (const role of ['contributor', 'author', 'editor', 'administrator'] as const) {
      const before = await stored(as.administrator, id);
      const byLink = await publish(as[role], again(wish, { title: role }));
      const byId = await publish(as[role], again(wish, { id, title: role }));
      results[role] = [byLink.status, byId.status];
      if (byLink.status === 403) expect(await stored(as.administrator, id)).toEqual(before);
    }
    expect(results).toEqual({ contributor: [403, 403], author: [200, 200], editor: [200, 200], administrator: [200, 200] });
  });

  it('a refused one writes nothing and leaves no lock', async () => {
    const wish = publishing();
    expect(await publish(as.contributor, wish)).toMatchObject(FORBIDDEN);
    expect((await as.administrator.get(`igny8/v1/post-by-content-id/${wish.content_id}`)).status).toBe(404);
    expect((await publish(as.author, wish)).status).toBe(201);
  });

  it('a contributor may not publish the draft that was theirs', async () => {
    const wish = publishing({ status: 'draft' });
    expect((await publish(as.contributor, wish)).status).toBe(201);
    expect(await publish(as.contributor, again(wish, { status: 'publish' }))).toMatchObject(FORBIDDEN);
    expect((await publish(as.contributor, again(wish, { title: 'Still a draft' }))).status).toBe(200);
  });
});

describe('markup that WordPress keeps from a user', () => {
  it('is stored as it is for an administrator and an editor', async () => {
    for (const role of ['administrator', 'editor'] as const) {
      const { body } = await publish(as[role], publishing({ content: DIRTY }));
      expect([role, body.content]).toEqual([role, null]);
      expect((await stored(as.administrator, body.id)).content.raw).toBe(DIRTY);
    }
  });

  it('is filtered for an author, and the answer tells what is stored', async () => {
    const { body } = await publish(as.author, publishing({ title: 'A <i>title</i><script>', content: DIRTY }));
    expect(body.content).toBe(CLEAN);
    expect(body.title).toBe('A <i>title</i>');
    expect(body.stored_hash).toBe(sha256(`${body.title}\0${CLEAN}`));
    expect((await stored(as.administrator, body.id)).content.raw).toBe(CLEAN);
  });

  it('does not make a post look changed whose last publish nobody heard of', async () => {
    const wish = publishing({ content: DIRTY });
    await publish(as.author, wish);
    const stale = { expected_hash: sha256('what was there before') };
    expect((await publish(as.author, again(wish, { content: 'Later.' }, stale))).status).toBe(409);
    const unheard = [wish.idempotency_key];
    expect(await publish(as.author, again(wish, { content: 'Later.' }, { ...stale, unheard }))).toMatchObject({ body: { before: null } });
  });
});

describe('what makes no sense', () => {
  it('is a bad request', async () => {
    const good = publishing();
    const term = { id: 1, taxonomy: 'category', description: 'x' };
    const { post: _post, ...withoutPost } = good;
    const bad: Json[] = [
      {},
      withoutPost,
      { ...good, term },
      { ...good, idempotency_key: '' },
      { ...good, idempotency_key: 'x'.repeat(65) },
      { ...good, content_id: '' },
      { ...good, content_id: "a'b" },
      { ...good, content_id: 'x'.repeat(65) },
      { ...good, cluster_id: '' },
      { ...good, expected_modified_gmt: 'yesterday' },
      { ...good, expected_hash: 'abc' },
      { ...good, restore: 'perhaps' },
      publishing({ type: 'attachment' }),
      publishing({ type: 'revision' }),
      publishing({ status: 'trash' }),
      publishing({ status: 'auto-draft' }),
      publishing({ title: undefined }),
      publishing({ content: 7 }),
      publishing({ slug: '' }),
      publishing({ id: 0 }),
      publishing({ id: 'x' }),
      publishing({ tags: [1] }),
      publishing({ terms: { category: 1.5 } }),
      publishing({ terms: { category: ['a'] } }),
      publishing({ terms: { category: [0] } }),
      { ...withoutPost, term: { ...term, taxonomy: 'nav_menu' } },
      { ...withoutPost, term: { ...term, name: 'Other' } },
    ];
    for (const wish of bad) {
      const answer = await publish(as.administrator, wish);
      expect([wish, answer]).toMatchObject([
        wish,
        { status: 400, body: { code: expect.stringMatching(/^rest_(invalid|missing_callback)_param$/) } },
      ]);
    }
  });

  it('neither is a post of another type, or one without any words', async () => {
    const page = await create(as.administrator, 'pages', { title: 'Page', status: 'publish' });
    const answer = await publish(as.administrator, publishing({ id: page.id }));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'igny8_wrong_type', data: { current: { post_id: page.id, post_type: 'page' } } },
    });
    expect(await publish(as.administrator, publishing({ title: '', content: '' }))).toMatchObject({
      status: 400,
      body: { code: 'empty_content' },
    });
  });
});
