/** What WordPress and we have changed apart, in a browser over a real WordPress: conflicts, drift, posts that are gone, and a publish taken back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type ConnectedSite, connectSite, wp } from '../../../server/test/wordpress/kit.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let sandbox: Sandbox;
let site: ConnectedSite;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
const ids: Record<string, string> = {};

const titles = ['Hand grinders', 'Moka pots', 'Kettles', 'Scales', 'Filters'];
const paragraph = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
const change = async (title: string, words: string) => {
  const id = ids[title] as string;
  const { version } = await site.content(id);
  await api.ok(
    'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { id } } }',
    { id, version, input: { contentHtml: paragraph(words) } },
  );
};
const postOf = async (title: string) => `posts/${(await site.content(ids[title] as string)).externalId}`;
const changeThere = async (title: string, words: string) => wp(sandbox, 'POST', await postOf(title), { content: paragraph(words) });
const live = async (title: string) => (await wp(sandbox, 'GET', `${await postOf(title)}?context=edit`)).content.raw as string;

beforeAll(async () => {
  [api, sandbox, browser] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox(), launchBrowser()]);
  site = await connectSite(api, 'Slow Morning', sandbox.url, sandbox);
  for (const title of titles) ids[title] = (await site.draft(title, paragraph(`${title}, as first published.`))).id;
  await site.publish(Object.values(ids));
  for (const title of titles.slice(0, 3)) {
    await change(title, `${title}, ours.`);
    await changeThere(title, `${title}, theirs.`);
  }
  await site.importAll();
  watched = await openPage(browser, api.url);
  page = watched.page;
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

it('an import is asked about first, with what WordPress has counted', async () => {
  await page.goto(`/sites/${site.id}`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Import from/ });
  await dialog.getByRole('row', { name: /^Posts Article/ }).waitFor();
  await dialog.getByRole('radio', { name: /Everything again/ }).check();
  await dialog
    .getByText(/^\d+ to read/)
    .last()
    .waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await api.sql(`select id from job where kind = 'import_site'`)).toHaveLength(1);
});

it('conflicts are decided one after the other by keys, and merged', async () => {
  await page.getByRole('link', { name: /^Compare: 3 conflicts/ }).click();
  const list = page.getByRole('navigation', { name: 'Conflicts' });
  await list.getByText('3 wait for you').waitFor();
  const open = page.getByRole('region', { name: 'The open one' }).getByRole('heading', { level: 2 });
  const first = (await open.textContent()) as string;
  await page.locator('mark', { hasText: 'ours' }).first().waitFor();
  await page.keyboard.press('t');
  await list.getByText('2 wait for you').waitFor();
  await expect.poll(async () => (await site.content(ids[first] as string)).contentHtml).toBe(paragraph(`${first}, theirs.`));

  const second = (await open.textContent()) as string;
  await page.locator('mark', { hasText: 'ours' }).first().waitFor();
  await page.keyboard.press('m');
  await page.getByRole('radiogroup', { name: 'What becomes of this place' }).getByText('Both', { exact: true }).click();
  await page.getByRole('button', { name: 'Save the merged text' }).click();
  await list.getByText('1 waits for you').waitFor();
  const merged = (await site.content(ids[second] as string)).contentHtml;
  expect([merged.includes(`${second}, ours.`), merged.includes(`${second}, theirs.`)]).toEqual([true, true]);

  const third = (await open.textContent()) as string;
  await page.getByRole('checkbox', { name: `Select ${third}` }).check();
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /Keep ours/ })
    .click();
  await page.getByRole('button', { name: 'Keep ours for 1' }).click();
  await page.getByRole('heading', { name: 'Everything is decided' }).waitFor();
  expect((await site.content(ids[third] as string)).contentHtml).toBe(paragraph(`${third}, ours.`));
});

it('what was changed and trashed there is found by a check, brought in, and made again', async () => {
  await changeThere('Scales', 'Scales, changed there.');
  await wp(sandbox, 'DELETE', await postOf('Filters'));
  await page.goto(`/sites/${site.id}/drift`);
  await page.getByRole('button', { name: 'Check WordPress now' }).click();
  const list = page.getByRole('navigation', { name: 'Changes in WordPress' });
  await list.getByRole('button', { name: /Scales/ }).click({ timeout: 30_000 });
  await page.getByText('Scales, changed there.').waitFor();
  await page.getByRole('button', { name: /^Bring it in/ }).click();
  await expect
    .poll(async () => (await site.content(ids.Scales as string)).contentHtml, { timeout: 30_000 })
    .toBe(paragraph('Scales, changed there.'));

  await list.getByRole('button', { name: /Filters/ }).click();
  await page.getByText('In the trash of WordPress. Found').waitFor();
  await page.getByRole('button', { name: /^Recreate in WordPress/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Recreate' }).click();
  await expect
    .poll(async () => (await wp(sandbox, 'GET', `${await postOf('Filters')}?context=edit`)).status, { timeout: 30_000 })
    .toBe('publish');
  // WordPress has the post before we have noted that it has.
  await expect.poll(async () => (await site.content(ids.Filters as string)).missingInWordPress, { timeout: 30_000 }).toBe(false);
});

it('a publish is taken back from the editor, over what it shows', async () => {
  const before = await live('Scales');
  await change('Scales', 'Scales, ours again.');
  await site.publish([ids.Scales as string]);
  expect(await live('Scales')).toBe(paragraph('Scales, ours again.'));
  await page.goto(`/sites/${site.id}/content/${ids.Scales}`);
  await page.getByRole('button', { name: /^Put the live post back/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Put the live post back?' });
  await dialog.locator('ins', { hasText: 'changed there' }).waitFor();
  await dialog.getByRole('button', { name: 'Put it back' }).click();
  await page.getByText('The live post is as it was before, and was read back').waitFor({ timeout: 30_000 });
  expect(await live('Scales')).toBe(before);
  await page.getByText('Put back as it was').waitFor();
});

it('has met no error in the console, and asked no other server for anything', () => {
  expect(watched.complaints).toEqual([]);
});
