/** Clusters suggested for what an import brought: one accepted, then all that are sure enough, then that taken back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { SuggestionSite } from '../../../server/test/kit/suggestions.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let sandbox: Sandbox;
let site: SuggestionSite;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

const POSTS = [
  ['How to clean a moka pot without ruining it', 'Take the moka pot apart and rinse its gasket.'],
  ['Which moka pot size do you need?', 'A three cup moka pot makes one mug of moka pot coffee.'],
  ['Cold brew ratio and steep time', 'Make cold brew coffee with a cold brew maker; steep it for 16 hours.'],
  ['Burr grinder or blade grinder?', 'A burr grinder is the better coffee grinder.'],
  ['Our opening hours at Christmas', 'The shop is closed on the 25th.'],
];

beforeAll(async () => {
  [api, sandbox] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox()]);
  site = await SuggestionSite.make(api, 'Slow Morning');
  const rows = JSON.stringify(POSTS).replaceAll("'", "\\'");
  await sandbox.php(`foreach ( json_decode( '${rows}', true ) as list( $title, $text ) ) {
    wp_insert_post( array( 'post_title' => $title, 'post_content' => "<p>$text</p>", 'post_status' => 'publish' ) ); }`);
  await api.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
    id: site.seed.siteId,
    input: { url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
  });
  browser = await launchBrowser();
  watched = await openPage(browser, api.url);
  page = watched.page;
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
  await sandbox?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  expect(watched.complaints.splice(0)).toEqual([]);
});

const row = (name: RegExp) => page.getByRole('table', { name: 'Content' }).getByRole('row', { name });
const bar = () => page.getByRole('region', { name: 'Suggested clusters' });
const undo = () => page.getByRole('button', { name: /^Undo/ }).click();
const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });
const clusterOf = async (title: string): Promise<string | null> => {
  const [found] = await api.sql('select cluster.name from content left join cluster on cluster.id = cluster_id where title = $1', [title]);
  return found?.name ?? null;
};
const placed = async () => (await api.sql('select id from content where cluster_id is not null')).length;

describe('what an import brought', () => {
  it('has suggested clusters a moment later', async () => {
    await page.goto(`/sites/${site.seed.siteId}/content`);
    await page.getByRole('button', { name: 'Import from WordPress' }).click();
    await page
      .getByRole('dialog', { name: /^Import from/ })
      .getByRole('button', { name: 'Import', exact: true })
      .click();
    await row(/How to clean a moka pot/)
      .getByRole('button', { name: /^Accept the suggested cluster Moka pots, \d+% sure/ })
      .waitFor({ timeout: 60_000 });
  });

  it('takes one at a click, and gives it back', async () => {
    await row(/How to clean a moka pot/)
      .getByRole('button', { name: /^Accept the suggested cluster/ })
      .click();
    await until(() => clusterOf(POSTS[0]?.[0] as string)).toBe('Moka pots');
    await row(/How to clean a moka pot/)
      .getByRole('link', { name: 'Moka pots' })
      .waitFor();
    await undo();
    await until(() => clusterOf(POSTS[0]?.[0] as string)).toBe(null);
    await row(/How to clean a moka pot/)
      .getByRole('button', { name: /^Accept the suggested cluster/ })
      .waitFor();
  });

  it('takes one by a key', async () => {
    await page.goto(`/sites/${site.seed.siteId}/content?search=burr`);
    await row(/Burr grinder/)
      .getByRole('button', { name: /^Accept the suggested cluster/ })
      .waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await until(() => clusterOf('Burr grinder or blade grinder?')).toBe('Coffee grinders');
    await undo();
    await until(placed).toBe(0);
  });

  it('takes all that are sure enough, after a question, and gives them back', async () => {
    await page.getByRole('button', { name: 'Clear all' }).click();
    await row(/How to clean a moka pot/).waitFor();
    await page
      .getByRole('region', { name: 'Filters' })
      .getByRole('button', { name: /^Needs cluster/ })
      .click();
    await bar()
      .getByText(/on this site have a suggested cluster/)
      .waitFor();
    await bar().getByRole('button', { name: 'How sure they must be' }).click();
    await page.getByRole('option', { name: /at 50% and more/ }).click();
    const { levels } = await site.summary();
    const count: number = levels[0].count;
    expect(count).toBeGreaterThan(1);
    await bar()
      .getByRole('button', { name: `Accept ${count}` })
      .click();
    const dialog = page.getByRole('alertdialog', { name: `Accept ${count} suggested clusters?` });
    await dialog.getByText(/in 100 of such suggestions were right/).waitFor();
    expect(await placed()).toBe(0);
    await dialog.getByRole('button', { name: `Accept ${count}` }).click();
    await page.getByText(`${count} suggested clusters accepted`).waitFor();
    expect(await placed()).toBe(count);
    await undo();
    await until(placed).toBe(0);
    await bar()
      .getByRole('button', { name: `Accept ${count}` })
      .waitFor();
  });

  it('is narrowed to what has a suggestion, and compared again on demand', async () => {
    const { total } = await site.summary();
    await bar()
      .getByRole('button', { name: /^Only these/ })
      .click();
    await until(async () => new URL(page.url()).searchParams.get('suggested')).toBe('1');
    await until(() => page.getByRole('table', { name: 'Content' }).getAttribute('aria-rowcount')).toBe(String(total + 1));
    const before = (await site.summary()).lastRun.id;
    await bar().getByRole('button', { name: 'Suggest again' }).click();
    await until(async () => (await site.summary()).lastRun.id !== before).toBe(true);
    await bar().getByRole('button', { name: 'Suggest again' }).waitFor();
  });

  it('offers the suggestion in the editor too', async () => {
    await row(/Cold brew ratio/)
      .getByRole('link', { name: 'Cold brew ratio and steep time', exact: true })
      .click();
    await page.getByRole('button', { name: 'Accept the suggested cluster Cold brew', exact: true }).click();
    await page.getByRole('link', { name: 'Open the cluster' }).waitFor();
    await page.keyboard.press('Control+s');
    await until(() => clusterOf('Cold brew ratio and steep time')).toBe('Cold brew');
  });
});
