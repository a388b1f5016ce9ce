import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { BOOT, type Client, clientOf, create, type Json, walk } from './kit.ts';

let sandbox: Sandbox;
let admin: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = clientOf(sandbox, sandbox);
}, BOOT);
afterAll(() => sandbox?.stop());

const ids = (items: Json[]) => items.map((item) => item.post_id);

describe('the light view of posts', () => {
  it('has four fields of each, the same as the whole item has', async () => {
    await create(admin, 'posts', { title: 'One', status: 'publish' });
    await create(admin, 'posts', { title: 'Two', status: 'draft' });
    await create(admin, 'pages', { title: 'Three', status: 'publish' });
    const whole = await walk(admin, 'igny8/v1/posts');
    const { body } = await admin.get('igny8/v1/posts?view=light');
    expect(body).toEqual({
      items: whole.map(({ post_id, post_type, post_status, modified_gmt }) => ({ post_id, post_type, post_status, modified_gmt })),
      next_after_id: null,
      total: 3,
    });
  });

  it('walks by cursor, in pages of up to 5,000', async () => {
    await sandbox.php(`
      $db = $GLOBALS['wpdb'];
      for ( $n = 0; $n < 1200; $n++ ) { $rows[] = "('Many $n', '', '', '', '', '', '', 'publish', 'post', 'many-$n', '2024-01-01 00:00:00', '2024-01-01 00:00:00', '2024-01-01 00:00:00', '2024-01-01 00:00:00')"; }
      foreach ( array_chunk( $rows, 200 ) as $part ) { $db->query( "INSERT INTO wp_posts (post_title, post_content, post_excerpt, to_ping, pinged, post_content_filtered, guid, post_status, post_type, post_name, post_date, post_date_gmt, post_modified, post_modified_gmt) VALUES " . implode( ',', $part ) ); }`);
    const { body } = await admin.get('igny8/v1/posts?view=light&per_page=5000');
    expect(body).toMatchObject({ next_after_id: null, total: 1203 });
    expect(body.items).toHaveLength(1203);
    expect(await walk(admin, 'igny8/v1/posts?view=light&per_page=500')).toEqual(body.items);
  });

  it('takes the filters of the whole one', async () => {
    const made = await create(admin, 'posts', { title: 'Gone', status: 'publish' });
    await admin.delete(`wp/v2/posts/${made.id}`);
    expect((await admin.get('igny8/v1/posts?view=light&status=trash')).body.items).toMatchObject([
      { post_id: made.id, post_status: 'trash' },
    ]);
    expect((await admin.get('igny8/v1/posts?view=light&post_type=page')).body.total).toBe(1);
    expect((await admin.get('igny8/v1/posts?view=light&modified_after=2099-01-01T00:00:00')).body).toMatchObject({ items: [], total: 0 });
  });

  it('shows an author what the whole one shows', async () => {
    const author = clientOf(sandbox, await sandbox.createUser('author'));
    const own = await create(author, 'posts', { title: 'Own draft', status: 'draft' });
    const hidden = await create(admin, 'posts', { title: 'Draft of another', status: 'draft' });
    const light = ids((await author.get('igny8/v1/posts?post_type=post&view=light&per_page=5000')).body.items);
    expect(light).toEqual(ids(await walk(author, 'igny8/v1/posts?post_type=post&per_page=500')));
    expect(light).toContain(own.id);
    expect(light).not.toContain(hidden.id);
  });
});

describe('posts by their ids', () => {
  it('gives those that are there, by id, with the other filters', async () => {
    const made: Json[] = [];
    for (const status of ['publish', 'draft', 'publish']) made.push(await create(admin, 'posts', { title: status, status }));
    const [one, two, three] = ids(made.map(({ id }) => ({ post_id: id })));
    const asked = `include=${three},${one},${two},99999`;
    expect(ids((await admin.get(`igny8/v1/posts?${asked}`)).body.items)).toEqual([one, two, three]);
    expect(ids((await admin.get(`igny8/v1/posts?${asked}&status=draft&view=light`)).body.items)).toEqual([two]);
    const { body } = await admin.get(`igny8/v1/posts?${asked}&per_page=2`);
    expect([ids(body.items), body.next_after_id, body.total]).toEqual([[one, two], two, 3]);
  });
});

describe('what makes no sense', () => {
  it('is a bad request', async () => {
    const many = Array.from({ length: 501 }, (_, index) => index + 1).join(',');
    for (const query of [
      'per_page=501',
      'view=full&per_page=501',
      'view=light&per_page=5001',
      'view=heavy',
      'include=',
      'include=a',
      'include=0',
      `include=${many}`,
    ]) {
      const answer = await admin.get(`igny8/v1/posts?${query}`);
      expect([query.slice(0, 40), answer]).toMatchObject([query.slice(0, 40), { status: 400, body: { code: 'rest_invalid_param' } }]);
    }
    expect((await admin.get('igny8/v1/posts?view=light&per_page=501')).status).toBe(200);
  });
});
