/** Webhooks in a browser, to a receiver that is there: made, tested, failing, looked into, sent again. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { letTimePass, type Receiver, startReceiver, status } from '../../../server/test/kit/webhook-receiver.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let receiver: Receiver;
let site: SeededSite;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  [api, receiver, browser] = await Promise.all([startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' }), startReceiver(), launchBrowser()]);
  site = await seedSite(api, 'Slow Morning');
  watched = await openPage(browser, api.url);
  page = watched.page;
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
});
afterAll(async () => {
  await browser?.close();
  await api?.stop();
  await receiver?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

const accessible = async () =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

it('is made, with its secret shown once, and tested', async () => {
  await page.goto(`/sites/${site.id}/settings?tab=webhooks`);
  await page.getByRole('button', { name: 'Add the first webhook' }).click();
  await page.getByLabel('Address of the receiver').fill(receiver.url);
  await page.getByLabel('task.completed').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Add webhook' }).click();
  expect(await page.getByLabel('Secret of the webhook').inputValue()).toMatch(/^igny8_whsec_/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('The receiver took the test: it answered 204').waitFor();
  expect(receiver.received[0]?.payload.event).toBe('ping');
  await accessible();
});

it('shows what failed and why, and sends it again', async () => {
  receiver.answer(status(503, {}, '{"error":"Too busy"}'));
  await site.draft('Moka pots');
  await receiver.got(2);
  await page.getByRole('button', { name: 'Deliveries' }).click();
  await page.getByText('Failed so far').waitFor();
  await api.sql(`update webhook_delivery set attempts = 7 where state = 'pending'`);
  await letTimePass(api);
  await receiver.got(3);
  await page.getByText('Failed', { exact: true }).first().click();
  const row = page.getByRole('list', { name: 'Deliveries' }).getByRole('button');
  await row.filter({ hasText: '503' }).click();
  await page.getByText('"error": "Too busy"').waitFor();
  await page.getByText('8 attempts').waitFor();
  await accessible();
  receiver.answer(status(204));
  await api.sql('update webhook set rests_until = null');
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Repeats').waitFor();
  await page.locator('dd').getByText('Delivered').waitFor();
  expect(receiver.received.at(-1)?.body).toBe(receiver.received.at(-2)?.body);
});

it('is paused, resumed and deleted', async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const more = page.getByRole('button', { name: /^More for/ });
  await more.click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await page.getByText('Paused by Mara Reyes.').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Paused by Mara Reyes.').waitFor({ state: 'detached' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByText('Nobody is told yet').waitFor();
  expect(watched.complaints).toEqual([]);
});
