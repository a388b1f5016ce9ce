/** Two people, or one person with two browsers, in one content: nobody loses a word. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { asksFor } from './asked.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let site: SeededSite;
let browser: Browser;
let mara: WatchedPage;
let jonas: WatchedPage;

const first = '<!-- wp:paragraph -->\n<p>Water, just off the boil.</p>\n<!-- /wp:paragraph -->';
const second = '<!-- wp:paragraph -->\n<p>Coffee, ground a little coarser.</p>\n<!-- /wp:paragraph -->';
const words = `${first}\n\n${second}`;

const stored = async (id: string) => (await api.sql('select content_html from content where id = $1', [id]))[0]?.content_html as string;
const revisions = async (id: string) =>
  (await api.sql('select content_html from content_revision where content_id = $1', [id])).map((row) => row.content_html).join('\n');
const buffers = async (id: string) => (await api.sql('select stay from content_buffer where content_id = $1', [id])).length;
/** What is typed goes to the server every few seconds. */
const untilKept = (id: string, count: number) => expect.poll(() => buffers(id), { timeout: 10_000 }).toBe(count);
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const open = async (page: Page, id: string) => {
  await page.goto(`${api.url}/sites/${site.id}/content/${id}`);
  await text(page).waitFor();
};

/** In the source, where a caret is where it is put. */
async function typeAtEnd(page: Page, typed: string): Promise<void> {
  await page.getByRole('tab', { name: 'HTML source' }).click();
  await page.getByRole('textbox', { name: 'HTML source' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(typed);
  await page.getByText('Not saved yet').waitFor();
}

const save = async (page: Page) => {
  await page.keyboard.press('Control+s');
  await page.getByText(/^Saved/).waitFor();
};

async function signIn(into: Page, name: string, email: string): Promise<void> {
  const link = await api.services.authentication.newOwnerLink();
  await into.request.post(`${api.url}/auth/accept-link`, { data: { link, name, email, password: 'a pencil and paper' } });
}

/** The same person in another browser: nothing that the first has kept is in it. */
async function anotherBrowserOf(person: Page): Promise<Page> {
  const other = await openPage(browser, api.url);
  await other.page.context().addCookies(await person.context().cookies());
  return other.page;
}

beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  browser = await launchBrowser();
  mara = await openPage(browser, api.url);
  jonas = await openPage(browser, api.url);
  await signIn(mara.page, 'Mara Reyes', 'mara@example.com');
  await signIn(jonas.page, 'Jonas Weber', 'jonas@example.com');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await mara.page.screenshot({ path: `.cache/failed-${task.id}-mara.png` });
  await jonas.page.screenshot({ path: `.cache/failed-${task.id}-jonas.png` });
});

