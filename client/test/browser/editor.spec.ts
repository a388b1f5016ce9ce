/** Writing in the editor, as a person does it: what is stored is what was there, and what was typed. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Chromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { fixture } from '../../src/features/content/editor/blocks/fixtures.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

let api: TestApi;
let site: SeededSite;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let id: string;

const mixed = ['paragraphs', 'embed', 'shortcodes', 'custom-block', 'columns-nested', 'reusable', 'self-closing-json']
  .map(fixture)
  .join('\n\n');
const stored = async () => (await api.sql('select content_html from content where id = $1', [id]))[0]?.content_html as string;
const text = () => page.getByRole('textbox', { name: 'Text' });
const save = async () => {
  await page.keyboard.press('Control+s');
  await page.getByText(/^Saved/).waitFor();
};

/** Until the editor has heard where the caret stands: it is told by the browser a moment later, and no person types that fast. */
const caretSettled = () =>
  expect
    .poll(() =>
      text().evaluate((element) => {
        const { view, state } = (element as unknown as Mounted).editor;
        const { focusNode, focusOffset } = getSelection();
        return focusNode !== null && view.posAtDOM(focusNode, focusOffset) === state.selection.head;
      }),
    )
    .toBe(true);

async function clickAt(words: string): Promise<void> {
  await text().getByText(words).click();
  // A text that gets the focus puts its caret back where it last knew it, 20 ms later.
  await page.waitForTimeout(60);
  await caretSettled();
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await caretSettled();
  }
}

async function open(html: string): Promise<void> {
  ({ id } = await site.draft('How to Use a Moka Pot', html || 'x'));
  // No draft is empty; a text can become so.
  if (html === '') await api.sql(`update content set content_html = '' where id = $1`, [id]);
  await page.goto(`/sites/${site.id}/content/${id}`);
  await text().waitFor();
}

async function signIn(into: Page): Promise<void> {
  const link = await api.services.authentication.newOwnerLink();
  await into.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
}

beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  browser = await launchBrowser();
  watched = await openPage(browser, api.url);
  page = watched.page;
  await signIn(page);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
});

