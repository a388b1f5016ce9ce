/** The product with its demo story, and somebody signed in to it in a real browser: for screenshots and for axe. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { seedStory } from '../../server/src/app/demo/seed-story.ts';
import { type RunningServer, startServer } from '../../server/src/app/serve.ts';
import { readConfig } from '../../server/src/platform/config/config.ts';
import { launchBrowser } from '../test/browser/browser.ts';

export type Theme = 'light' | 'dark';

export interface DemoBrowser {
  url: string;
  siteId: string;
  clusterId: string;
  /** A proposal of the clustering, applied. */
  runId: string;
  /** A published content. */
  contentId: string;
  /** A task that waits to be written. */
  taskId: string;
  open(options: { width: number; height: number; theme: Theme }): Promise<Page>;
  close(): Promise<void>;
}

/** @param databaseUrl an empty database; without it, a PostgreSQL of its own */
export async function openDemo(say: (line: string) => void, databaseUrl?: string): Promise<DemoBrowser> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-demo-'));
  const server = await startServer({
    config: readConfig({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, IGNY8_LOG_LEVEL: 'error' }),
  });
  await seedStory(server.services, server.schema, say);
  const browser = await launchBrowser();
  const signedIn = await signIn(browser, server);
  const [row] = await server.services.db.orm.em
    .fork()
    .execute(`select content.site_id, content.id, content.cluster_id, (select id from cluster_run limit 1) as run_id
      from content where status = 'published' limit 1`);
  const [task] = await server.services.db.orm.em.fork().execute(`select id from task where status = 'queued' order by created_at limit 1`);
  if (!row || !task) throw new Error('The story was not told: nothing is published, or nothing waits to be written.');
  return {
    url: server.url,
    siteId: row.site_id,
    clusterId: row.cluster_id,
    runId: row.run_id,
    contentId: row.id,
    taskId: task.id,
    open: async ({ width, height, theme }) => {
      const context = await browser.newContext({
        ...signedIn,
        viewport: { width, height },
        colorScheme: theme,
        hasTouch: width < 640,
        reducedMotion: 'reduce',
      });
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(browser: Browser, server: RunningServer): Promise<BrowserContextOptions> {
  const context = await browser.newContext({ baseURL: server.url });
  const link = await server.services.authentication.newOwnerLink();
  await context.request.post('/auth/accept-link', {
    data: { link, name: 'Mara Reyes', email: 'mara@example.com', password: 'a pencil and paper' },
  });
  const storageState = await context.storageState();
  await context.close();
  return { baseURL: server.url, storageState };
}

/** Every screen, by the name of its picture. */
export const screens = ({ siteId, clusterId, runId, contentId, taskId }: DemoBrowser): Record<string, string> => ({
  sites: '/sites',
  dashboard: `/sites/${siteId}`,
  keywords: `/sites/${siteId}/keywords`,
  clusters: `/sites/${siteId}/clusters`,
  'clusters-table': `/sites/${siteId}/clusters?view=table`,
  'clusters-map': `/sites/${siteId}/clusters?view=map`,
  proposal: `/sites/${siteId}/clusters/runs/${runId}`,
  cluster: `/sites/${siteId}/clusters/${clusterId}`,
  'cluster-keywords': `/sites/${siteId}/clusters/${clusterId}?tab=keywords`,
  ideas: `/sites/${siteId}/ideas`,
  cannibalization: `/sites/${siteId}/ideas/cannibalization`,
  tasks: `/sites/${siteId}/tasks`,
  task: `/sites/${siteId}/tasks/${taskId}`,
  'task-edit': `/sites/${siteId}/tasks/${taskId}?edit=1`,
  content: `/sites/${siteId}/content`,
  editor: `/sites/${siteId}/content/${contentId}`,
  'editor-source': `/sites/${siteId}/content/${contentId}?view=source`,
  conflicts: `/sites/${siteId}/conflicts`,
  drift: `/sites/${siteId}/drift`,
  jobs: `/sites/${siteId}/jobs`,
  settings: `/sites/${siteId}/settings`,
  sectors: `/sites/${siteId}/settings?tab=sectors`,
  defaults: `/sites/${siteId}/settings?tab=defaults`,
  webhooks: `/sites/${siteId}/settings?tab=webhooks`,
  ai: '/settings',
  prompts: '/settings?tab=prompts',
  people: '/settings?tab=people',
  account: '/account',
});

export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('main h1, main h2').first().waitFor();
  // Streams stay open, so the network never rests: wait until nothing on the page says that it is loading.
  const busy = page.locator('main [aria-busy="true"]');
  for (let tries = 0; tries < 100 && (await busy.count()) > 0; tries += 1) await page.waitForTimeout(100);
  await page.waitForTimeout(300);
}
