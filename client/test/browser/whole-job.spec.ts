/** The whole job by hand, as a person does it who has nothing but a browser: from an empty installation to a live post. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keywords } from '../../../server/src/app/demo/story.ts';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  api = await startApi();
  browser = await launchBrowser();
  watched = await openPage(browser, api.url);
  page = watched.page;
  page.setDefaultTimeout(12_000);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

const spine = (stop: RegExp) => page.getByRole('navigation').getByRole('link', { name: stop }).click();
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const row = (name: string | RegExp) => page.getByRole('row', { name });

describe('a person with a browser', () => {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  });

  it('signs in by the link, and gets a WordPress to try with', async () => {
    await page.goto(`/sign-in?link=${await api.services.authentication.newOwnerLink()}`);
    await page.getByLabel('Name').fill('Mara Reyes');
    await page.getByLabel('E-mail').fill('mara@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('a pencil and paper');
    await page.getByRole('button', { name: 'Make account' }).click();
    await page.getByRole('button', { name: 'Try it with a sandbox WordPress' }).click();
    await page.waitForURL(/\/sites\/[0-9a-f-]{36}$/, { timeout: 120_000 });
    await heading('Sandbox');
  }, 150_000);

  it('pastes forty keywords, and has them clustered as was proposed', async () => {
    await spine(/Keywords/);
    await page.getByRole('button', { name: 'Add keywords' }).first().click();
    await page.getByLabel('Or paste them').fill(keywords.map(([text, volume]) => `${text}\t${volume}`).join('\n'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Import 40 keywords' }).click();
    await page.getByRole('button', { name: 'Group them into clusters' }).click();
    await page.getByRole('button', { name: 'Make a proposal' }).click();
    await heading('Proposal');
    await page.getByText('Nothing has changed yet.').waitFor({ timeout: 60_000 });
    expect(await api.sql('select count(*)::int as clusters from cluster')).toEqual([{ clusters: 0 }]);
    await page.getByRole('button', { name: /^Apply \d+ clusters/ }).click();
    await page.getByRole('link', { name: 'See the clusters' }).click();
    await heading('Clusters');
    await page.getByText('Table', { exact: true }).click();
    await row(/Cold brew/)
      .first()
      .waitFor();
    await row(/Moka pot/)
      .first()
      .waitFor();
  });

  it('has ideas proposed, and makes tasks of two', async () => {
    await page.getByRole('checkbox', { name: /all/i }).first().check();
    await page
      .getByRole('button', { name: /Generate ideas/ })
      .last()
      .click();
    await spine(/Ideas/);
    await row(/How to Use a Moka Pot/).waitFor({ timeout: 60_000 });
    await row(/How to Use a Moka Pot/)
      .getByRole('checkbox')
      .check();
    await row(/How to Make Cold Brew/)
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: /Create 2 tasks/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Create 2 tasks' });
    await dialog.getByLabel('Tone').fill('plain and friendly');
    await dialog.getByRole('button', { name: 'Create 2' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('has both drafts written, and sees them arrive', async () => {
    await spine(/Tasks/);
    await row(/How to Use a Moka Pot/).waitFor();
    await page.getByRole('button', { name: /Generate 2 drafts/ }).click();
    const asked = page.getByRole('alertdialog').or(page.getByRole('dialog', { name: /Generate 2 drafts/ }));
    await asked.getByRole('button', { name: /Generate 2 drafts/ }).click();
    await row(/How to Use a Moka Pot.*Completed/).waitFor({ timeout: 60_000 });
    await row(/How to Make Cold Brew.*Completed/).waitFor();
  });

  it('edits one in the editor', async () => {
    await row(/How to Use a Moka Pot/)
      .getByRole('link', { name: /Open/ })
      .click();
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.waitFor();
    await page.getByLabel('Title').fill('How to Use a Moka Pot Every Morning');
    await text.locator('p').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.type('Words from the person who edits. ');
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText(/^Saved /).waitFor();
    expect(await api.sql('select version from content where title = $1', ['How to Use a Moka Pot Every Morning'])).toEqual([
      { version: 2 },
    ]);
  });

  it('assigns a category to both in a batch', async () => {
    await spine(/Content Manager/);
    await row(/Every Morning/)
      .getByRole('checkbox')
      .check();
    await row(/How to Make Cold Brew/)
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: /Assign taxonomy/ }).click();
    const dialog = page.getByRole('dialog', { name: /Terms of 2 items/ });
    await dialog.getByRole('combobox', { name: 'Attach' }).fill('Brewing');
    await page.getByRole('option', { name: /Brewing/ }).click();
    await dialog.getByRole('button', { name: /^Create/ }).click();
    await dialog.getByRole('button', { name: /Create/ }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Change terms' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row(/Every Morning.*Brewing/).waitFor();
    await row(/How to Make Cold Brew.*Brewing/).waitFor();
  });

  it('publishes one, and finds its words at its address', async () => {
    await row(/Every Morning/)
      .getByRole('button', { name: /^Publish/ })
      .click();
    const sheet = page.getByRole('dialog', { name: /Publish/ });
    await sheet.getByText('Nothing has been sent yet').waitFor();
    await sheet.getByRole('button', { name: /^Publish/ }).click();
    await row(/Every Morning.*Published/).waitFor({ timeout: 60_000 });
    const url = await row(/Every Morning/)
      .getByRole('link', { name: /how-to-use-a-moka-pot-every-morning/ })
      .getAttribute('href');
    const html = await (await fetch(url ?? '')).text();
    expect(html).toContain('Words from the person who edits.');
    expect(html).toContain('Brewing');
  });

  it('imports, and sees the post once', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Import from/ });
    await dialog.getByRole('row', { name: /Posts/ }).waitFor();
    expect(await api.sql(`select state from job where kind = 'import_site'`)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect
      .poll(() => api.sql(`select state from job where kind = 'import_site'`), { timeout: 60_000 })
      .toEqual([{ state: 'succeeded' }]);
    await page.reload();
    await row(/Every Morning.*Published/).waitFor();
    expect(await row(/Every Morning/).count()).toBe(1);
  });

  it('has met no error in the console, and asked no other server for anything', () => {
    expect(watched.complaints).toEqual([]);
  });
});
