/** A site that has a row in every table, in one file, and out of it again: beside itself, and where nothing else is. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { backupCommand } from '../../../src/app/cli/backup.ts';
import type { CommandRun } from '../../../src/app/cli/command.ts';
import { restoreCommand } from '../../../src/app/cli/restore.ts';
import { exportSiteCommand } from '../../../src/app/cli/site/export-site.ts';
import { importSiteCommand } from '../../../src/app/cli/site/import-site.ts';
import { verifyCommand } from '../../../src/app/cli/verify.ts';
import { readArchive, wholeOf, writeArchive } from '../../../src/platform/backup/archive.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { joined } from '../../kit/people.ts';
import { connected, withDatabase } from '../../kit/postgres.ts';
import { startProgramOn } from '../../kit/program-on.ts';
import { type WalkedSite, walkedSite } from '../../kit/schema-walk-seed.ts';
import { siteRows, sorted, under } from '../../kit/site-rows.ts';

const NAME = 'Slow Morning';
const QUOTE = 'Tabs\t, backslashes \\n \\. and "quotes", é, 字, 🙂\r\nand a line';
let api: TestApi;
let site: WalkedSite;
let ada: string;
let folder: string;
let file: string;
let said: string[];
const databases: string[] = [];

const run = (url: string, of: string, more: Partial<CommandRun> = {}): CommandRun => {
  said = [];
  return {
    config: readConfig({ DATA_DIR: folder, DATABASE_URL: url }),
    file: of,
    flags: { withKey: false, replace: false, yes: false },
    say: (line) => said.push(line),
    ask: async () => undefined,
    ...more,
  };
};
const named = (name: string) => ({ flags: { withKey: false, replace: false, yes: false, name } });

async function emptyDatabase(): Promise<string> {
  const name = `moved_${randomBytes(6).toString('hex')}`;
  await connected(inject('postgresUrl'), (client) => client.query(`create database ${name}`));
  databases.push(name);
  return withDatabase(inject('postgresUrl'), name);
}

/** The id that a command has just said the new site has. */
const newSite = (): string => /\(([0-9a-f-]{36})\)/.exec(said.find((line) => line.startsWith('Imported')) ?? '')?.[1] as string;
const rowsOf = (url: string, siteId: string) => connected(url, (client) => siteRows(client, siteId));

