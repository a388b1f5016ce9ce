/** npm run bench -- screen: the Content Manager on 100,000 contents, in a real browser. What the cases are stands in ../README.md. */
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../../client/test/browser/browser.ts';
import { wordOfRank } from '../../server/test/kit/made-up-text.ts';
import { percentile, reporter } from '../report.ts';
import { spread, timed } from './figures.ts';
import { Manager } from './manager.ts';
import { type PageCase, pageQuery, peerPage } from './peer.ts';
import { type Product, startProduct } from './product.ts';

const ROUNDS = 10;
const flags = process.argv.slice(2);
const wanted = flags.find((flag) => flag.startsWith('--case='))?.slice('--case='.length);
const report = reporter('screen', flags.includes('--json'));

const PAGES: PageCase[] = [
  { name: 'first page' },
  { name: 'filter', filter: { needsCluster: true }, where: 'content.cluster_id is null' },
  { name: 'sort by title', orderBy: { field: 'TITLE', direction: 'ASC' }, order: 'content.title, content.id' },
  { name: 'sort by cluster', orderBy: { field: 'CLUSTER', direction: 'ASC' }, order: 'cluster.name nulls last, content.id' },
  {
    name: 'search',
    filter: { search: wordOfRank(1_000) },
    where: `content.id in (select content_id from content_search where words @@ '${wordOfRank(1_000)}:*')`,
  },
];
const COLUMNS = ['Title', 'Type', 'Cluster', 'Taxonomies', 'Status'];
/** From words that nearly every text holds to words of one text in a thousand. */
const RANKS = [0, 3, 10, 40, 150, 500, 1_500, 5_000, 12_000, 29_000];

const cases: Record<string, (stage: Stage) => Promise<void>> = {
  api: measureApi,
  'first-rows': measureFirstRows,
  filter: measureFilter,
  sort: measureSort,
  search: measureSearch,
  'far-away': measureFarAway,
  selection: measureSelection,
};

interface Stage {
  product: Product;
  window(): Promise<Manager>;
  total(filter?: Record<string, unknown>): Promise<number>;
}

if (wanted && !(wanted in cases)) {
  console.error(`There is no case "${wanted}". There are: ${Object.keys(cases).join(', ')}.`);
  process.exitCode = 1;
} else await measure();

async function measure(): Promise<void> {
  const product = await startProduct((line) => console.error(line));
  const browser = await launchBrowser();
  try {
    const signedIn = await signIn(browser, product);
    const { siteId, api } = product;
    const stage: Stage = {
      product,
      window: () => Manager.inNewWindow(browser, signedIn, siteId),
      total: async (filter) => {
        const count = 'query ($siteId: ID!, $filter: ContentFilter) { content(siteId: $siteId, filter: $filter) { totalCount } }';
        return (await api(count, { siteId, filter })).content.totalCount;
      },
    };
    for (const [name, run] of Object.entries(cases)) {
      if (wanted && name !== wanted) continue;
      // What one case cannot do is told, and the others are measured all the same.
      await run(stage).catch((error: Error) => {
        console.error(`${name}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      });
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function signIn(browser: Browser, { url, signIn: { path, body } }: Product): Promise<BrowserContextOptions> {
  const context = await browser.newContext({ baseURL: url });
  const response = await context.request.post(path, { data: body });
  if (!response.ok()) throw new Error(`The browser could not sign in: ${await response.text()}`);
  const storageState = await context.storageState();
  await context.close();
  return { baseURL: url, storageState };
}

async function measureApi({ product: { api, sql, siteId } }: Stage): Promise<void> {
  for (const page of PAGES) {
    const ours: number[] = [];
    const peers: number[] = [];
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < 2 * ROUNDS; round += 1) {
      ours.push(await timed(() => api(pageQuery, { siteId, filter: page.filter, orderBy: page.orderBy })));
      peers.push(await timed(() => peerPage(sql, siteId, page)));
    }
    const [value, peer] = [percentile(ours, 0.5), percentile(peers, 0.5)];
    report(`api: ${page.name}`, [
      { figure: 'p50', value, unit: 'ms', peer: 'raw pg', ratio: value / peer },
      { figure: 'p95', value: percentile(ours, 0.95), unit: 'ms' },
      { figure: 'raw_pg_p50', value: peer, unit: 'ms' },
    ]);
  }
}

async function measureFirstRows({ window }: Stage): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const manager = await window();
    const scripts: Promise<number>[] = [];
    manager.page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    times.push(await manager.open());
    bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    await manager.close();
  }
  report('first-rows', [...spread(times), { figure: 'javascript', value: bytes / 1_000, unit: 'kB gzip' }]);
}

async function measureFilter({ window, total }: Stage): Promise<void> {
  const totals = [await total({ needsCluster: true }), await total()] as const;
  const manager = await window();
  await manager.open();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await manager.filter('Needs cluster', totals[round % 2] as number));
  await manager.close();
  report('filter', spread(times));
}

async function measureSort({ window, product: { api, siteId } }: Stage): Promise<void> {
  const manager = await window();
  await manager.open();
  const times: number[] = [];
  for (const column of COLUMNS) {
    times.push(await manager.sort(column));
    if (column === 'Title') {
      const { content } = await api(pageQuery, { siteId, orderBy: { field: 'TITLE', direction: 'ASC' } });
      if (!(await manager.firstRow()).includes(content.nodes[0].title)) throw new Error('Sorted by title, another row comes first.');
    }
    times.push(await manager.sort(column));
  }
  await manager.close();
  report('sort', spread(times));
}

async function measureSearch({ window, total }: Stage): Promise<void> {
  const manager = await window();
  await manager.open();
  const times: number[] = [];
  for (const word of RANKS.map(wordOfRank)) times.push(await manager.search(word, await total({ search: word })));
  await manager.close();
  report('search', spread(times));
}

async function measureFarAway({ window }: Stage): Promise<void> {
  for (const share of [0.01, 0.1, 0.5, 1]) {
    const manager = await window();
    await manager.open();
    const value = await manager.scrollTo(share).finally(manager.close);
    report(`far-away: ${share * 100} %`, [{ figure: 'rows_there', value, unit: 'ms' }]);
  }
}

async function measureSelection({ window, total }: Stage): Promise<void> {
  const [all, some] = [await total(), await total({ missingInWordPress: true })];
  const manager = await window();
  await manager.open();
  await manager.choose(3);
  await manager.filter('Missing', some);
  await manager.filter('Missing', all);
  const afterFilter = 3 - (await manager.selected());
  await manager.chooseAllThatMatch();
  await manager.scrollTo(0.01);
  await manager.scrollTo(0);
  const afterScroll = all - (await manager.selected());
  await manager.close();
  report('selection', [
    { figure: 'dropped_by_filter', value: afterFilter, unit: 'rows' },
    { figure: 'dropped_by_scroll', value: afterScroll, unit: 'rows' },
  ]);
}
