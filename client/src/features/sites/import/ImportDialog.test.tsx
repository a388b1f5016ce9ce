import { expect, it, vi } from 'vitest';
import { aJob, eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import { askImport, closeImport, importAsked } from '../../../lib/asked-import.ts';
import ImportDialog from './ImportDialog.tsx';

const counted = {
  types: [
    { postType: 'post', contentType: 'ARTICLE', count: 90_000, here: 12 },
    { postType: 'attachment', contentType: null, count: 1_204, here: 0 },
  ],
  terms: 310,
  toRead: 490,
  changedSince: '2026-11-20T08:00:00Z',
  estimatedSeconds: 3,
};
const answers = {
  ImportDialog_Site: () => ({ site: { id: 's', name: 'Slow Morning', url: 'https://slow.example' } }),
  ImportDialog_Preview: (): unknown => ({ importPreview: counted }),
  ImportDialog_Import: (): unknown => ({ importSite: { job: { id: 'job' } } }),
  Jobs_One: () => ({ job: aJob() }),
};
const open = (more: Partial<typeof answers> = {}) => {
  closeImport();
  askImport('s');
  return openPage(() => <ImportDialog siteId={importAsked()} />, { ...answers, ...more });
};

it('says what WordPress has before anything is imported, and brings in what changed', async () => {
  const page = open();
  await page.says('Import from slow.example');
  await page.says('490 to read, about 3 seconds.');
  await page.says('attachment (1,204)');
  expect(page.called('ImportDialog_Import')).toEqual([]);
  await page.press(/^Import$/);
  await eventually(() => expect(importAsked()).toBeUndefined());
  expect(page.called('ImportDialog_Import')).toEqual([{ siteId: 's', full: false }]);
  await eventually(() => expect(page.called('Jobs_One')).toEqual([{ id: 'job' }]));
});

it('reads everything again where somebody chooses that', async () => {
  const page = open();
  await page.says('Everything again');
  page.all('input[type=radio]')[1]?.click();
  await page.says('90,000 to read, about 9 minutes.');
  await page.press(/^Import$/);
  await eventually(() => expect(page.called('ImportDialog_Import')).toEqual([{ siteId: 's', full: true }]));
});

it('a first import has nothing to choose', async () => {
  const page = open({ ImportDialog_Preview: () => ({ importPreview: { ...counted, changedSince: null, toRead: 90_000 } }) });
  await page.says('90,000 to read');
  expect(page.all('input[type=radio]')).toEqual([]);
});

it('nobody has to wait for the count of a slow host', async () => {
  const page = open({ ImportDialog_Preview: () => new Promise(() => undefined) });
  await page.says('Counting what WordPress has');
  await page.press('Import without counting');
  await eventually(() => expect(page.called('ImportDialog_Import')).toHaveLength(1));
});

it('says what failed and what to do, and counts again', async () => {
  const page = open({
    ImportDialog_Preview: vi.fn().mockReturnValueOnce(new Refusal('WordPress did not answer.')).mockReturnValue({ importPreview: counted }),
  });
  await page.says('could not be counted. WordPress did not answer. Nothing was imported.');
  expect(page.button('Test the connection').getAttribute('href')).toBe('/sites/s/settings?tab=connection');
  await page.press('Count again');
  await page.says('490 to read');
});

it('an import that did not begin is told where it was asked for', async () => {
  const page = open({ ImportDialog_Import: () => new Refusal('The site is inactive.', 'CONFLICT') });
  await page.says('490 to read');
  await page.press(/^Import$/);
  await page.says('The import did not begin. The site is inactive.');
  expect(importAsked()).toBe('s');
});
