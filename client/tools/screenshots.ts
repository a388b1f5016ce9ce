/**
 * Pictures of every screen, wide and narrow, light and dark, over the demo's story.
 * npm run screenshots [-- FOLDER]: into .cache/screenshots unless a folder is named. Needs the built dashboard.
 */
import 'reflect-metadata';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openDemo, screens, type Theme, visit } from './demo-browser.ts';

const folder = path.resolve(process.argv[2] ?? '.cache/screenshots');
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 380, height: 800 } };
const themes: Theme[] = ['light', 'dark'];

await mkdir(folder, { recursive: true });
const demo = await openDemo(console.log);
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const theme of themes) {
      const page = await demo.open({ ...viewport, theme });
      for (const [name, address] of Object.entries(screens(demo))) {
        await visit(page, address);
        await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`) });
      }
      await page.context().close();
    }
  }
  console.log(`The pictures are in ${folder}`);
} finally {
  await demo.close();
}
