/** Four hundred contents of a site, and the Content Manager over them in a real browser. */
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';
import { type SeededSite, seedSite } from '../../../server/test/kit/seed.ts';
import { launchBrowser, openPage } from './browser.ts';

const CONTENTS = 400;
const IMPORTED = 40;

/** Guides of the cluster "Moka pots", and behind them imported pages without one; five texts tell of a siphon that no title names. */
async function seedContents(api: TestApi, site: SeededSite): Promise<void> {
  const [{ sector_id }] = (await api.sql('select sector_id from cluster where id = $1', [site.clusterId])) as [{ sector_id: string }];
  const rows = Array.from({ length: CONTENTS }, (_, at) => {
    const number = String(at).padStart(3, '0');
    const isImported = at >= CONTENTS - IMPORTED;
    return {
      id: v7(),
      site_id: site.id,
      sector_id,
      cluster_id: isImported ? null : site.clusterId,
      title: isImported ? `Page ${number}` : `Guide ${number}`,
      content_html: `<p>Words of ${number}.</p>${at % 80 === 3 ? '<p>Coffee out of a <b>siphon</b> is clear.</p>' : ''}`,
      content_type: isImported ? 'page' : 'article',
      content_structure: isImported ? 'imported_page' : 'guide',
      status: 'draft',
      source: isImported ? 'wordpress' : 'igny8',
      external_kind: isImported ? 'post' : null,
      external_id: isImported ? 1_000 + at : null,
      external_url: isImported ? `https://example.test/page-${number}/` : null,
      wp_status: isImported ? 'publish' : null,
      updated_at: new Date(Date.UTC(2026, 0, 1) - at * 60_000).toISOString(),
    };
  });
  const columns = Object.keys(rows[0] as object).join(', ');
  await api.sql(`insert into content (${columns}) select ${columns} from jsonb_populate_recordset(null::content, $1::jsonb)`, [
    JSON.stringify(rows),
  ]);
}

export interface ManagerPage {
  api: TestApi;
  page: Page;
  /** Goes to the list as a query has it, until its rows are there. */
  open(query?: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** What the page should not have done, since it was last asked. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function openManager(): Promise<ManagerPage> {
  const api = await startApi();
  const site = await seedSite(api, 'Slow Morning');
  await api.ok('mutation ($id: ID!) { createCluster(siteId: $id, input: { name: "Siphons" }) { cluster { id } } }', { id: site.id });
  await seedContents(api, site);
  const browser = await launchBrowser();
  const { page, complaints } = await openPage(browser, api.url);
  const link = await api.services.authentication.newOwnerLink();
  await page.request.post(`${api.url}/auth/accept-link`, {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
  return {
    api,
    page,
    open: async (query = '') => {
      await page.goto(`/sites/${site.id}/content${query}`);
      await page.getByRole('table', { name: 'Content' }).getByRole('row').nth(1).waitFor();
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    complaints: () => complaints.splice(0),
    close: async () => {
      await browser.close();
      await api.stop();
    },
  };
}
