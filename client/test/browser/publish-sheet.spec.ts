/** From the editor to WordPress and back: what is shown before is what is sent, what was answered stands in the ledger. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
let id: string;

const paragraph = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
const body = ['We ground eight kilos.', 'It took a week.', 'The end.'].map(paragraph).join('\n\n');

const update = async (input: object) => {
  const { version } = await site.content(id);
  await api.ok(
    'mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { id } } }',
    { id, version, input },
  );
};
const post = async () => wp(sandbox, 'GET', `posts/${(await site.content(id)).externalId}?context=edit`);
const openSheet = async () => {
  await page.goto(`/sites/${site.id}/content/${id}?dialog=publish`);
  const sheet = page.getByRole('dialog', { name: 'Publish preview' });
  await sheet.getByText('Nothing has been sent yet.').waitFor();
  await sheet.getByRole('tab').first().waitFor();
  return sheet;
};

beforeAll(async () => {
  [api, sandbox, browser] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startSandbox(), launchBrowser()]);
  site = await connectSite(api, 'Slow Morning', sandbox.url, sandbox);
  watched = await openPage(browser, api.url);
  page = watched.page;
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
  ({ id } = await site.draft('Hand grinders', body));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

describe('the publish preview', () => {
  it('of a new post shows its text and the request, and sends nothing by itself, by focus or by Enter', async () => {
    const sheet = await openSheet();
    await sheet.getByText('Make a new post').waitFor();
    await sheet.getByText('All of it is new').waitFor();
    await sheet.getByRole('tab', { name: 'What is sent' }).click();
    await sheet.locator('pre').getByText('We ground eight kilos.').waitFor();
    const button = sheet.getByRole('button', { name: /^Publish/ });
    await button.focus();
    await sheet.getByRole('tab', { name: 'What is sent' }).focus();
    await page.keyboard.press('Enter');
    expect(await api.sql(`select id from job where kind = 'publish_content'`)).toEqual([]);
  });

  it('publishes by the keys that it shows, and the ledger has the answer of WordPress and the way to the post', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Publish preview' }).waitFor({ state: 'detached' });
    const happened = page.getByRole('list', { name: 'What happened, newest first' });
    await happened.getByText(/^Created post \d+.*read back/).waitFor({ timeout: 30_000 });
    const live = await happened.getByRole('link', { name: /View Hand grinders in WordPress/ }).getAttribute('href');
    expect(await (await fetch(live ?? '')).text()).toContain('We ground eight kilos.');
  });

  it('of a live post has the words marked that would change, and the body that is sent is what WordPress then has', async () => {
    const changed = body.replace('eight', 'eleven');
    await update({ title: 'The best hand grinders', contentHtml: changed });
    const sheet = await openSheet();
    await sheet.getByText(/^Update post \d+$/).waitFor();
    await sheet.locator('del', { hasText: /^eight$/ }).waitFor();
    await sheet.locator('ins', { hasText: /^eleven$/ }).waitFor();
    expect(await sheet.locator('del, ins').allInnerTexts()).toEqual(expect.arrayContaining(['eight', 'eleven']));
    await sheet.getByRole('tab', { name: 'What is sent' }).click();
    const { post: sent } = JSON.parse((await sheet.locator('pre').textContent()) ?? '');
    await sheet.getByRole('tab', { name: 'Live' }).click();
    await sheet.getByText('We ground eight kilos.').waitFor();
    await sheet.getByRole('button', { name: /^Publish changes/ }).click();
    await expect.poll(async () => (await post()).content.raw, { timeout: 30_000 }).toBe(changed);
    const stored = await post();
    expect([sent.title, sent.content]).toEqual([stored.title.raw, stored.content.raw]);
  });

  it('of many counts them, and shows the words of the one that is opened', async () => {
    await update({ contentHtml: body });
    const other = await site.draft('Water for coffee', paragraph('Soft is best.'));
    await page.goto(`/sites/${site.id}/content`);
    for (const name of [/The best hand grinders/, /Water for coffee/]) await page.getByRole('row', { name }).getByRole('checkbox').check();
    await page
      .getByRole('toolbar', { name: 'With the selected rows' })
      .getByRole('button', { name: /^Publish/ })
      .click();
    const sheet = page.getByRole('dialog', { name: 'Publish preview' });
    await sheet.getByText('Nothing has been sent yet. 1 new post, 1 update.').waitFor();
    await sheet.getByRole('listitem').filter({ hasText: 'Water for coffee' }).getByRole('button', { name: 'See the text' }).click();
    await sheet.getByText('Soft is best.').waitFor();
    await sheet.getByRole('listitem').filter({ hasText: 'The best' }).getByRole('button', { name: 'See what changes' }).click();
    await sheet.locator('ins', { hasText: /^eight$/ }).waitFor();
    await sheet.getByRole('button', { name: /^Publish 2/ }).click();
    await expect.poll(async () => (await site.content(other.id)).status, { timeout: 30_000 }).toBe('PUBLISHED');
  });
});

describe('the publish preview of more than are looked at in WordPress at once', () => {
  it('counts all of them from what is known here, says what cannot go, and looks at the rest when it is asked for', async () => {
    const many = await connectSite(api, 'Many', sandbox.url, sandbox);
    for (let at = 0; at < 55; at += 1) await many.draft(`Page ${at}`, paragraph(`Words ${at}.`));
    await page.goto(`/sites/${many.id}/content`);
    await page.getByRole('row', { name: /Page 54/ }).waitFor();
    await page.getByRole('columnheader').getByRole('checkbox').check();
    // What nobody has told the list of.
    await api.sql(`update content set missing_at = now() where site_id = $1 and title = 'Page 3'`, [many.id]);
    const bar = page.getByRole('toolbar', { name: 'With the selected rows' });
    await bar.getByRole('button', { name: /^Publish/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Publish preview' });
    await sheet.getByRole('button', { name: /^Publish 54/ }).waitFor();
    await sheet.getByText('Its post was not found in WordPress at the last look.').first().waitFor();
    expect(await sheet.getByRole('definition').allInnerTexts()).toEqual(['54', '0', '1']);
    await sheet.getByRole('button', { name: 'Show 5 more' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await api.sql(`select id from job where site_id = $1 and kind = 'publish_content'`, [many.id])).toEqual([]);
  });
});

describe('the ledger of a publish', () => {
  it('stands on the Jobs page after a reload, and comes as a file', async () => {
    const [job] = await api.sql(`select id from job where kind = 'publish_content' order by created_at desc limit 1`);
    await page.goto(`/sites/${site.id}/jobs?job=${job?.id}`);
    await page.reload();
    const sheet = page.getByRole('dialog', { name: 'Publishing' });
    await sheet.getByText(/^Updated post \d+/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: 'CSV' }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const file = Buffer.concat(chunks).toString();
    expect(file).toContain('The best hand grinders');
    expect(file.trim().split('\r\n')).toHaveLength(3);
  });
});

describe('what failed to be published', () => {
  it('waits for a person over a reload, and only that is tried again', async () => {
    const gone = await site.draft('Soon gone', paragraph('Here for a while.'));
    await site.publish([gone.id]);
    const { externalId } = await site.content(gone.id);
    await wp(sandbox, 'DELETE', `posts/${externalId}?force=true`);
    const { version } = await site.content(gone.id);
    await api.ok(
      'mutation ($id: ID!, $version: Int!) { updateContent(id: $id, expectedVersion: $version, input: { title: "Gone" }) { content { id } } }',
      { id: gone.id, version },
    );
    await page.goto(`/sites/${site.id}/content`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const other = await site.draft('Goes through', paragraph('Fine.'));
    await site.publish([gone.id, other.id]);
    const dock = page.getByRole('region', { name: 'Jobs at work' });
    await dock.getByText('1 failed', { exact: true }).waitFor();
    await page.reload();
    await dock.getByText('1 failed', { exact: true }).waitFor();
    await dock.getByRole('button', { name: 'Retry 1 failed' }).click();
    await expect
      .poll(() => api.sql('select content_id from publish_attempt where content_id = any($1) order by created_at', [[gone.id, other.id]]), {
        timeout: 20_000,
      })
      .toHaveLength(4);
    expect(await api.sql('select id from publish_attempt where content_id = $1', [other.id])).toHaveLength(1);
  });
});

describe('a content that was changed here and in WordPress', () => {
  it('is decided beside both texts, place by place', async () => {
    await update({ contentHtml: body.replace('a week', 'two weeks') });
    const { externalId } = await site.content(id);
    await wp(sandbox, 'POST', `posts/${externalId}`, { content: body.replace('The end.', 'The end, said WordPress.') });
    await site.importAll();
    await page.goto(`/sites/${site.id}/content/${id}`);
    await page.getByText('Changed in both places').first().waitFor();
    await page.getByRole('button', { name: 'Compare and decide' }).click();
    const both = page.getByRole('dialog', { name: 'Changed in both places' });
    await both.locator('mark', { hasText: 'two weeks' }).waitFor();
    await both.getByRole('button', { name: 'Merge', exact: true }).click();
    const merge = page.getByRole('dialog', { name: 'Merge the two texts' });
    await merge.getByRole('radiogroup', { name: 'What becomes of this place' }).last().getByText('Take theirs').click();
    await merge.getByRole('button', { name: 'Save the merged text' }).click();
    await merge.waitFor({ state: 'detached' });
    await page.getByText('Changed in both places').first().waitFor({ state: 'detached' });
    const { contentHtml } = await site.content(id);
    expect(contentHtml).toBe(body.replace('a week', 'two weeks').replace('The end.', 'The end, said WordPress.'));
  });
});

it('has met no error in the console, and asked no other server for anything', () => {
  expect(watched.complaints).toEqual([]);
});
