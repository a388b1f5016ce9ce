/** The versions of a content: any two beside each other, one restored, and back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let site: SeededSite;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let id: string;

const texts = ['eight', 'eleven', 'twelve'].map(
  (kilos) => `<!-- wp:paragraph -->\n<p>We ground ${kilos} kilos.</p>\n<!-- /wp:paragraph -->`,
);
const stored = async () => (await api.sql('select content_html, version from content where id = $1', [id]))[0];
const version = (number: number) => page.getByRole('button', { name: new RegExp(`^v${number} `) });
const dialog = (number: number) => page.getByRole('dialog', { name: `Version ${number}` });

beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  browser = await launchBrowser();
  watched = await openPage(browser, api.url);
  page = watched.page;
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
  ({ id } = await site.draft('Hand grinders', texts[0]));
  for (const [at, contentHtml] of texts.slice(1).entries()) {
    await api.ok(
      'mutation ($id: ID!, $version: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $version, input: { contentHtml: $html }) { content { id } } }',
      { id, version: at + 1, html: contentHtml },
    );
  }
  await page.goto(`/sites/${site.id}/content/${id}`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

describe('the versions of a content', () => {
  it('are listed with the words that came and went', async () => {
    await version(3).getByText('+1').waitFor();
    await version(3).getByText('−1').waitFor();
    await version(1).getByText('+6').waitFor();
  });

  it('open beside what was before them, with the words marked', async () => {
    await version(3).focus();
    await page.keyboard.press('Enter');
    await dialog(3).locator('del', { hasText: 'eleven' }).waitFor();
    await dialog(3).locator('ins', { hasText: 'twelve' }).waitFor();
  });

  it('are gone through by keys, and any two compared', async () => {
    await page.keyboard.press('j');
    await dialog(2).locator('del', { hasText: 'eight' }).waitFor();
    await page.keyboard.press('k');
    await dialog(3)
      .getByRole('button', { name: /Compare with/ })
      .click();
    await page.getByRole('option', { name: /^Version 1,/ }).click();
    await dialog(3).locator('del', { hasText: 'eight' }).waitFor();
    await dialog(3).locator('ins', { hasText: 'twelve' }).waitFor();
    await dialog(3).getByText('HTML', { exact: true }).click();
    await dialog(3).locator('code', { hasText: '<!-- wp:paragraph -->' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('can be restored, which is one more version, and taken back', async () => {
    await version(1).click();
    await dialog(1).getByRole('button', { name: 'Restore version 1' }).click();
    await page.getByText('Version 1 is restored, and saved').waitFor();
    expect(await stored()).toEqual({ content_html: texts[0], version: 4 });
    await page.keyboard.press('z');
    await expect.poll(stored).toEqual({ content_html: texts[2], version: 5 });
    await version(5).waitFor();
  });

  it('restored over words that are not saved set those aside, to be put back', async () => {
    await page.getByRole('textbox', { name: 'Title' }).fill('Hand grinders, not saved');
    await version(2).click();
    await dialog(2).getByRole('button', { name: 'Restore version 2' }).click();
    await expect.poll(stored).toEqual({ content_html: texts[1], version: 6 });
    await page.getByRole('button', { name: 'Put it back' }).click();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Hand grinders, not saved');
  });
});

it('has met no error in the console', () => {
  expect(watched.complaints).toEqual([]);
});
