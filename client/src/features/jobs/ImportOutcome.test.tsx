import { expect, it } from 'vitest';
import { openPage } from '../../../test/fake-api.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';

const open = (stats: object) =>
  openPage(() => <ImportOutcome job={{ siteId: 's' }} />, {
    ImportOutcome_Site: () => ({ site: { id: 's', stats: { conflicts: 0, missingInWordPress: 0, needsCluster: 0, ...stats } } }),
  });

it('leads to what waits for a person after an import', async () => {
  const page = open({ conflicts: 62, missingInWordPress: 1, needsCluster: 13 });
  await page.says('62 conflicts to decide');
  expect(page.all('a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['62 conflicts to decide', '/sites/s/conflicts'],
    ['1 post missing in WordPress to recreate or unlink', '/sites/s/content?missing=1'],
    ['13 items that need a cluster', '/sites/s/content?needsCluster=1'],
  ]);
});

it('says nothing where nothing waits', async () => {
  const page = open({ needsCluster: 1 });
  await page.says('1 item that needs a cluster');
  expect(page.all('a')).toHaveLength(1);
});
