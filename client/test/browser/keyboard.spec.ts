/** The pipeline from an empty installation to a live post, by keyboard alone: no click, no focus from the test. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keywords } from '../../../server/src/app/demo/story.ts';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';
import { createKeyboard } from './keyboard.ts';

let api: TestApi;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let keys: ReturnType<typeof createKeyboard>;

beforeAll(async () => {
  api = await startApi();
  browser = await launchBrowser();
  watched = await openPage(browser, api.url);
  page = watched.page;
  page.setDefaultTimeout(12_000);
  // What moves in is in its place at once: where the focus is can be looked at.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  keys = createKeyboard(page);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const row = (name: string | RegExp) => page.getByRole('row', { name });

describe('a person with a keyboard', () => {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  });

  it('makes an account, and starts a WordPress to try with', async () => {
    await page.goto(`/sign-in?link=${await api.services.authentication.newOwnerLink()}`);
    await keys.tabTo('textbox', /^Name/);
    await keys.type('Mara Reyes');
    await keys.tabTo('textbox', /^E-mail/);
    await keys.type('mara@example.com');
    await keys.tabTo('textbox', /^Password/);
    await keys.type('a pencil and paper');
    await keys.press('Enter');
    await keys.tabTo('button', 'Try it with a sandbox WordPress');
    await keys.press('Enter');
    await page.waitForURL(/\/sites\/[0-9a-f-]{36}$/, { timeout: 120_000 });
    await heading('Sandbox');
  }, 150_000);

  it('adds keywords, and has them clustered', async () => {
    await keys.go('add key', 'Add keywords');
    await keys.tabTo('textbox', /paste them/);
    await keys.paste(keywords.map(([text, volume]) => `${text}\t${volume}`).join('\n'));
    await keys.tabTo('button', 'Continue');
    await keys.press('Enter');
    await keys.tabTo('button', 'Import 40 keywords');
    await keys.press('Enter');
    await keys.tabTo('button', 'Group them into clusters');
    await keys.press('Enter');
    await keys.tabTo('button', 'Make a proposal');
    await keys.press('Enter');
    await heading('Proposal');
    await page.getByText('Nothing has changed yet.').waitFor({ timeout: 60_000 });
    await keys.tabTo('button', /^Apply \d+ clusters/);
    await keys.press('Enter');
    await keys.tabTo('link', 'See the clusters');
    await keys.press('Enter');
    await heading('Clusters');
    expect(await api.sql('select count(*) > 3 as several from cluster')).toEqual([{ several: true }]);
  });

  it('has ideas proposed for two clusters', async () => {
    await page.getByText('Moka pot', { exact: true }).first().waitFor();
    for (let chosen = 0; chosen < 2; chosen += 1) {
      await keys.press('j');
      await keys.press('x');
    }
    await page.getByText('2 selected').first().waitFor();
    await keys.press('i');
    await expect.poll(() => api.sql('select count(*) > 1 as some from idea'), { timeout: 60_000 }).toEqual([{ some: true }]);
  });

  it('makes a task of an idea', async () => {
    await keys.go('ideas', 'Ideas');
    await heading('Ideas');
    await row(/./).nth(1).waitFor();
    await keys.press('j');
    await keys.press('x');
    await page.getByText('1 selected').first().waitFor();
    await keys.press('t');
    await keys.tabTo('textbox', /^Tone/);
    await keys.type('plain and friendly');
    await keys.tabTo('button', /^Create 1/);
    await keys.press('Enter');
    await expect.poll(() => api.sql('select tone from task')).toEqual([{ tone: 'plain and friendly' }]);
  });

  it('has its draft written, and opens it in the editor', async () => {
    await keys.go('tasks', 'Tasks');
    await heading('Tasks');
    await row(/Queued/).waitFor();
    await keys.press('j');
    await keys.press('Enter');
    await keys.tabTo('button', 'Generate draft');
    await keys.press('Enter');
    await keys.tabTo('link', /^Open/);
    await keys.press('Enter');
    await page.getByRole('textbox', { name: 'Text' }).waitFor();
  });

  it('edits it, and saves', async () => {
    await keys.tabTo('textbox', 'Title');
    await keys.press('ControlOrMeta+a');
    await keys.type('Coffee by keyboard');
    await keys.tabTo('textbox', 'Text');
    await keys.press('ControlOrMeta+Home');
    await keys.type('Words that no mouse wrote. ');
    await keys.press('ControlOrMeta+s');
    await page.getByText(/^Saved /).waitFor();
    expect(await api.sql(`select version, content_html like '%Words that no mouse wrote.%' as kept from content`)).toEqual([
      { version: 2, kept: true },
    ]);
  });

  it('gives it a category of its own making', async () => {
    // In the text the same keys make a link.
    await keys.tabTo('textbox', 'Title', { key: 'Shift+Tab' });
    await keys.go('content man', 'Content Manager');
    await heading('Content Manager');
    await keys.rowTo(/Coffee by keyboard/);
    await keys.press('x');
    await page.getByText('1 selected').first().waitFor();
    await keys.press('t');
    await keys.tabTo('combobox', 'Attach');
    await keys.type('Brewing');
    await page.getByRole('option', { name: /Brewing/ }).waitFor();
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await keys.tabTo('button', /^Create/);
    await keys.press('Enter');
    await dialog.getByRole('button', { name: /^Create/ }).waitFor({ state: 'detached' });
    await keys.tabTo('button', 'Change terms');
    await keys.answer(dialog);
    await row(/Coffee by keyboard.*Brewing/).waitFor();
  });

  it('assigns it to another cluster', async () => {
    if ((await page.getByText('1 selected').count()) === 0) {
      await keys.rowTo(/Coffee by keyboard/);
      await keys.press('x');
    }
    await keys.press('c');
    await keys.tabTo('combobox', /Cluster/);
    await keys.type('moka');
    await page.getByRole('option', { name: /Moka pot/ }).waitFor();
    await keys.press('Enter');
    await keys.tabTo('button', /^(Assign|Move)/);
    await keys.answer(page.getByRole('dialog'));
    await row(/Coffee by keyboard.*Moka pot/).waitFor();
  });

  it('looks at what would be sent, publishes, and finds it live', async () => {
    await keys.press('Escape');
    await keys.rowTo(/Coffee by keyboard/);
    await keys.press('x');
    await keys.press('p');
    const sheet = page.getByRole('dialog', { name: /Publish/ });
    await sheet.getByText('Nothing has been sent yet').waitFor();
    await keys.tabTo('button', /^Publish/);
    await keys.press('Enter');
    await row(/Coffee by keyboard.*Published/).waitFor({ timeout: 60_000 });
    const [{ url } = { url: '' }] = await api.sql<{ url: string }>('select external_url as url from content');
    const html = await (await fetch(url)).text();
    expect(html).toContain('Words that no mouse wrote.');
    expect(html).toContain('Brewing');
  });

  it('could see where the focus was at every stop', () => {
    expect([...new Set(keys.faults)]).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
