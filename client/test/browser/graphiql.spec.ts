/** From a list of the dashboard to its query, and GraphiQL: examples of one's own, and what it says when nothing comes. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { seedManyContents } from '../../../server/test/kit/many-contents.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';

const run = promisify(execFile);
const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

let api: TestApi;
let site: SeededSite;
/** One with keywords and ideas. */
let clusterId: string;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

async function makeSite(): Promise<void> {
  site = await seedSite(api, 'Slow Morning');
  const [{ sector_id }] = (await api.sql('select sector_id from cluster')) as [{ sector_id: string }];
  await seedManyContents(api.sql, { siteId: site.id, sectorId: sector_id, contents: 130, clusters: 3, keywords: 230, terms: 5 });
  for (const title of ['Which moka pot to buy', 'How to clean a moka pot']) await site.draft(title);
  const [cluster] = await api.sql<{ id: string }>('select id from cluster where id <> $1 order by id limit 1', [site.clusterId]);
  clusterId = cluster?.id ?? '';
  await api.ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) { job { state } } }', { ids: [clusterId] });
}

const signIn = async (context: BrowserContext) => {
  const link = await api.services.authentication.newOwnerLink();
  const person = { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' };
  await context.request.post(`${api.url}/auth/accept-link`, { data: person });
};

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), launchBrowser()]);
  await makeSite();
  watched = await openPage(browser, api.url);
  page = watched.page;
  await signIn(page.context());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});
/** What a browser says of a request that failed, where one was made to; whenever it says so. */
const FAILED_LOAD = /Failed to load resource/;
const NOTHING = /^\b$/;
let forgiven = NOTHING;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  expect(watched.complaints.splice(0).filter((one) => !forgiven.test(one))).toEqual([]);
  forgiven = NOTHING;
});

describe('"Copy as GraphQL"', () => {
  const dialog = () => page.getByRole('dialog', { name: 'This list as GraphQL' });
  const code = (name: string) => dialog().getByLabel(name, { exact: true }).inputValue();
  const open = () => page.getByRole('button', { name: 'Copy as GraphQL' }).click();
  const rowsOf = async (table: string) => {
    await page.getByRole('table', { name: table }).getByRole('row').nth(1).waitFor();
    const texts = await page.getByRole('table', { name: table }).locator('tbody tr').allInnerTexts();
    return texts.filter((text) => text.trim() !== '');
  };
  /** The list that an answer begins with. */
  const nodesOf = (data: Json): Json[] => (Object.values(data)[0] as Json).nodes;
  const nameOf = (node: Json): string => node.title ?? node.name ?? node.text ?? node.keyword?.text ?? node.message;

  it.each([
    { table: 'Content', at: 'content?type=ARTICLE&sort=TITLE', variables: { filter: { contentTypes: ['ARTICLE'] }, after: null } },
    { table: 'Content', at: 'content?search=moka', variables: { search: 'moka', withExcerpt: true } },
    { table: 'Keywords', at: 'keywords?minVolume=5000&sort=-DIFFICULTY', variables: { after: null, filter: { minVolume: 5000 } } },
    { table: 'Clusters', at: 'clusters?view=table', variables: { after: null } },
    { table: 'Ideas', at: 'ideas?status=NEW', variables: { filter: { statuses: ['NEW'] } } },
    { table: 'Tasks', at: 'tasks?status=COMPLETED', variables: { filter: { statuses: ['COMPLETED'] } } },
    { table: 'Jobs', at: 'jobs?state=SUCCEEDED', variables: { states: ['SUCCEEDED'] } },
    { table: 'Keywords', at: `clusters/:cluster?tab=keywords`, variables: { after: null } },
    { table: 'Ideas', at: `clusters/:cluster?tab=ideas`, variables: { after: null } },
  ])('of $at is a query that answers the rows that stand there', async ({ table, at, variables }) => {
    await page.goto(`/sites/${site.id}/${at.replace(':cluster', clusterId)}`);
    const rows = await rowsOf(table);
    await open();
    const asked = JSON.parse(await code('Variables'));
    expect(asked).toMatchObject({ siteId: site.id, ...variables });
    const nodes = nodesOf(await api.ok(await code('Query'), asked));
    expect(rows.length).toBeGreaterThan(0);
    // A long table shows those that are in sight.
    expect(nodes.length).toBeGreaterThanOrEqual(rows.length);
    for (const [place, row] of rows.entries()) expect(row).toContain(nameOf(nodes[place] as Json));
  });

  it('gives the page that was read last, too', async () => {
    await page.goto(`/sites/${site.id}/keywords?sort=TEXT`);
    await rowsOf('Keywords');
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    const end = page.getByRole('table', { name: 'Keywords' }).getByRole('row').last();
    await until(() => end.getAttribute('aria-rowindex')).toBe('233');
    await open();
    await dialog().getByText('The page read last').click();
    const asked = JSON.parse(await code('Variables'));
    expect(asked.after).toEqual(expect.any(String));
    const nodes = nodesOf(await api.ok(await code('Query'), asked));
    await page.keyboard.press('Escape');
    expect(await end.innerText()).toContain(nodes.at(-1)?.text);
  });

  it('is reached by the keyboard, and gives it back', async () => {
    await page.goto(`/sites/${site.id}/tasks`);
    await rowsOf('Tasks');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('copy as');
    await page.getByRole('option', { name: 'Copy as GraphQL', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy as GraphQL' }).focus();
    await page.keyboard.press('Enter');
    await dialog().getByLabel('Query', { exact: true }).and(page.locator(':focus')).waitFor();
    expect(await dialog().getByText('The page read last').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy as GraphQL' }).and(page.locator(':focus')).waitFor();
  });

  it('copies, and as curl it runs in a shell', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: api.url });
    await page.goto(`/sites/${site.id}/content?search=${encodeURIComponent('moka pot')}`);
    const rows = await rowsOf('Content');
    await open();
    await dialog().getByRole('tab', { name: 'curl' }).click();
    await dialog().getByRole('button', { name: 'Copy the command' }).click();
    await dialog().getByRole('status').getByText('Copied').waitFor();
    const command = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(command).toBe(await code('Command'));
    const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, IGNY8_TOKEN: ADMIN_TOKEN } });
    const nodes = nodesOf(JSON.parse(stdout).data);
    expect(nodes.length).toBe(rows.length);
    for (const [place, row] of rows.entries()) expect(row).toContain(nameOf(nodes[place] as Json));
  });
});

