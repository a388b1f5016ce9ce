/** Every screen: no accessibility fault that axe can find, in light and in dark, wide and narrow; and a first load that is small. */
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoBrowser, openDemo, screens, visit } from '../../tools/demo-browser.ts';

let demo: DemoBrowser;
beforeAll(async () => {
  demo = await openDemo(() => undefined);
}, 180_000);
afterAll(() => demo?.close());

const views = [
  { name: 'wide, light', width: 1440, height: 900, theme: 'light' },
  { name: 'wide, dark', width: 1440, height: 900, theme: 'dark' },
  { name: 'narrow, light', width: 380, height: 800, theme: 'light' },
] as const;

describe.each(views)('every screen, $name', ({ width, height, theme }) => {
  it('is free of faults that axe can find, and of sideways scrolling', async () => {
    const page = await demo.open({ width, height, theme });
    const faults: string[] = [];
    for (const [name, address] of Object.entries(screens(demo))) {
      await visit(page, address);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      for (const { id, nodes } of violations) faults.push(`${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
      const wider = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
      if (wider > 0) faults.push(`${name}: scrolls sideways by ${wider} px`);
    }
    await page.context().close();
    expect(faults).toEqual([]);
  }, 120_000);
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
