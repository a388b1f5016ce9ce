import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let browser: Browser;
let mara: WatchedPage;
let theo: WatchedPage;
let invitation: string;

beforeAll(async () => {
  api = await startApi();
  browser = await launchBrowser();
  [mara, theo] = [await openPage(browser, api.url), await openPage(browser, api.url)];
  const link = await api.services.authentication.newOwnerLink();
  await mara.page.request.post('/auth/accept-link', {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
});
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

/** Chooses from the menu of a person in the list. */
const manage = async (name: string, deed: RegExp) => {
  await mara.page.getByRole('button', { name: `Manage ${name}` }).click();
  await mara.page.getByRole('menuitem', { name: deed }).click();
};

describe('an owner and somebody whom they invite', () => {
  it('the owner makes a link for a viewer, which is shown once', async () => {
    const { page } = mara;
    await page.goto('/settings?tab=people');
    await page.getByRole('list', { name: 'People' }).getByText('mara@example.com').waitFor();
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('theo@example.com');
    await dialog.getByText('Sees everything and changes nothing.').click();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    invitation = await dialog.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
    expect(invitation).toContain(`${api.url}/sign-in?link=`);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('list', { name: 'Open invitations' }).getByText('theo@example.com').waitFor();
  });

  it('they accept it in their own browser, and are not offered what a viewer may not do', async () => {
    const site = await seedSite(api, 'Slow Morning');
    const { page } = theo;
    await page.goto(invitation);
    await page.getByText('Mara Reyes invites you as a viewer').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('theo@example.com');
    await page.getByLabel('Name').fill('Theo Brandt');
    await page.getByRole('textbox', { name: 'Password' }).fill('another pencil');
    await page.getByRole('button', { name: 'Make account' }).click();
    await page.getByRole('article', { name: 'Slow Morning' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add site' }).count()).toBe(0);

    await page.goto(`/sites/${site.id}/keywords`);
    await page.getByText('clean moka pot').waitFor();
    expect(await page.getByRole('button', { name: /Add keywords|Generate|Delete/ }).count()).toBe(0);
    await page.goto('/settings?tab=people');
    await page.getByRole('tab', { name: 'Prompts' }).waitFor();
    expect(await page.getByRole('tab', { name: 'People' }).count()).toBe(0);
  });

  it('the link says what to do once it was used', async () => {
    const { page } = await openPage(browser, api.url);
    await page.goto(invitation);
    await page.getByRole('heading', { name: 'This link has ended' }).waitFor();
    await page.getByText('This link was used already: it works once.').waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('an editor from now on, they are offered an editor’s work at their next page', async () => {
    const { page } = mara;
    await page.reload();
    await manage('Theo Brandt', /Change role/);
    const dialog = page.getByRole('dialog', { name: 'The role of Theo Brandt' });
    await dialog.getByText('Plans, writes, assigns and publishes.').click();
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'People' }).getByText('Editor').waitFor();

    await theo.page.goto('/account');
    await theo.page.getByText('You are an editor.').waitFor();
    const [{ id }] = (await api.sql<{ id: string }>('select id from site')) as [{ id: string }];
    await theo.page.goto(`/sites/${id}/keywords`);
    await theo.page.getByRole('button', { name: 'Add keywords' }).waitFor();
  });

  it('gives themselves another name on their account page', async () => {
    const { page } = theo;
    await page.goto('/account');
    await page.getByRole('list', { name: 'Sessions' }).getByText('This browser').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Theo Brandt-Ito');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your account is saved.').waitFor();
    await page.getByRole('complementary').getByText('Theo Brandt-Ito').waitFor();
  });

  it('is signed out when the owner ends their session, and told where to sign in', async () => {
    const { page } = mara;
    await page.reload();
    await manage('Theo Brandt-Ito', /Sessions/);
    const dialog = page.getByRole('dialog', { name: 'Where Theo Brandt-Ito is signed in' });
    await dialog.getByRole('button', { name: /Sign out Chrome/ }).click();
    await dialog.getByText('Not signed in anywhere.').waitFor();
    // The page is on its way out before it is all there.
    await theo.page.goto('/account', { waitUntil: 'commit' });
    await theo.page.waitForURL('**/sign-in?to=%2Faccount');
  });

  it('sets a new password by a link, and is gone when their account is deleted', async () => {
    const { page } = mara;
    await page.getByRole('button', { name: 'Close' }).last().click();
    await manage('Theo Brandt-Ito', /Link for a new password/);
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByRole('textbox', { name: 'Link for a new password' }).inputValue();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await theo.page.goto(link);
    await theo.page.getByRole('textbox', { name: 'New password' }).fill('a third pencil');
    await theo.page.getByRole('button', { name: 'Set password and sign in' }).click();
    await theo.page.getByRole('article', { name: 'Slow Morning' }).waitFor();

    await manage('Theo Brandt-Ito', /Delete account/);
    await page.getByRole('button', { name: 'Delete Theo Brandt-Ito' }).click();
    await page.getByRole('list', { name: 'People' }).getByText('Theo').waitFor({ state: 'detached' });
    await theo.page.goto('/sites', { waitUntil: 'commit' });
    await theo.page.waitForURL('**/sign-in');
    expect(mara.complaints).toEqual([]);
  });
});
