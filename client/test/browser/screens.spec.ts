/** Every screen: no accessibility fault that axe can find, in light and in dark, wide and narrow; and a first load that is small. */
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoBrowser, screens, visit } from '../../tools/demo-browser.ts';
import { openStory } from './story.ts';

let demo: DemoBrowser;
beforeAll(async () => {
  demo = await openStory();
}, 180_000);
afterAll(() => demo?.close());

const sizes = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'narrow', width: 380, height: 800 },
] as const;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** All that a theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Faults by name of the screen, with what they are about: in light whatever axe can find, in dark what becomes of the colours. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Where there is no frame, all of it happens in the page; otherwise each time in a new one besides. What is well is not told.
    const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1).options({ resultTypes: ['violations'] });
    const { violations } = await (colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules(OF_COLOURS)).analyze();
    for (const { id, nodes } of violations) {
      found.push(`${name}, ${colorScheme}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const wider = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  return wider > 0 ? [...found, `${name}: scrolls sideways by ${wider} px`] : found;
}

it('a fault is found where there is one', async () => {
  const page = await demo.open({ width: 380, height: 800, theme: 'light' });
  await page.setContent('<main><img src="data:,"><p style="color: #ddd">Hardly to be read</p></main>');
  const faults = (await faultsOf(page, 'bad')).join('\n');
  await page.context().close();
  expect(faults).toContain('bad, light: image-alt: img');
  expect(faults).toContain('bad, dark: color-contrast: p');
});

it('every screen is free of faults that axe can find, and of sideways scrolling', async () => {
  const found = sizes.map(async ({ name: size, width, height }) => {
    const page = await demo.open({ width, height, theme: 'light' });
    const faults: string[] = [];
    for (const [name, address] of Object.entries(screens(demo))) {
      await visit(page, address);
      faults.push(...(await faultsOf(page, `${name}, ${size}`)));
    }
    await page.context().close();
    return faults;
  });
  expect((await Promise.all(found)).flat()).toEqual([]);
}, 420_000);

describe.each(sizes)('over a screen, $name,', ({ width, height }) => {
  it('what the keyboard calls up is free of faults too', async () => {
    const page = await demo.open({ width, height, theme: 'light' });
    const faults: string[] = [];
    await visit(page, screens(demo).content as string);
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Keywords', exact: true }).waitFor();
    faults.push(...(await faultsOf(page, 'palette')));
    await page.keyboard.type('moka');
    await page.getByRole('group', { name: 'Content' }).waitFor();
    faults.push(...(await faultsOf(page, 'palette, found')));
    await page.keyboard.type(' nothing has such words');
    await page.getByText(/^Nothing fits/).waitFor();
    faults.push(...(await faultsOf(page, 'palette, nothing found')));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    faults.push(...(await faultsOf(page, 'keys')));
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it('nothing moves for those who asked for less motion', async () => {
    const page = await demo.open({ width, height, theme: 'light' });
    await visit(page, screens(demo).content as string);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).waitFor();
    const moving = await page.evaluate('document.getAnimations().filter((animation) => animation.playState === "running").length');
    await page.context().close();
    expect(moving).toBe(0);
  });
});

describe('the first load', () => {
  it.each([
    { name: 'sites', most: 120_000 },
    { name: 'content', most: 150_000 },
    { name: 'tasks', most: 150_000 },
  ])('of $name is at most $most bytes of JavaScript, gzip', async ({ name, most }) => {
    const page = await demo.open({ width: 1440, height: 900, theme: 'light' });
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await visit(page, screens(demo)[name] as string);
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    await page.context().close();
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(most);
  });
});
