/**
 * A site connected in one click, by a person with a browser: on pages of WordPress itself, and back. The dashboard is opened at
 * another host than WordPress, so that coming back is a step from one site to another for the session's cookie too.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { launchBrowser, openPage } from './browser.ts';

let api: TestApi;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [api, sandbox, browser] = await Promise.all([
    startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }),
    startSandbox({ title: 'Slow Morning' }),
    launchBrowser(),
  ]);
  ({ page, complaints } = await openPage(browser, api.url.replace('127.0.0.1', 'localhost')));
  page.setDefaultTimeout(30_000);
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post('/auth/accept-link', {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

const steps = () => page.getByRole('list', { name: 'What the test found' }).getByRole('listitem');

it('is found by a page of it, approved in WordPress, and comes back tested', async () => {
  await page.goto('/sites?dialog=add');
  const dialog = page.getByRole('dialog', { name: 'Add a site' });
  await dialog.getByLabel('Address').fill(`${new URL(sandbox.url).host}/wp-admin/edit.php`);
  await dialog.getByRole('button', { name: 'Connect with WordPress' }).click();

  await page.waitForURL(`${sandbox.url}/wp-login.php*`);
  await page.locator('#user_login').fill(sandbox.username);
  await page.locator('#user_pass').fill(sandbox.adminPassword);
  await page.locator('#wp-submit').click();
  await page.getByText('IGNY8 on 127.0.0.1').first().waitFor();
  await page.getByRole('button', { name: 'Yes, I approve of this connection' }).click();

  await page.getByRole('heading', { name: 'Site settings' }).waitFor();
  await page.getByText('A draft was made and deleted again.').waitFor();
  expect(await steps().count()).toBe(7);
  expect(await steps().getByRole('img', { name: 'Went well' }).count()).toBe(6);
  expect(await steps().getByRole('img', { name: 'Worth knowing' }).count()).toBe(1);
  expect(new URL(page.url()).search).toBe('');
  const [site] = (await api.ok('{ sites { nodes { name hasCredentials wpUsername } } }')).sites.nodes;
  expect(site).toEqual({ name: 'Slow Morning', hasCredentials: true, wpUsername: sandbox.username });
});

it('goes on to an import', async () => {
  await page.getByRole('button', { name: 'Import now' }).first().click();
  await page
    .getByRole('dialog', { name: /^Import from/ })
    .getByRole('button', { name: 'Import', exact: true })
    .click();
  await page.getByText(/Last import/).waitFor();
});

it('has the plugin for download', async () => {
  const address = (await page.getByRole('link', { name: 'Download the plugin' }).getAttribute('href')) ?? '';
  const zip = await page.request.get(address);
  expect([zip.status(), (await zip.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
});

it('lets the plugin make a key and keeps it', async () => {
  await page.getByRole('button', { name: 'Let the plugin make one' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make it' }).click();
  await page.getByText('A key is kept.').waitFor();
  expect((await api.ok('{ sites { nodes { hasPluginKey } } }')).sites.nodes).toEqual([{ hasPluginKey: true }]);
});

it('that is not approved stays as it was, and says so', async () => {
  await page.getByRole('button', { name: 'Connect again' }).click();
  await page.getByRole('button', { name: 'No, I do not approve of this connection' }).click();
  await page.getByRole('status').getByText('was not approved in WordPress').waitFor();
  expect((await api.ok('{ sites { nodes { hasCredentials } } }')).sites.nodes).toEqual([{ hasCredentials: true }]);
});

it('that can not be found says at which step, and nothing is added', async () => {
  await page.goto('/sites?dialog=add');
  const dialog = page.getByRole('dialog', { name: 'Add a site' });
  await dialog.getByLabel('Address').fill('http://127.0.0.1:9');
  await dialog.getByRole('button', { name: 'Connect with WordPress' }).click();
  await dialog.getByText('Nothing answers at 127.0.0.1:9').waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(4);
  expect((await api.ok('{ sites { totalCount } }')).sites.totalCount).toBe(1);
});

it('asks nothing of any server but this one and the WordPress that a person is on', () => {
  expect(complaints.filter((complaint) => !complaint.startsWith(`foreign: ${sandbox.url}`) && !complaint.includes(sandbox.url))).toEqual(
    [],
  );
});
