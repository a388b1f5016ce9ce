import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

describe('the first person, with the link from the terminal', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openPage(browser, api.url);
  });

  it('makes an account, and is told first what is wrong with it', async () => {
    const { page } = watched;
    await page.goto(`/sign-in?link=${await api.services.authentication.newOwnerLink()}`);
    await page.getByLabel('Name').fill('Mara Reyes');
    await page.getByLabel('E-mail').fill('mara@example.com');
    await page.getByRole('button', { name: 'Make account' }).click();
    await page.getByText('Choose a password.').waitFor();
    await page.locator('input[name=password]:focus').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('a pencil and paper');
    await page.getByRole('button', { name: 'Make account' }).click();
    await page.waitForURL('**/sites');
    await page.getByRole('heading', { name: 'No sites yet' }).waitFor();
    await page.getByText('Mara Reyes').waitFor();
  });

  it('adds a site and sees its card, tested at once', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Add site' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a site' });
    await dialog.getByLabel('Address').fill('http://127.0.0.1:9/');
    await dialog.getByText('Paste an Application Password').click();
    await dialog.getByLabel('Name').fill('Slow Morning');
    await dialog.getByLabel('WordPress user').fill('mara');
    await dialog.getByRole('textbox', { name: 'Application password' }).fill('abcd efgh');
    await dialog.getByRole('button', { name: 'Add site' }).click();
    await dialog.waitFor({ state: 'detached' });

    const card = page.getByRole('article', { name: 'Slow Morning' });
    await card
      .getByRole('status')
      .getByText(/Connection failed/)
      .waitFor();
    await card.getByRole('link', { name: '127.0.0.1:9' }).waitFor();
    await page.getByText('1 site, 1 active').waitFor();
  });

  it('switches it off, and finds it so after a reload', async () => {
    const { page } = watched;
    const card = page.getByRole('article', { name: 'Slow Morning' });
    await card.getByRole('switch').press('Space');
    await card.getByText('Inactive, browse only').waitFor();
    await page.reload();
    await card.getByText('Inactive, browse only').waitFor();
    expect((await api.ok('{ sites { nodes { active } } }')).sites.nodes).toEqual([{ active: false }]);
  });

  it('asks the API in GraphiQL as the same person', async () => {
    const { page } = watched;
    await page.goto('/graphiql');
    const written = page.getByRole('region', { name: 'Operation Editor' }).locator('.view-lines');
    await written.getByText('clusters').first().click();
    // A brace typed over a selection would go around it.
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await written.getByText('clusters').first().waitFor({ state: 'detached' });
    await page.keyboard.type('{ viewer { name } }');
    // The tab is named after the operation that it would run, a moment after the last key.
    await page.getByText('<untitled>').waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    // Monaco writes every space as one that does not break.
    await page.getByText(/"Mara\sReyes"/).waitFor();
  });

  it('has seen no error in the console, and nothing was asked of another server', () => {
    expect(watched.complaints).toEqual([]);
  });

  it('is sent to the sign-in page once signed out, and comes back to where they were', async () => {
    const { page } = watched;
    await page.goto('/sites');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto('/sites?dialog=add');
    await page.waitForURL('**/sign-in?to=*');
    await page.getByLabel('E-mail').fill('mara@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('not that');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('do not belong together').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('a pencil and paper');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('dialog', { name: 'Add a site' }).waitFor();
  });
});

it('GraphiQL says how to sign in to somebody whom the API does not know', async () => {
  const { page } = await openPage(browser, api.url);
  await page.goto('/graphiql');
  const notice = page.getByRole('alert');
  expect(await notice.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?to=%2Fgraphiql');
});
