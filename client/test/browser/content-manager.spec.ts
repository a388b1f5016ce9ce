/** The Content Manager over four hundred contents, as a person uses it: finding, keeping views, choosing, changing many, taking it back. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ManagerPage, openManager } from './manager-page.ts';

let manager: ManagerPage;
let page: Page;

const open = (query?: string) => manager.open(query);
const sql = (text: string) => manager.api.sql(text);
const table = () => page.getByRole('table', { name: 'Content' });
const row = (name: string | RegExp) => table().getByRole('row', { name });
const titles = () => table().locator('tbody tr[aria-rowindex] .serif-title').allTextContents();
const press = (...keys: string[]) => manager.press(...keys);
const chip = (name: RegExp) => page.getByRole('region', { name: 'Filters' }).getByRole('button', { name });
const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 12_000 });
const undo = () => page.getByRole('button', { name: /^Undo/ }).click();
const ofSiphons = async () => {
  const rows = await sql(
    `select content.title from content join cluster on cluster.id = cluster_id where cluster.name = 'Siphons' order by 1`,
  );
  return rows.map(({ title }) => title as string);
};
const deleted = async () => (await sql('select id from content where deleted_at is not null')).length;

beforeAll(async () => {
  manager = await openManager();
  page = manager.page;
}, 120_000);
afterAll(() => manager?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  expect(manager.complaints()).toEqual([]);
});

describe('finding', () => {
  it('says how many there are, and has the last of them at once', async () => {
    await open();
    await page.getByText('400 items, 0 published').waitFor();
    expect(await table().getAttribute('aria-rowcount')).toBe('401');
    await press('j', 'End');
    await row(/Page 399/).waitFor();
    expect((await titles()).length).toBeLessThan(60);
  });

  it('filters by what the address says, and clears it again', async () => {
    await open();
    await chip(/^Needs cluster/).click();
    await page.getByText('40 of 400').waitFor();
    expect(new URL(page.url()).search).toBe('?needsCluster=1');
    await chip(/^Source/).click();
    await page.getByRole('dialog', { name: 'Source' }).getByText('IGNY8').click();
    await page.getByText('Nothing matches these filters').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('400 items').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('searches the text, and shows where it says so', async () => {
    await open();
    await press('/');
    await page.keyboard.type('siph');
    await page.getByText('5 of 400').waitFor();
    expect(
      await row(/Guide 003/)
        .locator('mark')
        .allTextContents(),
    ).toEqual(['siphon']);
    await page.getByRole('searchbox', { name: 'Search' }).fill('https://example.test/page-390/');
    await page.getByText('1 of 400').waitFor();
    expect(await titles()).toEqual(['Page 390']);
  });

  it('sorts by a column both ways, and by none at the third press', async () => {
    await open('?needsCluster=1');
    const head = table().getByRole('columnheader', { name: 'URL' });
    for (const [order, first] of [
      ['ascending', 'Page 360'],
      ['descending', 'Page 399'],
      ['none', 'Page 360'],
    ]) {
      await head.getByRole('button').click();
      await until(async () => [await head.getAttribute('aria-sort'), (await titles())[0]]).toEqual([order, first]);
    }
  });
});

describe('a view', () => {
  it('keeps filters, order and columns; its link opens the same for whoever follows it', async () => {
    await open('?needsCluster=1&sort=-TITLE');
    await page.getByRole('button', { name: 'Columns' }).click();
    const columns = page.getByRole('dialog', { name: 'Columns' });
    await columns.getByRole('checkbox', { name: 'Structure' }).uncheck();
    await columns.getByRole('button', { name: 'Move left: Status' }).press('Enter');
    await columns.getByRole('button', { name: 'Wider: Status' }).press('Enter');
    await page.keyboard.press('Escape');
    const heads = () => table().getByRole('columnheader').allTextContents();
    const chosen = ['', 'Title', 'Type', 'Cluster', 'Status', 'Taxonomies', 'Source', 'URL', 'Actions'];
    await until(heads).toEqual(chosen);

    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill('Imported, unsorted');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const tab = page.getByRole('tab', { name: /^Imported, unsorted\s*40$/ });
    await tab.waitFor();
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    const link = page.url();

    await open();
    await page.goto(link);
    await until(heads).toEqual(chosen);
    await row(/Page 399/).waitFor();
    expect((await titles())[0]).toBe('Page 399');
    expect(await page.getByRole('tab', { name: /^Imported/ }).getAttribute('aria-selected')).toBe('true');
  });

  it('is changed, and deleted, and both are taken back', async () => {
    await open();
    await page.getByRole('tab', { name: /^Imported/ }).click();
    await page.getByText('40 of 400').waitFor();
    await chip(/^Unpublished changes/).click();
    await page.getByRole('button', { name: 'Update view' }).click();
    await page.getByRole('tab', { name: /^Imported, unsorted\s*0$/ }).waitFor();
    await undo();
    await page.getByRole('tab', { name: /^Imported, unsorted\s*40$/ }).waitFor();

    await page.getByRole('button', { name: /With the view/ }).click();
    await page.getByRole('menuitem', { name: 'Delete the view' }).click();
    await page.getByRole('tab', { name: /^Imported/ }).waitFor({ state: 'detached' });
    await undo();
    await page.getByRole('tab', { name: /^Imported, unsorted\s*40$/ }).waitFor();
  });
});

describe('many at once', () => {
  it('are chosen by keys, kept through a filter, given a cluster after a look at it, and have theirs again', async () => {
    await open('?sort=TITLE');
    for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await press(key);
    const bar = page.getByRole('toolbar', { name: 'With the selected rows' });
    await bar.getByText('3 selected').waitFor();
    await chip(/^Needs cluster/).click();
    await bar.getByText('3 not shown').waitFor();
    await chip(/^Needs cluster/).click();
    await row(/Guide 001/).waitFor();
    await bar.getByText('not shown').waitFor({ state: 'detached' });

    await press('c');
    const dialog = page.getByRole('dialog', { name: 'Assign a cluster to 3 items' });
    await dialog.getByRole('combobox', { name: 'Cluster' }).fill('siph');
    await page.getByRole('option', { name: /^Siphons/ }).waitFor();
    await press('Enter');
    await dialog.getByText('Changes all 3.').waitFor();
    expect(await ofSiphons()).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign cluster 3' }).press('Enter');
    await page.getByText('Cluster “Siphons” set on 3 items').waitFor();
    expect(await ofSiphons()).toEqual(['Guide 000', 'Guide 001', 'Guide 002']);
    await row(/Guide 001.*Siphons/).waitFor();
    await press('z');
    await row(/Guide 001.*Moka pots/).waitFor();
    expect(await ofSiphons()).toEqual([]);
  });

  it('those that are so already are told before', async () => {
    await open('?sort=TITLE');
    await press('j', 'x', 'c');
    const dialog = page.getByRole('dialog', { name: 'Assign a cluster to this content' });
    await dialog.getByRole('combobox', { name: 'Cluster' }).fill('moka');
    await page.getByRole('option', { name: /^Moka pots/ }).click();
    await dialog.getByText('Changes 0 of 1; 1 is so already.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Assign cluster' }).isDisabled()).toBe(true);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('get a term that is made for them, and lose it again', async () => {
    await open('?sort=TITLE');
    await press('j', 'x', 'j', 'x', 't');
    const dialog = page.getByRole('dialog', { name: 'Terms of 2 items' });
    await dialog.getByRole('combobox', { name: 'Attach' }).fill('Stovetop');
    await page.getByRole('option', { name: 'Create “Stovetop”' }).click();
    await dialog.getByRole('button', { name: 'Create term' }).click();
    await dialog.getByText('Changes all 2.').waitFor();
    await dialog.getByRole('button', { name: 'Change terms 2' }).click();
    await row(/Guide 001.*Stovetop/).waitFor();
    await press('z');
    await row(/Guide 001.*None/).waitFor();
  });

  it('one is deleted at a click and back at another; it waits among the deleted', async () => {
    await open('?sort=TITLE');
    await press('j', 'x');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await row(/Guide 000/).waitFor({ state: 'detached' });
    expect(await deleted()).toBe(1);
    await undo();
    await row(/Guide 000/).waitFor();
    expect(await deleted()).toBe(0);

    await press('x');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await chip(/^Deleted/).click();
    await page.getByText('1 of 1').waitFor();
    await row(/Guide 000/)
      .getByRole('button', { name: 'Restore Guide 000' })
      .click();
    await page.getByText('Nothing is deleted').waitFor();
    expect(await deleted()).toBe(0);
  });

  it('all that match are all of them, wherever one scrolls; deleted together, and brought back', async () => {
    await open('?needsCluster=1&sort=TITLE');
    await press('j', 'x');
    await page.getByRole('button', { name: 'all 40 that match' }).click();
    const bar = page.getByRole('toolbar', { name: 'With the selected rows' });
    await bar.getByText('All 40 selected').waitFor();
    await press('j', 'End');
    await row(/Page 399/).waitFor();
    await bar.getByText('All 40 selected').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete 40 items?' });
    await dialog.getByText('Deletes all 40.').waitFor();
    await press('Enter');
    await page.getByText('40 items deleted here; WordPress was left alone').waitFor();
    expect(await deleted()).toBe(40);
    await page.getByText('Nothing matches these filters').waitFor();
    await undo();
    await row(/Page 360/).waitFor();
    expect(await deleted()).toBe(0);
  });
});

it('what is changed elsewhere changes its row where it stands, and the keys stay on it', async () => {
  await open('?sort=TITLE');
  await press('j', 'j');
  const [{ id, version }] = (await sql(`select id, version from content where title = 'Guide 001'`)) as [{ id: string; version: number }];
  await manager.api.ok(
    'mutation ($id: ID!, $v: Int!) { updateContent(id: $id, input: { title: "Zebra 001" }, expectedVersion: $v) { content { id } } }',
    { id, v: version },
  );
  await row(/Zebra 001/).waitFor();
  expect((await titles()).slice(0, 3)).toEqual(['Guide 000', 'Zebra 001', 'Guide 002']);
  await press('j', 'x');
  expect(
    await row(/Guide 002/)
      .getByRole('checkbox')
      .isChecked(),
  ).toBe(true);
});
