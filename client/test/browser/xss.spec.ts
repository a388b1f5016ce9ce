/**
 * Hostile words, wherever they may come from (xss-seed.ts), on every screen that shows them. The browser's
 * content security policy is switched off here: nothing may run even without it. That it is there besides is a test of its own.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { launchBrowser } from './browser.ts';
import { payloads, RAN } from './xss-payloads.ts';
import { batches, bodies, type Filled, fill, short, tenAtOnce, WORD } from './xss-seed.ts';

let api: TestApi;
let browser: Browser;
let page: Page;
let filled: Filled;

/** What must never happen, as it happens. */
const fired: string[] = [];
function watch(watched: Page, note: (what: string) => void): void {
  // What the browser refuses it quotes in an error; what ran wrote a line of its own.
  watched.on(
    'console',
    (message) => message.type() === 'log' && message.text().includes('xss-ran') && note(`ran: ${message.location().url}`),
  );
  watched.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Pictures of a text may stand anywhere; nothing else of it may be asked for.
  watched.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== api.url && request.resourceType() !== 'image') note(`asked: ${request.url()}`);
  });
}

async function openContext(bypassCSP: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: api.url, viewport: { width: 1440, height: 900 }, bypassCSP });
  // Nothing leaves this machine, whatever a text asks for.
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== api.url,
    (route) => route.abort(),
  );
  return context;
}

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), launchBrowser()]);
  filled = await fill(api);
  const context = await openContext(true);
  const link = await api.services.authentication.newOwnerLink();
  await context.request.post('/auth/accept-link', {
    data: { link, name: `Mara <img src=x onerror=${RAN}>`, email: 'mara@example.com', password: 'a pencil and paper' },
  });
  const save = 'mutation ($siteId: ID!, $input: SaveViewInput!) { saveView(siteId: $siteId, input: $input) { view { id } } }';
  await tenAtOnce(async (payload, at) => {
    const input = { name: short(`${at} ${payload}`, 60), query: `search=${encodeURIComponent(payload)}`, shared: true };
    const answer = await context.request.post('/graphql', { data: { query: save, variables: { siteId: filled.site.id, input } } });
    expect((await answer.json()).errors).toBeUndefined();
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch(page, (what) => fired.push(what));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  expect(fired.splice(0)).toEqual([]);
});

/** What could run once somebody clicks: a handler, an address that is code, a frame that may run scripts. */
const LOADED = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...element.getAttributeNames().filter((name) => /^on/i.test(name)),
  ...['href', 'action', 'formaction', 'xlink:href', 'data'].map((name) => element.getAttribute(name)).filter(
    (to) => to !== null && !['http:', 'https:', 'mailto:', 'tel:', 'blob:'].includes(URL.parse(to, location.href)?.protocol)),
  ...(element.localName === 'iframe' && element.getAttribute('sandbox') !== '' ? ['a frame without a sandbox'] : []),
  ...(element.localName === 'script' && !element.src.startsWith(location.origin) ? ['a script'] : []),
])`;
const quiet = async () => {
  await page.locator('main h1, main h2, main [role=textbox]').first().waitFor();
  await page.waitForFunction(`!document.querySelector('main [aria-busy=true]')`);
  expect(await page.evaluate(LOADED)).toEqual([]);
};
/** Some payloads hide what comes after them: it has to be there, not to be seen. */
const LOOSE = { state: 'attached' } as const;
const editor = () => page.getByRole('textbox', { name: 'Text', exact: true });

it('there are more than a hundred, and the watch notices those that run', async () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(100);
  const seen: string[] = [];
  const context = await openContext(true);
  const control = await context.newPage();
  watch(control, (what) => seen.push(what));
  await control.goto('/healthz');
  await control.setContent(`<script>${RAN}</script>`);
  expect(seen).toHaveLength(1);
  await control.setContent(`<img src=x onerror=${RAN}>`);
  await expect.poll(() => seen.length).toBe(2);
  await control.setContent('<script>alert(1)</script>');
  await expect.poll(() => seen.filter((what) => what === 'dialog: 1').length).toBe(1);
  await control.setContent('<link rel=stylesheet href=//foreign.test/x.css>');
  await expect.poll(() => seen.filter((what) => what === 'asked: http://foreign.test/x.css').length).toBe(1);

  // Each in a frame of its own without a sandbox: shown raw, many of them run with nobody's hand.
  await control.setContent('<body></body>');
  seen.length = 0;
  await control.evaluate(`${JSON.stringify(payloads)}.forEach((payload) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = payload;
    document.body.append(frame);
  })`);
  await expect.poll(() => seen.filter((what) => what.startsWith('ran')).length, { timeout: 10_000 }).toBeGreaterThan(50);
  await context.close();
});

it('and were one shown raw, the content security policy would stop it', async () => {
  const seen: string[] = [];
  const blocked: string[] = [];
  const context = await openContext(false);
  const control = await context.newPage();
  watch(control, (what) => seen.push(what));
  control.on('console', (message) => /Content Security Policy/.test(message.text()) && blocked.push(message.text()));
  await control.goto('/sign-in');
  await control.locator('h1').waitFor();
  await control.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(`<img src=x onerror=${RAN}>`)})`);
  await expect.poll(() => blocked.length).toBe(1);
  expect(seen).toEqual([]);
  await context.close();
});