const shown = (where: Page, part: string) =>
  where
    .locator(`${part} .view-line`)
    .allInnerTexts()
    .then((lines) => lines.join('\n').replaceAll('\u00a0', ' '));
const query = (where = page) => shown(where, '.graphiql-query-editor');
const variables = (where = page) => shown(where, '.graphiql-editor-tool');
const response = (where = page) => shown(where, '.graphiql-response');
const press = (where = page) => where.getByRole('button', { name: 'Execute query (Ctrl-Enter)' }).click();
const example = (title: string) => page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: title });
/** There, and understood: what is run goes by the name of its operation. */
const openExample = async (title: string, operation: string) => {
  await example(title).click();
  await page.locator('.graphiql-tab-active', { hasText: operation }).waitFor();
  await until(() => query()).toContain(operation);
  await until(() => variables()).toContain(site.id);
};
const openGraphiql = async () => {
  await page.goto('/graphiql');
  await example('Create a site').and(page.locator(':enabled')).waitFor();
};

describe('GraphiQL', () => {
  it('asks nobody but this server for anything', async () => {
    const asked = new Set<string>();
    const note = (request: { url(): string }) => asked.add(new URL(request.url()).origin);
    page.on('request', note);
    await openGraphiql();
    await press();
    await until(() => response()).toContain('"name": "Slow Morning"');
    page.off('request', note);
    expect([...asked]).toEqual([api.url]);
  });

  it('opens a list of the dashboard, and does not run it by itself', async () => {
    await page.goto(`/sites/${site.id}/content?type=ARTICLE&sort=TITLE`);
    await page.getByRole('table', { name: 'Content' }).getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'Copy as GraphQL' }).click();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open in GraphiQL' }).click()]);
    await until(() => query(opened)).toContain('query ContentList_Page');
    await until(() => variables(opened)).toContain(site.id);
    expect(opened.url()).toBe(`${api.url}/graphiql`);
    expect(await response(opened)).toBe('');
    await press(opened);
    await until(() => response(opened)).toContain('"contentType": "ARTICLE"');
    await opened.close();
  });

  it('has examples with ids of the own site, each in a tab of its own, which stay', async () => {
    await openGraphiql();
    await openExample('What the clusters cover', 'ClusterCoverage');
    await press();
    await until(() => response()).toContain('"keywordCount"');
    await example('Edit it').click();
    await until(() => variables()).toMatch(/"contentId": "[0-9a-f-]{36}",\n\s*"version": \d/);
    await example('What the clusters cover').click();
    await until(() => query()).toContain('query ClusterCoverage');
    expect(await page.getByRole('tab', { name: 'ClusterCoverage' }).count()).toBe(1);
    await until(() => page.evaluate("localStorage.getItem('graphiql:tabState')")).toContain('UpdateContent');
    await page.reload();
    await page.getByRole('tab', { name: 'UpdateContent' }).waitFor();
  });

  it('watches jobs over a subscription', async () => {
    await openGraphiql();
    await openExample('All jobs of a site', 'WatchJobs');
    const listening = page.waitForRequest(/\/graphql\/stream$/);
    await press();
    await listening;
    await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id, wait: 30) { job { state } } }', { id: site.id });
    await until(() => response()).toContain('"state": "SUCCEEDED"');
    await page.getByRole('button', { name: /^Stop query/ }).click();
  });

  it('remembers what was run, tells what a field is, and builds a query out of ticks', async () => {
    await openGraphiql();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.getByRole('region', { name: 'History' }).getByText('ClusterCoverage').waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('Keywords that more than one idea, task or content aims at').first().waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.getByRole('button', { name: 'Show Explorer' }).click();
    await page.locator('.graphiql-explorer-root').getByText('viewer', { exact: true }).click();
    await page.locator('.graphiql-explorer-root').getByText('scopes', { exact: true }).click();
    await until(() => query()).toMatch(/viewer \{\s+scopes/);
    // It reads what it is to run a moment after it is written.
    await page.locator('.graphiql-tab-active', { hasText: 'MyQuery' }).waitFor();
    await press();
    await until(() => response()).toContain('"PUBLISH"');
    await page.getByRole('button', { name: 'Hide Explorer' }).click();
  });
});

