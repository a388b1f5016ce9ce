/** The command palette over the demo's story: what it finds, where it begins, what it does, and what it says when it cannot. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoBrowser, visit } from '../../tools/demo-browser.ts';
import { asksFor } from './asked.ts';
import { openStory } from './story.ts';

let demo: DemoBrowser;
let page: Page;
const content = () => `/sites/${demo.siteId}/content`;

beforeAll(async () => {
  demo = await openStory();
  page = await demo.open({ width: 1440, height: 900, theme: 'light' });
  page.setDefaultTimeout(12_000);
}, 180_000);
afterAll(() => demo?.close());
beforeEach(() => visit(page, content()));

const box = () => page.getByRole('combobox', { name: 'Search or go to' });
const group = (name: string) => page.getByRole('group', { name, exact: true });
const selected = (name: string | RegExp) => page.getByRole('option', { name, selected: true });
async function open(words = '') {
  await page.keyboard.press('Control+k');
  await box().and(page.locator(':focus')).waitFor();
  await page.keyboard.type(words);
}

describe('the command palette', () => {
  it('finds content by words of its text, shows where, with its status, and opens it', async () => {
    await open('stop in time');
    const found = group('Content').getByRole('option', { name: /How to Use a Moka Pot/ });
    await found.waitFor();
    expect(await found.textContent()).toMatch(/Published/);
    expect((await found.locator('mark').allTextContents()).join(' ').toLowerCase()).toContain('time');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/content/${demo.contentId}$`));
    await page.getByRole('textbox', { name: 'Text' }).waitFor();
  });

  it('begins with what was opened last', async () => {
    await open();
    await selected(/How to Use a Moka Pot/).waitFor();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
  });

  it('leads to pages by the beginnings of their words, and the page then has the focus', async () => {
    await open('unpub');
    await selected('Content with unpublished changes').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/unpublishedChanges=1/);
    await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('main');
  });

  it('does what the page offers for the selected rows', async () => {
    await page
      .getByRole('row', { name: /House Blend/ })
      .getByRole('checkbox')
      .check();
    await open('assign clu');
    await selected(/^Assign cluster/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Assign a cluster/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('says that it could not search, keeps pages at hand, and tries again', async () => {
    const broken = { errors: [{ message: 'Something went wrong here.', extensions: { code: 'INTERNAL' } }] };
    await page.route('**/graphql', (route) =>
      asksFor(route.request(), 'Palette_Search') ? route.fulfill({ status: 500, json: broken }) : route.continue(),
    );
    await open('key');
    const trouble = page.getByRole('alert').filter({ hasText: 'could not be searched' });
    await trouble.waitFor();
    await selected('Keywords').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await trouble.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('folds the sidebar, which stays folded after a reload', async () => {
    await open('fold');
    await selected('Fold the sidebar').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show the sidebar' }).waitFor();
    await visit(page, content());
    expect((await page.getByRole('complementary').boundingBox())?.width).toBeLessThan(60);
    await page.getByRole('button', { name: 'Show the sidebar' }).click();
    await page.getByRole('button', { name: 'Fold the sidebar' }).waitFor();
  });
});
