import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, type Json, publishing, sha256 } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const publish = (wish: Json, client = admin) => client.post('igny8/v1/publish', wish);

describe('publishing a Content', () => {
  it('makes a post with its words, terms and links, and answers what is stored', async () => {
    const tag = await create(admin, 'tags', { name: 'Salt' });
    const content = '<!-- wp:paragraph -->\n<p>Dry "feet", it\\\'s C:\\path &amp; <b>more</b> é 🛶</p>\n<!-- /wp:paragraph -->';
    const wish = publishing({ title: 'Boots \\ & "more"', content, slug: 'boots', terms: { post_tag: [tag.id], category: [] } });
    const answer = await publish({ ...wish, cluster_id: 'cluster-1', task_id: 'task-1' });
    const stored = (await admin.get(`wp/v2/posts/${answer.body.id}?context=edit`)).body;
    expect(answer).toEqual({
      status: 201,
      body: {
        id: stored.id,
        type: 'post',
        link: `${sandbox.url}/boots/`,
        slug: 'boots',
        status: 'publish',
        modified_gmt: stored.modified_gmt,
        password_protected: false,
        created: true,
        replayed: false,
        title: stored.title.raw,
        stored_hash: sha256(`${stored.title.raw}\0${content}`),
        content: null,
        terms: { category: [], post_tag: [tag.id] },
        before: null,
      },
    });
    expect(stored.content.raw).toBe(content);
    expect(stored.title.raw).toBe('Boots \\ & "more"');
    expect(stored.meta).toMatchObject({
      _igny8_content_id: wish.content_id,
      _igny8_cluster_id: 'cluster-1',
      _igny8_task_id: 'task-1',
    });
  });
});
