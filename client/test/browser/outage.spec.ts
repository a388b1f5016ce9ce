/** The dashboard while the database, or the whole server, is away: a real PostgreSQL and a real server that are stopped and started. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../../server/src/app/serve.ts';
import { readConfig } from '../../../server/src/platform/config/config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../server/src/platform/db/embedded-postgres.ts';
import { ADMIN_TOKEN, type Json } from '../../../server/test/kit/api.ts';
import { connected } from '../../../server/test/kit/postgres.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser, openPage } from './browser.ts';

let folder: string;
let postgres: EmbeddedPostgres;
let server: RunningServer;
let browser: Browser;
let page: Page;
let complaints: string[];
let site: SeededSite;
let port = 0;

const openPostgres = () => startEmbeddedPostgres({ dataDir: path.join(folder, 'pg'), fast: true, log: () => undefined });
const openServer = () =>
  startServer({
    config: readConfig({
      PORT: String(port),
      DATA_DIR: path.join(folder, 'data'),
      DATABASE_URL: postgres.url,
      IGNY8_ADMIN_TOKEN: ADMIN_TOKEN,
      IGNY8_LOG_LEVEL: 'fatal',
      IGNY8_RATE_LIMIT: 'off',
      IGNY8_WORKER: 'off',
    }),
  });

const ok = async (query: string, variables: Json = {}): Promise<Json> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Json;
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const sql = (text: string, values: unknown[]): Promise<Json[]> =>
  connected(postgres.url, async (client) => (await client.query(text, values)).rows);

const banner = (words: string) => page.getByRole('status').filter({ hasText: words });
const noDatabase = () => banner('The server cannot reach its database. Nothing you typed is lost; trying again.');
const noServer = () => banner('No connection to the server. Nothing you typed is lost; trying again.');
const alerts = () => page.getByRole('alert').count();
const within = { timeout: 25_000 };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-outage-'));
  await chmod(folder, 0o755);
  postgres = await openPostgres();
  server = await openServer();
  port = Number(new URL(server.url).port);
  site = await seedSite({ ok }, 'Slow Morning');
  browser = await launchBrowser();
  ({ page, complaints } = await openPage(browser, server.url));
  const link = await server.services.authentication.newOwnerLink();
  await page.request.post(`${server.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `.cache/failed-${task.id}.png` });
  // That a request found nobody is what the browser itself complains of here.
  expect(complaints.splice(0).filter((line) => !/Failed to load resource|ERR_|net::/.test(line))).toEqual([]);
});

it('a database that goes away is one calm line: pages keep what they have, and what was opened meanwhile comes by itself', async () => {
  await site.draft('How to Use a Moka Pot');
  await page.goto(`/sites/${site.id}/content`);
  const row = page.getByRole('row', { name: /How to Use a Moka Pot/ });
  await row.waitFor();
  await postgres.stop();

  // A net that is new makes the list be read again.
  await page.evaluate('dispatchEvent(new Event("online"))');
  await noDatabase().waitFor(within);
  expect([await row.isVisible(), await alerts()]).toEqual([true, 0]);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Keywords/ })
    .click();
  await page.getByRole('heading', { name: 'Keywords' }).waitFor();
  expect([await page.getByText('clean moka pot').count(), await alerts()]).toEqual([0, 0]);

  postgres = await openPostgres();
  await page.getByText('clean moka pot').waitFor(within);
  await noDatabase().waitFor({ state: 'detached', ...within });
  expect(await alerts()).toBe(0);
});

it('a server that goes away loses no word: what was typed is kept and sent by itself, what was saved by hand waits for a hand', async () => {
  const { id, version } = await site.draft('A Filter for Every Pot');
  await page.goto(`/sites/${site.id}/content/${id}`);
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.getByText('Words.').click();
  await server.stop();

  await page.keyboard.press('End');
  await page.keyboard.type(' More of them.');
  await noServer().waitFor(within);
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').getByText('Not saved.').waitFor(within);

  server = await openServer();
  await noServer().waitFor({ state: 'detached', ...within });
  const kept = async () => (await sql("select fields ->> 'contentHtml' as html from content_buffer where content_id = $1", [id]))[0]?.html;
  await expect.poll(kept, within).toContain('Words. More of them.');
  const saved = async () => (await sql('select version, content_html from content where id = $1', [id]))[0];
  expect((await saved())?.version).toBe(version);
  await page.keyboard.press('Control+s');
  await page.getByText(/^Saved/).waitFor(within);
  expect((await saved())?.content_html).toContain('Words. More of them.');
});

it('a page whose code was never fetched opens by itself when the server is back, and hears again of what others do', async () => {
  await page.goto(`/sites/${site.id}/content`);
  await page.getByRole('row', { name: /A Filter for Every Pot/ }).waitFor();
  await server.stop();
  // Nobody asked for anything: that the events end tells it.
  await noServer().waitFor(within);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Tasks/ })
    .click();
  expect(await page.getByRole('row', { name: /A Filter for Every Pot/ }).isVisible()).toBe(true);
  server = await openServer();
  await page.getByRole('heading', { name: 'Tasks' }).waitFor(within);

  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Content/ })
    .click();
  const { id, version } = await site.draft('Grinders');
  await page.getByRole('row', { name: /Grinders/ }).waitFor(within);
  await ok(
    'mutation ($id: ID!, $version: Int!) { updateContent(id: $id, expectedVersion: $version, input: { title: "Burrs" }) { content { id } } }',
    {
      id,
      version,
    },
  );
  await page.getByRole('row', { name: /Burrs/ }).waitFor(within);
});