describe('where nothing comes, GraphiQL says why:', () => {
  const json = (body: object, status = 200) => ({ status, contentType: 'application/json', body: JSON.stringify(body) });
  const alert = () => page.getByRole('alert').filter({ hasText: /./ });
  /** The browser, too, complains about what is made to fail here. */
  afterEach(async () => {
    await page.unroute('**/graphql');
  });

  it('signed out', async () => {
    forgiven = FAILED_LOAD;
    const { page: stranger } = await openPage(browser, api.url);
    await stranger.goto('/graphiql');
    await stranger.getByRole('alert').getByText('You are not signed in').waitFor();
    await stranger.getByRole('link', { name: 'Sign in' }).click();
    await stranger.waitForURL('**/sign-in?to=%2Fgraphiql');
    await stranger.context().close();
  });

  it('the server is gone, or something before it fails; then it is back', async () => {
    forgiven = FAILED_LOAD;
    await openGraphiql();
    await page.route('**/graphql', (route) => route.abort());
    await press();
    await alert().getByText('The server does not answer').waitFor();
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await press();
    await alert().getByText('The server answered 502, and not in GraphQL').waitFor();
    await page.unroute('**/graphql');
    await press();
    await alert().waitFor({ state: 'detached' });
  });

  it('it takes long', async () => {
    await page.clock.install();
    await openGraphiql();
    let answer = () => {};
    await page.route('**/graphql', async (route) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
    const sent = page.waitForRequest('**/graphql');
    await press();
    await sent;
    await page.clock.fastForward(7_000);
    await page.getByRole('status').getByText('Still waiting for the answer').waitFor();
    answer();
    await page.getByRole('status').getByText('Still waiting for the answer').waitFor({ state: 'detached' });
  });

  it('only trusted documents are answered', async () => {
    forgiven = FAILED_LOAD;
    const refusal = { errors: [{ message: 'This server answers trusted documents only.', extensions: { code: 'FORBIDDEN' } }] };
    await page.route('**/graphql', (route) => route.fulfill(json(refusal, 403)));
    await page.goto('/graphiql');
    await alert().getByText('“This server answers trusted documents only.”').waitFor();
  });
});