/** How many rows there are of everything. */
const counts = (url: string) =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind = 'r' order by 1`);
    const found: Record<string, number> = {};
    for (const { name } of rows)
      found[name] = (await client.query<{ n: number }>(`select count(*)::int as n from "${name}"`)).rows[0]?.n ?? -1;
    return found;
  });

const SEEN = `query ($id: ID!) {
  site(id: $id) { url defaultSector { name } stats { clusters clustersWithoutIdeas conflicts content drafts ideas keywords missingInWordPress
    needsCluster newIdeas published queuedTasks tasks unclusteredKeywords unpublishedChanges failedPublishes } }
  sectors(siteId: $id) { name }
  clusters(siteId: $id) { totalCount nodes { name keywordCount volume sector { name } keywords { nodes { text } } } }
  keywords(siteId: $id) { nodes { text volume intent cluster { name } placement { reason { sharedWords } } } }
  ideas(siteId: $id) { nodes { title status cluster { name } primaryKeyword { text } keywords { text } coveredBy { title } } }
  tasks(siteId: $id) { nodes { title status cluster { name } idea { title } keywords { text } taxonomyTerm { name } content { title } } }
  taxonomyTerms(siteId: $id) { nodes { name slug taxonomyType externalId parent { name } } }
  content(siteId: $id) { totalCount nodes { title contentHtml status version externalId createdAt cluster { name } task { title }
    taxonomyTerms { name } primaryKeyword { text } conflict { title contentHtml } drift { title } suggestedCluster { cluster { name } }
    proposedRevision { title authorName } lastPublishAttempt { state } unpublishedChanges } } }`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-site-'));
  file = path.join(folder, 'site.tar.gz');
  api = await startApi({ IGNY8_WORKER: 'off' });
  ada = (await joined(api, 'Ada', 'EDITOR')).id;
  site = await walkedSite(api, 'walked', ada);
  await api.sql('update site set name = $1 where id = $2', [NAME, site.id]);
  const { cluster, keyword, content, job } = site.ids as Record<string, string>;
  const { createTasks } = await api.ok(
    `mutation ($cluster: ID!, $keyword: ID!) { createTasks(tasks: [{ clusterId: $cluster, primaryKeywordId: $keyword,
      contentType: ARTICLE, contentStructure: GUIDE }]) { tasks { id } } }`,
    { cluster, keyword },
  );
  // Ids within texts are words of theirs.
  await api.ok('mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id } } }', {
    id: createTasks.tasks[0].id,
    draft: { title: 'Moka pots', contentHtml: `<p>${QUOTE} ${content}</p>` },
  });
  await api.sql(
    `update job set state = 'succeeded', payload = jsonb_build_object('keywordIds', jsonb_build_array($2::text)) where id = $1`,
    [job, keyword],
  );
  await api.sql('update content_revision set author_id = $1 where author_id is not null', [ada]);
  const before = { slug: `igny8-${content}`, contentId: content, content: `<p>${content}</p>` };
  await api.sql('update publish_attempt set before = before || $1', [JSON.stringify(before)]);
  await api.sql('update content_buffer set user_id = $1, fields = fields || $2', [ada, JSON.stringify({ clusterId: cluster })]);
  await api.sql('update saved_view set owner_id = $1, shared = false, query = $2', [ada, `cluster=${cluster}&sort=title`]);
  await exportSiteCommand(run(api.databaseUrl, file, { site: NAME.toLowerCase() }));
});
afterAll(async () => {
  await api?.stop();
  for (const name of databases) await connected(inject('postgresUrl'), (client) => client.query(`drop database ${name} with (force)`));
  await rm(folder, { recursive: true, force: true });
});

it('comes in beside itself as another site: each row as it was, everything that named another naming the new one', async () => {
  await importSiteCommand(run(api.databaseUrl, file, named('Second Morning')));
  const before = await rowsOf(api.databaseUrl, site.id);
  const after = await rowsOf(api.databaseUrl, newSite());
  const [was] = before.site as [Json];
  // Two sites of one WordPress must not both publish to it.
  Object.assign(was, { name: 'Second Morning', active: false });
  expect(sorted(after)).toEqual(sorted(under(before, after)));
  expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([]);
  // Nothing of the old one is named by the new one, but in the words of a text.
  const ids = new Set(Object.values(before).flatMap((rows) => rows.map((row) => row.id).filter(Boolean)));
  const text = JSON.stringify(after, (key, value) => (['content_html', 'content'].includes(key) && typeof value === 'string' ? '' : value));
  expect([...ids].filter((id) => text.includes(id))).toEqual([]);
  expect(said.join('\n')).toContain(`the same WordPress is here already (${NAME}, ${site.id})`);
});

it('holds no secret and no address of a person, and nothing that belongs to one installation', async () => {
  let whole = '';
  for await (const { body } of readArchive(file)) whole += (await wholeOf(body)).toString('utf8');
  const [secrets] = await api.sql(`select wp_app_password, plugin_key from site where id = $1`, [site.id]);
  for (const hidden of [secrets?.wp_app_password, secrets?.plugin_key, 'ada@example.com', '127.0.0.1:9/walked0only/webhook'])
    expect(whole).not.toContain(hidden);
  expect(whole).toContain('walked0only');
  await verifyCommand(run(api.databaseUrl, file));
  expect(said.join()).toContain(`is whole: an export of ${NAME} of`);
  const [kept] = await api.sql(
    `select (select count(*)::int from webhook where site_id = $1) as webhooks, (select count(*)::int from undo_entry where site_id = $1) as undo,
      (select count(*)::int from webhook_event where site_id = $1) as events, wp_app_password, plugin_key from site where name = 'Second Morning' and id = $1`,
    [(await api.sql(`select id from site where name = 'Second Morning'`))[0]?.id],
  );
  expect(kept).toEqual({ webhooks: 0, undo: 0, events: 0, wp_app_password: null, plugin_key: null });
});

it('comes in where nothing was, answers as it did, and is found by its words; who has an account there has what was theirs', async () => {
  const url = await emptyDatabase();
  await importSiteCommand(run(url, file));
  expect(said).toEqual([
    expect.stringContaining('Preparing the database'),
    expect.stringContaining('Imported'),
    expect.stringContaining('1 text that somebody'),
    expect.stringContaining('1 view that only'),
  ]);
  const alone = await rowsOf(url, newSite());
  const before = await rowsOf(api.databaseUrl, site.id);
  const lengths = (rows: typeof before) => Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]));
  expect(lengths(alone)).toEqual({ ...lengths(before), content_buffer: 0, saved_view: 0 });
  expect(alone.content_revision?.filter(({ author_id }) => author_id !== null)).toEqual([]);
  expect(alone.site?.[0]?.active).toBe(true);

  const hers = '01930000-0000-7000-8000-0000000000aa';
  await connected(url, (client) =>
    client.query(`insert into app_user (id, email, name, password_hash, role) values ($1, 'Ada@Example.com', 'Ada L.', 'x', 'owner')`, [
      hers,
    ]),
  );
  await importSiteCommand(run(url, file));
  const id = newSite();
  const after = await rowsOf(url, id);
  expect([after.content_buffer?.[0]?.user_id, after.saved_view?.[0]?.owner_id]).toEqual([hers, hers]);
  const program = await startProgramOn(url);
  try {
    await program.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { id } } }', { id });
    const there = await program.ok(SEEN, { id });
    const here = await api.ok(SEEN, { id: site.id });
    const named = (answer: Json) => JSON.parse(JSON.stringify(answer).replaceAll('"authorName":"Ada"', '"authorName":"Ada L."'));
    expect(there).toEqual(named(here));
    const found = async () =>
      (await program.ok('query ($id: ID!) { content(siteId: $id, filter: { search: "backslashes" }) { nodes { title } } }', { id })).content
        .nodes;
    await expect.poll(found, { timeout: 15_000 }).toEqual([{ title: 'Moka pots' }]);
  } finally {
    await program.stop();
  }
});

/** The export with another head. */
async function withHead(changed: (head: Json) => Json): Promise<string> {
  const other = path.join(folder, `${randomBytes(4).toString('hex')}.tar.gz`);
  await writeArchive(other, async (archive) => {
    for await (const { name, body } of readArchive(file)) {
      const bytes = await wholeOf(body);
      await archive.add(name, name === 'head.json' ? Buffer.from(JSON.stringify(changed(JSON.parse(bytes.toString())))) : bytes);
    }
  });
  return other;
}

it('is refused, and nothing is changed, where it is damaged, of a newer version, or no export', async () => {
  const before = await counts(api.databaseUrl);
  const refused = async (of: string, why: RegExp | string) => expect(importSiteCommand(run(api.databaseUrl, of))).rejects.toThrow(why);
  const whole = await readFile(file);
  const broken = path.join(folder, 'broken.tar.gz');
  const flipped = Buffer.from(whole);
  flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 0xff;
  for (const bytes of [whole.subarray(0, whole.length - 200), whole.subarray(0, 30), Buffer.from('no export'), flipped]) {
    await writeFile(broken, bytes);
    await refused(broken, /damaged or cut short/);
  }
  await refused(
    await withHead((head) => ({ ...head, migrations: [...head.migrations, 'Migration20990101000000'] })),
    /newer than this one/,
  );
  // What it says of its tables is not what they are.
  await refused(
    await withHead((head) => ({ ...head, tables: [{ name: 'app_user', columns: ['id'] }, ...head.tables.slice(1)] })),
    /damaged or cut/,
  );
  const backup = path.join(folder, 'backup.tar.gz');
  await backupCommand(run(api.databaseUrl, backup));
  await refused(backup, 'is a backup of everything');
  await expect(restoreCommand(run(await emptyDatabase(), file))).rejects.toThrow('is an export of one site');
  await expect(importSiteCommand(run(api.databaseUrl, file, named(' ')))).rejects.toThrow('1 to 100 characters');
  expect(await counts(api.databaseUrl)).toEqual(before);
});

it('asks which, of several sites of one name, and says which there are, where none is meant', async () => {
  const exporting = (meant: string) => exportSiteCommand(run(api.databaseUrl, folder, { site: meant }));
  await importSiteCommand(run(api.databaseUrl, file));
  await expect(exporting(NAME)).rejects.toThrow(`2 sites are called "${NAME}"`);
  await expect(exporting('Fast Evening')).rejects.toThrow(`"${NAME}" (${site.id})`);
  // A folder gets a file that is called after the site.
  await exporting(site.id);
  expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^slow-morning-\d{4}-\d\d-\d\d\.tar\.gz$/));
});