describe('two people who edit one content', () => {
  let id: string;

  it('who save one after the other meet both texts, whole', async () => {
    ({ id } = await site.draft('Moka pot', words));
    await Promise.all([open(mara.page, id), open(jonas.page, id)]);
    await typeAtEnd(jonas.page, '\n\n<p>Jonas adds a filter of paper.</p>');
    await typeAtEnd(mara.page, '\n\n<p>Mara adds a towel.</p>');
    await save(mara.page);
    await jonas.page.keyboard.press('Control+s');
    const dialog = jonas.page.getByRole('dialog', { name: 'Somebody saved this while you were editing' });
    await dialog.getByText('Jonas adds a filter of paper.').waitFor();
    await dialog.getByText('Mara adds a towel.').waitFor();
    expect(await stored(id)).toContain('Mara adds a towel.');
  });

  it('can decide later, and nothing is lost meanwhile', async () => {
    await jonas.page.getByRole('button', { name: 'Decide later' }).click();
    await jonas.page.reload();
    await jonas.page.getByRole('button', { name: 'Put it back' }).click();
    await jonas.page.keyboard.press('Control+s');
    await jonas.page.getByRole('dialog', { name: 'Somebody saved this while you were editing' }).waitFor();
  });

  it('can merge them place by place, and see the result before it is saved', async () => {
    await jonas.page.getByRole('button', { name: 'Merge by hand' }).click();
    const dialog = jonas.page.getByRole('dialog', { name: 'Merge the two texts' });
    const places = dialog.getByRole('radiogroup', { name: 'What becomes of this place' });
    for (const place of await places.all()) {
      const take = place.getByText(/^(Both|Take theirs)$/);
      await take.last().click();
    }
    await dialog.getByRole('button', { name: 'See the result' }).click();
    await dialog.getByText('Mara adds a towel.').waitFor();
    await dialog.getByText('Jonas adds a filter of paper.').waitFor();
    await dialog.getByRole('button', { name: 'Save the merged text' }).click();
    await jonas.page.getByText(/^Saved/).waitFor();
    const now = await stored(id);
    expect(now.startsWith(words)).toBe(true);
    expect(now).toContain('Mara adds a towel.');
    expect(now).toContain('Jonas adds a filter of paper.');
  });

  it('who keeps their own leaves the other text among the revisions', async () => {
    await open(mara.page, id);
    await open(jonas.page, id);
    await typeAtEnd(mara.page, '<p>Mara, once more.</p>');
    await typeAtEnd(jonas.page, '<p>Jonas, once more.</p>');
    await save(jonas.page);
    await mara.page.keyboard.press('Control+s');
    await mara.page.getByRole('button', { name: 'Keep mine' }).click();
    await mara.page.getByText(/^Saved/).waitFor();
    expect(await stored(id)).toContain('Mara, once more.');
    expect(await revisions(id)).toContain('Jonas, once more.');
  });

  it('are told that the other has typed and not saved', async () => {
    await typeAtEnd(jonas.page, '<p>Not saved by Jonas.</p>');
    await untilKept(id, 1);
    await open(mara.page, id);
    await mara.page
      .getByText(/^Jonas Weber typed here .* and has not saved$/)
      .first()
      .waitFor();
    await save(jonas.page);
    expect(await buffers(id)).toBe(0);
  });
});

describe('what was typed and not saved', () => {
  it('in a browser that was closed is offered in another one, and gone once it is saved', async () => {
    const { id } = await site.draft('Kettle', words);
    const atHome = await anotherBrowserOf(mara.page);
    await open(atHome, id);
    await typeAtEnd(atHome, '\n\n<p>Typed at home.</p>');
    await untilKept(id, 1);
    await atHome.context().close();

    const onTheTrain = await anotherBrowserOf(mara.page);
    await open(onTheTrain, id);
    await onTheTrain.getByText('was typed in another window or on another device').waitFor();
    await onTheTrain.getByRole('button', { name: 'Put it back' }).click();
    await text(onTheTrain).getByText('Typed at home.').waitFor();
    await save(onTheTrain);
    expect(await stored(id)).toContain('<p>Typed at home.</p>');
    await untilKept(id, 0);
    await onTheTrain.context().close();
  });

  it('is sent when the page is left, before its turn has come', async () => {
    const { id } = await site.draft('Grinder', words);
    const other = await anotherBrowserOf(mara.page);
    await open(other, id);
    await typeAtEnd(other, '\n\n<p>Left at once.</p>');
    await other.close({ runBeforeUnload: false });
    await untilKept(id, 1);
    await other.context().close();
  });

  it('goes from the server when it is thrown away', async () => {
    const { id } = await site.draft('Scale', words);
    const other = await anotherBrowserOf(mara.page);
    await open(other, id);
    await typeAtEnd(other, '\n\n<p>Not worth keeping.</p>');
    await untilKept(id, 1);
    await other.reload();
    await other.getByRole('button', { name: 'Throw it away' }).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Throw it away' }).click();
    await untilKept(id, 0);
    await other.context().close();
  });

  it('says where it is kept while the server does not take it, and is sent once it does', async () => {
    const { id } = await site.draft('Filter', words);
    const other = await anotherBrowserOf(mara.page);
    await open(other, id);
    await other.route('**/graphql', (route) => (asksFor(route.request(), 'ServerCopy_Keep') ? route.abort() : route.continue()));
    await typeAtEnd(other, '\n\n<p>In the tunnel.</p>');
    await other.getByText('Not saved yet. Kept in this browser only').waitFor();
    await other.unroute('**/graphql');
    await other.evaluate('dispatchEvent(new Event("online"))');
    await untilKept(id, 1);
    await other.getByText('Not saved yet', { exact: true }).waitFor();
    await other.context().close();
  });
});

it('neither has met an error in the console', () => {
  expect([...mara.complaints, ...jonas.complaints]).toEqual([]);
});
