/** Steering the clusters, in a real browser over the demo's story: a proposal before and after, work by hand, the map by keyboard. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoBrowser, visit } from '../../tools/demo-browser.ts';
import { openStory } from './story.ts';

let demo: DemoBrowser;
let page: Page;
const clusters = () => `/sites/${demo.siteId}/clusters`;

beforeAll(async () => {
  demo = await openStory();
  page = await demo.open({ width: 1440, height: 900, theme: 'light' });
  page.setDefaultTimeout(12_000);
  await visit(page, '/sites');
}, 180_000);
afterAll(() => demo?.close());

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Which cluster each keyword is in, and which clusters there are. */
async function standing(): Promise<string[]> {
  const { keywords, clusters } = await ask<{
    keywords: { nodes: { text: string; cluster: { name: string } | null }[] };
    clusters: { nodes: { name: string }[] };
  }>(
    `query ($siteId: ID!) {
      keywords(siteId: $siteId, first: 200) { nodes { text cluster { name } } }
      clusters(siteId: $siteId, first: 200) { nodes { name } }
    }`,
    { siteId: demo.siteId },
  );
  const placed = keywords.nodes.map(({ text, cluster }) => `${text}: ${cluster?.name ?? '-'}`);
  return [...placed, ...clusters.nodes.map(({ name }) => name)].sort();
}
const until = (state: string[]) => expect.poll(standing, { timeout: 12_000 }).toEqual(state);

const toastUndo = () => page.getByRole('button', { name: /^Undo/ }).click();

describe('a proposal', () => {
  const topics = ['latte art', 'cast iron pan'];
  const words = ['', 'for beginners', 'how to', 'tips', 'at home', 'ideas'];

  it('changes nothing until it is applied, leaves out what is left out, and is taken back exactly', async () => {
    await ask('mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { added } }', {
      siteId: demo.siteId,
      keywords: topics.flatMap((topic) => words.map((word, at) => ({ text: `${topic} ${word}`.trim(), volume: 900 - at }))),
    });
    const before = await standing();
    await visit(page, clusters());
    await page.getByRole('button', { name: 'Generate clusters' }).click();
    await page.getByRole('button', { name: 'Make a proposal' }).click();
    await page.getByText('Nothing has changed yet.').waitFor({ timeout: 60_000 });
    expect(await standing()).toEqual(before);

    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Broad: \d+ clusters?$/);
    expect(page.url()).toContain('level=BROAD');
    await page.keyboard.press('ArrowRight');

    await page.getByRole('checkbox', { name: /Include Latte art/ }).uncheck();
    await page.getByText(/1 group left out/).waitFor();
    await page.getByRole('button', { name: /^Apply/ }).click();
    await page.getByText(/^Applied at Standard/).waitFor();
    const after = await standing();
    expect(after).toContain('latte art tips: -');
    expect(after.filter((line) => line.startsWith('cast iron pan') && line.endsWith(': -'))).toEqual([]);

    await toastUndo();
    await page.getByText('Nothing has changed yet.').waitFor();
    expect(await standing()).toEqual(before);
  }, 120_000);

  it('may be about keywords that were chosen on their page', async () => {
    await visit(page, `/sites/${demo.siteId}/keywords?unclustered=1`);
    await page.getByRole('row').nth(1).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'g']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Group keywords into clusters' });
    expect(await dialog.getByRole('radio', { name: /Those that you selected.*2 keywords/ }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('that nobody has decided on is offered again, and may be discarded', async () => {
    await visit(page, clusters());
    await page.getByRole('link', { name: 'Review it' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded. It changed nothing.').waitFor();
    await visit(page, clusters());
    expect(await page.getByRole('link', { name: 'Review it' }).count()).toBe(0);
  });
});

describe('by hand', () => {
  it('two clusters are chosen by keyboard, merged, and parted again by undo', async () => {
    const before = await standing();
    await visit(page, clusters());
    await page.getByRole('article').first().waitFor();
    for (const key of ['j', 'x', 'ArrowRight', 'x', 'm']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Merge 2 clusters' });
    await dialog.getByRole('button', { name: 'Merge 2' }).click();
    await page.getByText(/ merged into /).waitFor();
    expect((await standing()).length).toBe(before.length - 1);
    await toastUndo();
    await until(before);
  });

  it('keywords are moved to another cluster by keyboard, and brought back', async () => {
    const before = await standing();
    await visit(page, `${clusters()}/${demo.clusterId}?tab=keywords`);
    await page.getByRole('row').nth(1).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'c']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Move 2 keywords' });
    await dialog.getByRole('button', { name: 'Leave unclustered' }).click();
    await page.getByText('2 keywords taken out of the cluster').waitFor();
    expect((await standing()).filter((line, at) => line !== before[at]).length).toBeGreaterThan(0);
    await toastUndo();
    await until(before);
  });

  it('a cluster with tasks or content goes only when it is said where they go', async () => {
    const before = await standing();
    await visit(page, `${clusters()}/${demo.clusterId}?dialog=delete`);
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Delete cluster' }).click();
    await dialog.getByText('Choose the cluster that takes them.').waitFor();
    await dialog.getByRole('combobox').fill('a');
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Delete cluster' }).click();
    await page.waitForURL((url) => url.pathname === clusters());
    expect((await standing()).length).toBe(before.length - 1);
    await toastUndo();
    await until(before);
  });
});

describe('the map', () => {
  it('is walked by the arrow keys, opens with Enter, and is saved as a file that needs nothing else', async () => {
    await visit(page, `${clusters()}?view=map`);
    const bubbles = page.locator('[data-bubble]');
    await bubbles.first().waitFor();
    expect(await bubbles.evaluateAll((all) => all.filter((one) => one.getAttribute('tabindex') === '0').length)).toBe(1);
    await page.locator('[data-bubble][tabindex="0"]').focus();
    const focused = () => page.locator('[data-bubble]:focus').getAttribute('aria-label');
    const seen = new Set([await focused()]);
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(key);
      seen.add(await focused());
    }
    expect(seen.size).toBeGreaterThan(1);

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as SVG' }).click()]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg.match(/<circle/g)).toHaveLength(await bubbles.count());
    expect(svg).not.toMatch(/var\(|oklch|url\(|class=/);

    await page.locator('[data-bubble][tabindex="0"]').focus();
    const name = String(await focused()).split(':')[0] as string;
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  });
});