describe('the visual editor', () => {
  it('changes the words that were typed, and no other byte', async () => {
    await open(mixed);
    await clickAt('It is also the easiest');
    await press('End');
    await page.keyboard.type(' Slowly & surely.');
    await save();
    expect(await stored()).toBe(mixed.replace('a full <strong>minute</strong></em>.', '$& Slowly &amp; surely.'));
  });

  it('is clean again after undo, and its text is that of before', async () => {
    await open(mixed);
    await clickAt('Deep left.');
    await page.keyboard.type('Typed. ');
    await page.getByText('Not saved yet').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    expect(await stored()).toBe(mixed);
  });

  it('adds blocks by "/", as WordPress writes them', async () => {
    await open('<!-- wp:paragraph -->\n<p>First.</p>\n<!-- /wp:paragraph -->');
    await clickAt('First.');
    await press('End', 'Enter');
    await page.keyboard.type('/head');
    await page.getByRole('option', { name: /Heading 2/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('How we tested');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await save();
    expect(await stored()).toBe(
      [
        '<!-- wp:paragraph -->\n<p>First.</p>\n<!-- /wp:paragraph -->',
        '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">How we tested</h3>\n<!-- /wp:heading -->',
        '<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>one</li>\n<!-- /wp:list-item -->',
        '<!-- wp:list-item -->\n<li>two</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
      ].join('\n\n'),
    );
  });

  it('is worked by keyboard alone: to the toolbar, along it, and back', async () => {
    await open(fixture('paragraphs'));
    await page.getByRole('button', { name: 'Bold' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Italic');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Text');
    await press('Control+Home', 'Shift+Control+ArrowRight');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Link' }).getByLabel('Address').fill('example.com/a');
    await page.keyboard.press('Enter');
    await save();
    expect(await stored()).toContain('<p><a href="https://example.com/a">A</a> hand grinder');
  });

  it('counts what a draft leaves to a person, and types over it', async () => {
    await open(fixture('draft'));
    await page.getByRole('button', { name: '2 to fill' }).click();
    await page.keyboard.type('Mine has scaled twice.');
    await page.getByRole('button', { name: '1 to fill' }).waitFor();
    await save();
    expect(await stored()).toContain('<p>Mine has scaled twice.</p>');
  });

  it('edits the HTML of one block that it does not know', async () => {
    await open(mixed);
    await page.getByRole('button', { name: 'Edit as HTML: YouTube embed' }).click();
    const field = page.getByLabel('HTML of the block');
    await field.fill((await field.inputValue()).replaceAll('watch?v=abc', 'watch?v=new'));
    await page.getByRole('button', { name: 'Use this HTML' }).click();
    await save();
    expect(await stored()).toBe(mixed.replaceAll('watch?v=abc', 'watch?v=new'));
  });

  it('takes the words of what is pasted from Word, and not its looks', async () => {
    await open('');
    await text().click();
    const pasted = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p{color:red}</style></head><body>
      <p class="MsoNormal" style="mso-margin-top-alt:auto">A <b style="mso-bidi-font-weight:normal">bold</b> word<o:p></o:p></p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>   </span></span>One</p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Two</p>
      <script>document.title = 'no'</script></body></html>`;
    await paste(pasted);
    await save();
    expect(await stored()).toBe(
      [
        '<!-- wp:paragraph -->\n<p>A <strong>bold</strong> word</p>\n<!-- /wp:paragraph -->',
        '<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>One</li>\n<!-- /wp:list-item -->',
        '<!-- wp:list-item -->\n<li>Two</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
      ].join('\n\n'),
    );
  });

  it('lets no foreign page put HTML into a text that nobody has seen', async () => {
    await open('');
    await text().click();
    await paste(
      '<p>Words</p><div data-kept="<script>alert(1)</script>"></div><img src="data:image/png;base64,AAAA"><a href="javascript:alert(1)">link</a>',
    );
    await save();
    expect(await stored()).toBe(
      ['Words', 'link'].map((words) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`).join('\n\n'),
    );
  });
});

// Of the browser that runs it; the tests themselves know no DOM.
interface Mounted {
  editor: { view: { posAtDOM(node: object, offset: number): number }; state: { selection: { head: number } } };
}
declare const getSelection: () => { focusNode: object | null; focusOffset: number };
declare const DataTransfer: new () => { setData(type: string, data: string): void };
declare const ClipboardEvent: new (type: string, init: object) => Event;

async function paste(html: string): Promise<void> {
  await text().evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

describe('the two views of one text', () => {
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const source = () => page.getByRole('textbox', { name: 'HTML source' });

  it('hand it to each other with nothing lost, and undo reaches over both', async () => {
    await open(mixed);
    await clickAt('Outside.');
    await page.keyboard.type('One. ');
    await tab('HTML source');
    await source().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\n<p>From the source.</p>');
    await tab('Write');
    await text().getByText('From the source.').waitFor();
    await save();
    expect(await stored()).toMatch(/One\. /);
    expect(await stored()).toMatch(/<p>From the source\.<\/p>$/);

    await text().focus();
    await page.keyboard.press('Control+z');
    await text().getByText('From the source.').waitFor({ state: 'detached' });
    for (let times = 0; times < 3; times++) await page.keyboard.press('Control+z');
    await save();
    expect(await stored()).toBe(mixed);
  });

  it('keep Windows line ends', async () => {
    const html = fixture('crlf');
    await open(html);
    await tab('HTML source');
    await source().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('<p>x</p>');
    await tab('Write');
    await clickAt('Last.');
    await page.keyboard.type('The ');
    await save();
    const now = await stored();
    expect(now.replace(/The |<p>x<\/p>/g, '')).toBe(html);
  });

  it('are loaded when they are opened, and not before', async () => {
    const scripts: string[] = [];
    page.on('response', (response) => scripts.push(new URL(response.url()).pathname));
    const asked = (name: string) => scripts.some((file) => file.includes(name) && file.endsWith('.js'));
    await page.goto(`/sites/${site.id}/content`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    expect([asked('VisualEditor'), asked('SourceEditor')]).toEqual([false, false]);
    await open(fixture('paragraphs'));
    expect([asked('VisualEditor'), asked('SourceEditor')]).toEqual([true, false]);
    await tab('HTML source');
    await source().waitFor();
    expect(asked('SourceEditor')).toBe(true);
  });
});

describe('a browser that is killed while somebody types', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'igny8-browser-'));
    return () => rm(folder, { recursive: true, force: true });
  });

  it('loses at most the last three seconds', async () => {
    ({ id } = await site.draft('Kill me', fixture('paragraphs')));
    const first = await startAndSignIn();
    await first.page.goto(`${api.url}/sites/${site.id}/content/${id}`);
    await first.page.getByRole('textbox', { name: 'Text' }).getByText('It is also').click();
    const words = Array.from({ length: 24 }, (_, at) => `word${at} `);
    const typedAt: number[] = [];
    // Without a pause that would be one: the buffer must not wait for it.
    for (const word of words) {
      await first.page.keyboard.type(word);
      typedAt.push(Date.now());
      await first.page.waitForTimeout(150);
    }
    const killedAt = Date.now();
    await first.kill();

    const second = await startAndSignIn();
    await second.page.goto(`${api.url}/sites/${site.id}/content/${id}`);
    await second.page.getByRole('button', { name: 'Put it back' }).click();
    const back = await second.page.getByRole('textbox', { name: 'Text' }).innerText();
    await second.kill();
    words.forEach((word, at) => {
      if ((typedAt[at] ?? 0) < killedAt - 3_000) expect(back).toContain(word.trim());
    });
    expect(typedAt.filter((moment) => moment < killedAt - 3_000).length).toBeGreaterThan(3);
  }, 90_000);

  async function startAndSignIn() {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'];
    const child = spawn(await Chromium.executablePath(), args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const endpoint = await new Promise<string>((resolve) => {
      child.stderr.on('data', (data: Buffer) => {
        const found = /ws:\/\/\S+/.exec(data.toString());
        if (found) resolve(found[0]);
      });
    });
    const connected = await chromium.connectOverCDP(endpoint);
    const opened = (await connected.contexts()[0]?.newPage()) as Page;
    opened.setDefaultTimeout(15_000);
    await opened.context().addCookies(await page.context().cookies());
    return {
      page: opened,
      kill: async () => {
        process.kill(-(child.pid as number), 'SIGKILL');
        await new Promise((resolve) => child.once('close', resolve));
      },
    };
  }
});

it('has met no error in the console, and asked no other server for anything but pictures', () => {
  expect(watched.complaints.filter((line) => !/^foreign: .*\.jpg|ERR_NAME_NOT_RESOLVED|404/.test(line))).toEqual([]);
});