describe('hostile words never run', () => {
  it.each([
    '/sites',
    ':site',
    ':site/keywords',
    ':site/clusters',
    ':site/clusters?view=table',
    ':site/clusters?view=map',
    ':site/clusters/:cluster',
    ':site/clusters/:cluster?tab=ideas',
    ':site/ideas',
    ':site/ideas/cannibalization',
    ':site/tasks',
    ':site/tasks/:task',
    ':site/tasks/:task?edit=1',
    ':site/content',
    `:site/content?search=${WORD}`,
    ':site/jobs',
    ':site/drift',
    ':site/settings',
    ':site/settings?tab=sectors',
    ':site/settings?tab=defaults',
    '/account',
    '/settings?tab=prompts',
  ])('at %s', async (address) => {
    // Tall enough for the rows of a list at once.
    await page.setViewportSize({ width: 1440, height: 6_400 });
    await page.goto(
      address.replace(':site', `/sites/${filled.site.id}`).replace(':cluster', filled.ids.cluster).replace(':task', filled.ids.task),
    );
    await quiet();
    if (address.includes('search')) await page.locator('tbody mark').first().waitFor();
  });

  it('in what opens over a list', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const at = `/sites/${filled.site.id}`;
    for (const address of [
      `${at}/keywords?keyword=${filled.ids.keyword}`,
      `${at}/clusters/${filled.ids.cluster}?dialog=edit`,
      `${at}/ideas?dialog=edit&idea=${filled.ids.idea}`,
      `${at}/jobs?job=${filled.ids.job}`,
      `${at}/content?dialog=publish&row=${filled.manies[0]}`,
      `${at}/content?dialog=taxonomy&row=${filled.singles[11]}`,
      `${at}/content?dialog=cluster&row=${filled.singles[11]}`,
    ]) {
      await page.goto(address);
      await page.getByRole('dialog').first().waitFor();
      await quiet();
    }
    await page.goto(`${at}/content`);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('onerror');
    await page
      .getByRole('option', { name: /onerror/ })
      .first()
      .waitFor();
    await quiet();
  });

  it.each([...batches.keys()].flatMap((at) => ['write', 'both'].map((view) => ({ at, view }))))(
    'in texts full of them, part $at, as "$view" shows them',
    async ({ at, view }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      for (const id of filled.manies.slice(at * 2, at * 2 + 2)) {
        await page.goto(`/sites/${filled.site.id}/content/${id}?view=${view}`);
        const place = view === 'both' ? page.frameLocator('iframe').last().locator('body') : editor();
        await place.getByText(WORD).first().waitFor(LOOSE);
        await quiet();
      }
    },
  );

  it('in versions that are compared', async () => {
    for (const id of filled.manies.slice(4, 6)) {
      await page.goto(`/sites/${filled.site.id}/content/${id}`);
      await page.getByRole('button', { name: /^v2 / }).click();
      await page.getByRole('dialog', { name: 'Version 2' }).getByText(WORD).first().waitFor(LOOSE);
      await quiet();
    }
  });

  it('in conflicts', async () => {
    for (const id of filled.manies.slice(0, 2)) {
      await page.goto(`/sites/${filled.site.id}/conflicts?content=${id}`);
      await page.locator('main').getByText(WORD).first().waitFor(LOOSE);
      await quiet();
    }
  });

  it('in keywords that are about to be imported', async () => {
    await page.goto(`/sites/${filled.site.id}/keywords?dialog=add`);
    await page.getByLabel('Or paste them').fill(payloads.map((each) => each.replaceAll('\n', ' ')).join('\n'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').getByRole('table').first().waitFor();
    await quiet();
  });

  it('in what is pasted into a text', async () => {
    await page.goto(`/sites/${filled.site.id}/content/${filled.manies[0]}`);
    await editor().click();
    for (const some of batches) {
      await page.evaluate(
        `(() => { const data = new DataTransfer(); data.setData('text/html', ${JSON.stringify(bodies.classic(some))});
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
      );
    }
    await quiet();
  });
});

it('what is stored is what was written, byte for byte', async () => {
  for (const [at, some] of batches.entries()) {
    for (const [kind, body] of [bodies.classic(some), bodies.blocks(some)].entries()) {
      const { contentItem } = await api.ok(
        'query ($id: ID!) { contentItem(id: $id) { contentHtml } }',
        { id: filled.manies[at * 2 + kind] },
        { token: ADMIN_TOKEN },
      );
      expect(contentItem.contentHtml).toBe(body);
    }
  }
});
