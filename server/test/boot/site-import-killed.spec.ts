/** Whoever brings a site in is killed, or told to stop, when half of it is there. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSiteCommand } from '../../src/app/cli/site/export-site.ts';
import { importSiteCommand } from '../../src/app/cli/site/import-site.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { connected } from '../kit/postgres.ts';
import { seedSite } from '../kit/seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HELD = 20_261_123;
let api: TestApi;
let folder: string;
let file: string;

const run = () => ({
  config: api.services.config,
  file,
  flags: { withKey: false, replace: false, yes: false },
  say: () => undefined,
  ask: async () => undefined,
});

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-site-killed-'));
  api = await startApi({ IGNY8_WORKER: 'off' });
  file = path.join(folder, 'site.tar.gz');
  const site = await seedSite(api, 'Slow Morning');
  await site.draft('Moka pots');
  await exportSiteCommand({ ...run(), site: site.id });
});
afterAll(async () => {
  await api?.stop();
  await rm(folder, { recursive: true, force: true });
});

const waits = async () =>
  (
    await api.sql(`select from pg_stat_activity as activity join pg_locks as lock using (pid)
      where activity.application_name = 'igny8-cli' and lock.locktype = 'advisory' and not lock.granted`)
  ).length;
const commandsHere = async () => (await api.sql(`select from pg_stat_activity where application_name = 'igny8-cli'`)).length;
const contents = async () => (await api.sql('select count(*)::int as contents, count(distinct site_id)::int as sites from content'))[0];

/** Imports by the program itself, which is sent a signal when the content is in its transaction. */
async function importUntilHalf(signal: NodeJS.Signals): Promise<{ code: number | null; said: string }> {
  // In one process: a signal comes once.
  const args = ['--import', 'tsx', 'server/src/cli.ts', 'import-site', file];
  const env = { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'server/tsconfig.json', DATABASE_URL: api.databaseUrl, DATA_DIR: folder };
  return connected(api.databaseUrl, async (holder) => {
    await holder.query('select pg_advisory_lock($1)', [HELD]);
    const importer = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], env });
    let said = '';
    importer.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const ended = new Promise<number | null>((resolve) => importer.once('close', resolve));
    try {
      await expect.poll(waits, { timeout: 60_000 }).toBe(1);
    } finally {
      importer.kill(signal);
    }
    return { code: await ended, said };
  });
}

it('a site whose import is killed or stopped half-way is not here at all, and comes in whole the next time', async () => {
  await api.sql(`create function wait_here() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${HELD}); return new; end $$`);
  await api.sql('create trigger wait_here before insert on content_revision for each row execute function wait_here()');

  await importUntilHalf('SIGKILL');
  await expect.poll(commandsHere, { timeout: 30_000 }).toBe(0);
  expect(await contents()).toEqual({ contents: 1, sites: 1 });
  expect(await importUntilHalf('SIGINT')).toEqual({ code: 1, said: expect.stringContaining('Stopped. Nothing was changed') });
  await expect.poll(commandsHere, { timeout: 30_000 }).toBe(0);
  expect(await contents()).toEqual({ contents: 1, sites: 1 });
  expect(await api.sql('select name from site')).toEqual([{ name: 'Slow Morning' }]);

  await importSiteCommand(run());
  expect(await contents()).toEqual({ contents: 2, sites: 2 });
}, 180_000);
