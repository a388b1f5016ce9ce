/** A backup is as good as what it restores to: each test brings one back and looks. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { backupCommand } from '../../../src/app/cli/backup.ts';
import type { Flags } from '../../../src/app/cli/command.ts';
import { restoreCommand } from '../../../src/app/cli/restore.ts';
import { verifyCommand } from '../../../src/app/cli/verify.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { SecretBox } from '../../../src/platform/crypto/secret-box.ts';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { connected, withDatabase } from '../../kit/postgres.ts';
import { printedSchema } from '../../kit/printed-schema.ts';
import { startProgramOn } from '../../kit/program-on.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const QUOTE = 'Tabs\t, backslashes \\n \\. and "quotes", é, 字, 🙂\r\nand a line';
let api: TestApi;
let site: SeededSite;
let folder: string;
let file: string;
let said: string[];
const databases: string[] = [];

const asked: Flags = { withKey: false, replace: false, yes: false };
const configOf = (url: string, key: string) =>
  readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: url,
    IGNY8_SECRET_KEY: key,
    IGNY8_ADMIN_TOKEN: ADMIN_TOKEN,
    IGNY8_LOG_LEVEL: 'error',
  });
const run = (url: string, of: string, flags: Partial<Flags> = {}, key = api.services.config.secretKey) => {
  said = [];
  return {
    config: configOf(url, key),
    file: of,
    flags: { ...asked, ...flags },
    say: (line: string) => said.push(line),
    ask: async () => undefined,
  };
};

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString('hex')}`;
  await connected(inject('postgresUrl'), (client) => client.query(`create database ${name}`));
  databases.push(name);
  return withDatabase(inject('postgresUrl'), name);
}

/** Every row of every table as PostgreSQL prints it, and the schema. */
const everything = (url: string) =>
  connected(url, async (client) => {
    const rowsOf = async (query: string) => (await client.query<{ row: string }>(query)).rows.map(({ row }) => row);
    const tables = await rowsOf(
      `select relname as row from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    const rows: Record<string, string[]> = {};
    for (const table of tables.filter((name) => name !== 'migration'))
      rows[table] = await rowsOf(`select t::text as row from "${table}" as t order by 1`);
    return { rows, schema: await printedSchema(client) };
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-backup-'));
  file = path.join(folder, 'whole.tar.gz');
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
  await site.draft('Moka pots', `<p>${QUOTE}</p>`);
  await api.sql(`update site set wp_app_password = $1`, [new SecretBox('another key than that of this installation').seal('abcd efgh')]);
  await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id) { job { id } } }', { id: site.id });
});
afterAll(async () => {
  await api?.stop();
  for (const name of databases) await connected(inject('postgresUrl'), (client) => client.query(`drop database ${name} with (force)`));
  await rm(folder, { recursive: true, force: true });
});

it('brings back each table row by row as it was when the backup began, though it was written to meanwhile', async () => {
  const before = await everything(api.databaseUrl);
  let writing = true;
  const writer = (async () => {
    for (let n = 0; writing; n += 1) await site.draft(`Written meanwhile ${n}`);
  })();
  // What was there before is in it whole; of what was written meanwhile, as much as there was at one moment.
  await backupCommand(run(api.databaseUrl, file));
  writing = false;
  await writer;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { checks } = await verifyCommand(run(api.databaseUrl, file));

  const url = await emptyDatabase();
  await restoreCommand(run(url, file));
  const after = await everything(url);
  expect(after.schema).toEqual(before.schema);
  for (const { name, rows } of checks.tables) expect([name, after.rows[name]?.length]).toEqual([name, rows]);
  const open = ['job'];
  for (const [name, rows] of Object.entries(before.rows))
    if (!open.includes(name)) expect(after.rows[name]).toEqual(expect.arrayContaining(rows));
  // Nothing torn: each draft is a task, a content and a revision, or none of them.
  const counts = await connected(url, (client) =>
    client.query(`select (select count(*) from content) as contents, (select count(*) from task where status = 'completed') as tasks,
      (select count(*) from content_revision) as revisions, (select count(*) from webhook_event) as events`),
  );
  const { contents, tasks, revisions, events } = counts.rows[0] as Json;
  expect([tasks, revisions, events]).toEqual([contents, contents, '0']);
  expect(said.join('\n')).toContain('the WordPress password of Slow Morning');
});

it('restores to what works: content reads and edits, and a job that was under way goes on when it is retried', async () => {
  const url = await emptyDatabase();
  await restoreCommand(run(url, file));
  const program = await startProgramOn(url);
  try {
    const ask = program.ok;
    const { content, jobs } = await ask(
      `query ($id: ID!) { content(siteId: $id, filter: { search: "backslashes" }) { nodes { id version contentHtml } }
        jobs(siteId: $id) { nodes { id state message } } }`,
      { id: site.id },
    );
    const [item] = content.nodes;
    expect(item.contentHtml).toBe(`<p>${QUOTE}</p>`);
    const { updateContent } = await ask(
      'mutation ($id: ID!, $v: Int!) { updateContent(id: $id, expectedVersion: $v, input: { title: "After" }) { content { title } } }',
      { id: item.id, v: item.version },
    );
    expect(updateContent.content.title).toBe('After');
    const [job] = jobs.nodes;
    expect(job).toMatchObject({ state: 'FAILED', message: expect.stringContaining('when the backup was made') });
    await ask('mutation ($id: ID!) { retryJob(id: $id) { job { id } } }', { id: job.id });
    await expect
      .poll(async () => (await ask('query ($id: ID!) { job(id: $id) { state } }', { id: job.id })).job.state, { timeout: 15_000 })
      .toBe('SUCCEEDED');
  } finally {
    await program.stop();
  }
});

it('changes nothing where the file is cut or damaged, and leaves no file where a backup fails', async () => {
  const whole = await readFile(file);
  const broken = path.join(folder, 'broken.tar.gz');
  const url = await emptyDatabase();
  const flipped = Buffer.from(whole);
  flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 0xff;
  for (const bytes of [whole.subarray(0, whole.length - 200), whole.subarray(0, 30), Buffer.from('no backup'), flipped]) {
    await writeFile(broken, bytes);
    await expect(restoreCommand(run(url, broken))).rejects.toThrow(/damaged or cut short/);
  }
  expect((await everything(url)).rows).toEqual({});
  await expect(backupCommand(run(api.databaseUrl, file))).rejects.toThrow('is there already');
  await expect(backupCommand(run(url, path.join(folder, 'none.tar.gz')))).rejects.toThrow('No IGNY8 has run');
  expect((await readdir(folder)).filter((name) => /none|part/.test(name))).toEqual([]);
});

it('refuses a database that is in use or holds something, and with --replace leaves only what the backup has', async () => {
  await expect(restoreCommand(run(api.databaseUrl, file, { replace: true, yes: true }))).rejects.toThrow(
    'IGNY8 is running on this database',
  );
  const url = await emptyDatabase();
  await restoreCommand(run(url, file));
  await connected(url, (client) => client.query(`update site set name = 'Since then'`));
  await expect(restoreCommand(run(url, file))).rejects.toThrow(/not empty .*content \d+.*--replace/);
  await expect(restoreCommand(run(url, file, { replace: true }))).rejects.toThrow('say --yes');
  await restoreCommand(run(url, file, { replace: true, yes: true }));
  expect(await connected(url, async (client) => (await client.query('select name from site')).rows)).toEqual([{ name: 'Slow Morning' }]);
  await connected(url, (client) => client.query('create table theirs (id int)'));
  await expect(restoreCommand(run(url, file, { replace: true, yes: true }))).rejects.toThrow("not IGNY8's (theirs)");
});
