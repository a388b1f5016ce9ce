/** Whoever brings a site in is killed when half of it is there. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportSiteCommand } from '../../src/app/cli/site/export-site.ts';
import { importSiteCommand } from '../../src/app/cli/site/import-site.ts';
import { startApi, type TestApi } from '../kit/api.ts';
import { connected } from '../kit/postgres.ts';
import { type SeededSite, seedSite } from '../kit/seed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HELD = 20_261_123;
let api: TestApi;
let site: SeededSite;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-site-killed-'));
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
  await site.draft('Moka pots');
});
afterAll(async () => {
  await api?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a site whose import is killed half-way is not here at all, and comes in whole the next time', async () => {
  const run = {
    config: api.services.config,
    file: path.join(folder, 'site.tar.gz'),
    flags: { withKey: false, replace: false, yes: false },
    say: () => undefined,
    ask: async () => undefined,
  };
  await exportSiteCommand({ ...run, site: site.id });
  // It waits here with the content in its transaction.
  await api.sql(`create function wait_here() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${HELD}); return new; end $$`);
  await api.sql('create trigger wait_here before insert on content_revision for each row execute function wait_here()');
  const waits = async () =>
    (
      await api.sql(`select activity.pid from pg_stat_activity as activity join pg_locks as lock using (pid)
        where activity.application_name = 'igny8-cli' and lock.locktype = 'advisory' and not lock.granted`)
    ).length;
  const commandsHere = async () => (await api.sql(`select from pg_stat_activity where application_name = 'igny8-cli'`)).length;
  const sites = async () => (await api.sql('select name, active from site order by id')).map((row) => [row.name, row.active]);

  await connected(api.databaseUrl, async (holder) => {
    await holder.query('select pg_advisory_lock($1)', [HELD]);
    const importer = spawn(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'server/tsconfig.json', 'server/src/cli.ts', 'import-site', run.file],
      { cwd: ROOT, detached: true, stdio: 'ignore', env: { PATH: process.env.PATH, DATABASE_URL: api.databaseUrl, DATA_DIR: folder } },
    );
    try {
      await expect.poll(waits, { timeout: 30_000 }).toBe(1);
    } finally {
      process.kill(-(importer.pid as number), 'SIGKILL');
    }
  });
  await expect.poll(commandsHere, { timeout: 15_000 }).toBe(0);
  expect(await sites()).toEqual([['Slow Morning', true]]);
  expect((await api.sql('select count(*)::int as contents from content'))[0]).toEqual({ contents: 1 });

  await importSiteCommand(run);
  expect(await sites()).toEqual(
    expect.arrayContaining([
      ['Slow Morning', true],
      ['Slow Morning', false],
    ]),
  );
  expect((await api.sql('select count(*)::int as contents, count(distinct site_id)::int as sites from content'))[0]).toEqual({
    contents: 2,
    sites: 2,
  });
});
