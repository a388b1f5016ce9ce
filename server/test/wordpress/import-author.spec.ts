import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { type ConnectedSite, connectSite } from './kit.ts';

/** More than core REST answers at once: it counts them, and leaves them out. */
const HIDDEN = 120;

let api: TestApi;
let sandbox: Sandbox;
let site: ConnectedSite;
let author: { username: string; applicationPassword: string };

beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox({ plugin: false })]);
  author = await sandbox.createUser('author');
  // Who may edit terms, but no drafts of others.
  await sandbox.php(`get_user_by( 'login', '${author.username}' )->add_cap( 'manage_categories' );`);
  site = await connectSite(api, 'Harbour', sandbox.url, author);
});
afterAll(async () => {
  await api?.stop();
  await sandbox?.stop();
});

const write = (title: string, whose: 'own' | 'admin', count: number) =>
  sandbox.php(`$by = ${whose === 'own' ? `get_user_by( 'login', '${author.username}' )->ID` : '1'};
    for ( $n = 0; $n < ${count}; $n++ ) { wp_insert_post( array( 'post_title' => '${title}', 'post_content' => '<p>Words.</p>', 'post_author' => $by, 'post_status' => 'draft' ) ); }`);
const titles = async () => (await site.contents()).map(({ title }) => title).sort();

it('an import goes on behind posts that its user may not see, and finds what is new behind them', async () => {
  await write('First', 'own', 1);
  await write('Hidden', 'admin', HIDDEN);
  await write('Last', 'own', 2);
  expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', message: expect.stringMatching(/^3 new/) });
  expect(await titles()).toEqual(['First', 'Last', 'Last']);
  await write('Hidden', 'admin', HIDDEN);
  await write('New', 'own', 1);
  expect(await site.importAll()).toMatchObject({ state: 'SUCCEEDED', message: expect.stringMatching(/^1 new/) });
  expect(await titles()).toEqual(['First', 'Last', 'Last', 'New']);
});
