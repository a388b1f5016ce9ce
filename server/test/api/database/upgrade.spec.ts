/** A database as an earlier version left it, with what people had in it, brought to now: nothing is lost, and all of it works. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { backupCommand } from '../../../src/app/cli/backup.ts';
import { restoreCommand } from '../../../src/app/cli/restore.ts';
import { exportSiteCommand } from '../../../src/app/cli/site/export-site.ts';
import { importSiteCommand } from '../../../src/app/cli/site/import-site.ts';
import { entities, upwardLinks } from '../../../src/app/entities.ts';
import { migrations } from '../../../src/migrations/index.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { connectOrm } from '../../../src/platform/db/orm.ts';
import { connected, TEMPLATE, withDatabase } from '../../kit/postgres.ts';
import { printedSchema } from '../../kit/printed-schema.ts';
import { type ProgramOn, startProgramOn } from '../../kit/program-on.ts';

const WAS = '20261125120000';
const FIXTURE = path.join(import.meta.dirname, `../../upgrade/${WAS}.sql`);
const SITE = '01930000-0000-7000-8000-000000000010';
const DRAFT = '01930000-0000-7000-8000-000000000020';
const IMPORTED = '01930000-0000-7000-8000-000000000021';

const databases = ['upgraded', 'restored'].map((name) => `${name}_${randomBytes(6).toString('hex')}`);
const [url, restoredUrl] = databases.map((name) => withDatabase(inject('postgresUrl'), name)) as [string, string];
let program: ProgramOn;
let folder: string;

/** What a command of `igny8` is given. */
const commandOn = (database: string) => ({
  config: readConfig({ DATA_DIR: folder, DATABASE_URL: database }),
  file: path.join(folder, 'before.tar.gz'),
  flags: { withKey: false, replace: false, yes: false },
  say: () => undefined,
  ask: async () => undefined,
});

const exported = () => path.join(folder, 'site.tar.gz');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-upgrade-'));
  for (const name of databases) await connected(inject('postgresUrl'), (client) => client.query(`create database ${name}`));
  const orm = await connectOrm({ url, entities, upwardLinks, migrations });
  await orm.migrator.up({ to: `Migration${WAS}` });
  await orm.close();
  const fixture = await readFile(FIXTURE, 'utf8');
  await connected(url, async (client) => {
    await client.query(fixture);
    // Else this would be no upgrade.
    expect((await client.query('select from information_schema.tables where table_name = $1', ['webhook'])).rowCount).toBe(0);
  });
  await backupCommand(commandOn(url));
  await exportSiteCommand({ ...commandOn(url), file: exported(), site: SITE });
  program = await startProgramOn(url);
});
afterAll(async () => {
  await program?.stop();
  for (const name of databases)
    await connected(inject('postgresUrl'), (client) => client.query(`drop database if exists ${name} with (force)`));
  await rm(folder, { recursive: true, force: true });
});

it('is then the database that a fresh installation has', async () => {
  const fresh = await connected(withDatabase(inject('postgresUrl'), TEMPLATE), printedSchema);
  expect(await connected(url, printedSchema)).toEqual(fresh);
  expect(fresh.length).toBeGreaterThan(300);
});

it('comes out the same of a backup that was made before, which a restore brings to now', async () => {
  const words = (database: string) =>
    connected(database, async (client) => (await client.query('select id, title, content_html, version from content order by id')).rows);
  await restoreCommand(commandOn(restoredUrl));
  expect(await connected(restoredUrl, printedSchema)).toEqual(await connected(url, printedSchema));
  expect(await words(restoredUrl)).toEqual(await words(url));
});

it('takes in a site that was exported before, with its words as they are here', async () => {
  await importSiteCommand({ ...commandOn(url), file: exported(), flags: { ...commandOn(url).flags, name: 'As exported' } });
  const { sites } = await program.ok('{ sites { nodes { id name active } } }');
  const brought = sites.nodes.find((site: { name: string }) => site.name === 'As exported');
  const words = `query ($site: ID!) {
    content(siteId: $site, orderBy: { field: TITLE }) { nodes { title contentHtml version status source externalId cluster { name } task { title status } } }
    keywords(siteId: $site) { nodes { text volume cluster { name } } } }`;
  expect(await program.ok(words, { site: brought.id })).toEqual(await program.ok(words, { site: SITE }));
  expect(brought.active).toBe(false);
  const beside = await connected(url, (client) => client.query(`select datname from pg_database where datname like '%_import_site'`));
  expect(beside.rows).toEqual([]);
});

it('has every word that was in it, and finds them', async () => {
  const { content, keywords, clusters, tasks, jobs } = await program.ok(
    `query ($site: ID!) {
      content(siteId: $site) { nodes { title contentHtml version status cluster { name } } }
      keywords(siteId: $site) { nodes { text volume cluster { name } } }
      clusters(siteId: $site) { nodes { name } }
      tasks(siteId: $site) { nodes { title status } }
      jobs(siteId: $site) { nodes { state done } } }`,
    { site: SITE },
  );
  expect(content.nodes).toHaveLength(2);
  expect(content.nodes).toEqual(
    expect.arrayContaining([
      {
        title: 'Moka pots, slowly',
        contentHtml: '<p>Grind it finer than gravel.</p>',
        version: 2,
        status: 'DRAFT',
        cluster: { name: 'Moka pots' },
      },
      { title: 'Kettles', contentHtml: '<p>With a gooseneck, « doucement ».</p>', version: 1, status: 'PUBLISHED', cluster: null },
    ]),
  );
  expect(keywords.nodes).toEqual([{ text: 'Moka Pot', volume: 49500, cluster: { name: 'Moka pots' } }]);
  expect(clusters.nodes).toEqual([{ name: 'Moka pots' }]);
  expect(tasks.nodes).toEqual([{ title: 'Moka pots', status: 'COMPLETED' }]);
  expect(jobs.nodes).toEqual([{ state: 'SUCCEEDED', done: 1 }]);
  const found = await program.ok('query ($site: ID!) { content(siteId: $site, filter: { search: "gooseneck" }) { nodes { id } } }', {
    site: SITE,
  });
  expect(found.content.nodes).toEqual([{ id: IMPORTED }]);
});

it('knows when its people were last here, as of their newest session', async () => {
  const { rows } = await connected(url, (client) => client.query('select email, last_seen_at, deleted_at from app_user'));
  expect(rows).toEqual([{ email: 'Ada@slow.example', last_seen_at: new Date('2026-11-25T09:00:00Z'), deleted_at: null }]);
});

it.each([
  [DRAFT, 2, ['<p>Since the upgrade.</p>', '<p>Grind it finer than gravel.</p>', '<p>First words.</p>']],
  [IMPORTED, 1, ['<p>Since the upgrade.</p>', '<p>With a gooseneck, « doucement ».</p>']],
])('lets content %s be edited, and keeps each text that it had', async (id, version, texts) => {
  await program.ok(
    `mutation ($id: ID!, $version: Int!) {
      updateContent(id: $id, expectedVersion: $version, input: { contentHtml: "<p>Since the upgrade.</p>" }) { content { version } } }`,
    { id, version },
  );
  const { contentRevisions } = await program.ok('query ($id: ID!) { contentRevisions(contentId: $id) { nodes { contentHtml } } }', { id });
  expect(contentRevisions.nodes.map((revision: { contentHtml: string }) => revision.contentHtml)).toEqual(texts);
});
