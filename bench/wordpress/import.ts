/**
 * Cases import-core, import-plugin and reimport: a WordPress with posts and terms as real ones have them is imported into a new
 * site, against merely fetching what that import fetched, one request after the other, in turns. Then once more, with nothing changed.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillWordPress } from '../../server/test/kit/many-posts.ts';
import type { Report } from '../report.ts';
import { indexed, type Stage, startStage } from './stage.ts';

const ROUNDS = 2;
const SIZE = 10_000;

export const measureImport = (report: Report, size?: number) => measure(report, 'import-core', false, size);
export const measureImportByPlugin = (report: Report, size?: number) => measure(report, 'import-plugin', true, size);

async function measure(report: Report, name: string, plugin: boolean, size = SIZE): Promise<void> {
  const stage = await startStage({ plugin });
  try {
    await fillWordPress(stage.sandbox, { posts: size, terms: Math.round(size / 5), seed: 7 });
    const asked = await whatIsAsked(stage);
    await readAll(stage, asked);
    let imported = 0;
    let read = 0;
    let again = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await indexed(stage);
      const siteId = await newSite(stage, `Round ${round}`, stage.sandbox.url);
      imported += await importSite(stage, siteId);
      await indexed(stage);
      read += await readAll(stage, asked);
      again += await importSite(stage, siteId);
    }
    report(name, [
      { figure: 'ratio_to_read', value: imported / read, unit: 'x' },
      { figure: 'posts_per_second', value: (1_000 * ROUNDS * size) / imported, unit: '1/s' },
      { figure: 'peak_mb', value: stage.peakMegabytes(), unit: 'MB' },
    ]);
    report(plugin ? 'reimport-plugin' : 'reimport', [
      { figure: 'ratio_to_import', value: again / imported, unit: 'x' },
      { figure: 'seconds', value: again / ROUNDS / 1_000, unit: 's' },
    ]);
  } finally {
    await stage.stop();
  }
}

async function newSite({ api, sandbox }: Stage, name: string, url: string): Promise<string> {
  const { createSite } = await api('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
    input: { name, url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword },
  });
  return createSite.site.id;
}

/** @returns milliseconds from when a worker took it. */
async function importSite({ api, sql }: Stage, siteId: string): Promise<number> {
  let { job } = (await api('mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { job { id state failed message } } }', { id: siteId }))
    .importSite;
  while (job.state === 'RUNNING' || job.state === 'QUEUED') {
    await sleep(100);
    ({ job } = await api('query ($id: ID!) { job(id: $id) { id state failed message } }', { id: job.id }));
  }
  if (job.state !== 'SUCCEEDED' || job.failed > 0) throw new Error(`The import ended as ${job.state}: ${job.message}`);
  const { rows } = await sql.query('select (extract(epoch from finished_at - started_at) * 1000)::float8 as ms from job where id = $1', [
    job.id,
  ]);
  return rows[0].ms;
}

/** What an import asks of WordPress, in its order: heard by a server in between, in a run that is not timed. */
async function whatIsAsked(stage: Stage): Promise<string[]> {
  const asked: string[] = [];
  const server = createServer((come, go) => {
    asked.push(come.url ?? '/');
    const onward = request(new URL(come.url ?? '/', stage.sandbox.url), { method: come.method, headers: come.headers }, (answer) => {
      go.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(go);
    });
    onward.on('error', () => come.socket.destroy());
    come.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await importSite(stage, await newSite(stage, 'Overheard', `http://127.0.0.1:${port}`));
    return asked;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function readAll({ sandbox }: Stage, asked: string[]): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${sandbox.username}:${sandbox.applicationPassword}`).toString('base64')}`;
  const started = performance.now();
  for (const url of asked) await (await fetch(sandbox.url + url, { headers: { authorization } })).arrayBuffer();
  return performance.now() - started;
}
