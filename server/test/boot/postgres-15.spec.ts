/** The oldest PostgreSQL that is supported, where the system has one: the database is the same on it, and so is the work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities, upwardLinks } from '../../src/app/entities.ts';
import { migrations } from '../../src/migrations/index.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { connectOrm } from '../../src/platform/db/orm.ts';
import { findDebianPostgres, startDebianPostgres } from '../kit/debian-postgres.ts';
import { coffeeKeywords } from '../kit/keywords.ts';
import { type ProgramOn, startProgramOn } from '../kit/program-on.ts';

const found = findDebianPostgres();
const title = found
  ? `on PostgreSQL ${found.version} of the system`
  : 'on a PostgreSQL of the system (skipped: none of version 15 or newer is in /usr/lib/postgresql)';

describe.runIf(found)(title, () => {
  let postgres: Awaited<ReturnType<typeof startDebianPostgres>>;
  let program: ProgramOn | undefined;

  beforeAll(async () => {
    postgres = await startDebianPostgres(found?.bin ?? '');
  });
  afterAll(async () => {
    await program?.stop();
    await postgres?.stop();
  });

  it('the migrations make the database that the entities describe, without a superuser', async () => {
    const orm = await connectOrm({ url: postgres.url, entities, upwardLinks, migrations });
    try {
      await migrate(orm, () => undefined);
      expect(await orm.migrator.getPending()).toEqual([]);
      expect((await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('');
    } finally {
      await orm.close();
    }
  });

  it('keywords become clusters, an idea, a task and a draft, which is edited and found by its words', async () => {
    program = await startProgramOn(postgres.url);
    const { ok } = program;
    const { createSite } = await ok(`mutation { createSite(input: { name: "Slow", url: "https://slow.example" }) { site { id } } }`);
    const site = createSite.site.id;
    const keywords = coffeeKeywords.map(([text, volume]) => ({ text, volume }));
    await ok('mutation ($site: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $site, keywords: $keywords) { added } }', {
      site,
      keywords,
    });
    const { generateClusters } = await ok(
      'mutation ($site: ID!) { generateClusters(siteId: $site, apply: true, wait: 30) { job { state done } clusters { id keywordCount } } }',
      { site },
    );
    expect(generateClusters.job).toEqual({ state: 'SUCCEEDED', done: keywords.length });
    expect(generateClusters.clusters.length).toBeGreaterThanOrEqual(5);
    const { generateIdeas } = await ok('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) { ideas { id } } }', {
      ids: [generateClusters.clusters[0].id],
    });
    const { createTasks } = await ok('mutation ($ids: [ID!]!) { createTasks(ideaIds: $ids) { tasks { id } } }', {
      ids: [generateIdeas.ideas[0].id],
    });
    const { completeTask } = await ok(
      'mutation ($task: ID!) { completeTask(taskId: $task, wait: 30) { content { id version title status } } }',
      { task: createTasks.tasks[0].id },
    );
    expect(completeTask.content).toMatchObject({ version: 1, status: 'DRAFT' });
    const { id } = completeTask.content;
    await ok(
      `mutation ($id: ID!) { updateContent(id: $id, expectedVersion: 1, input: { contentHtml: "<p>Grind it finer than gravel.</p>" }) { content { version } } }`,
      { id },
    );
    const search = `query ($site: ID!, $words: String!) {
      content(siteId: $site, filter: { search: $words, statuses: [DRAFT], sources: [IGNY8] }) { totalCount nodes { id version } } }`;
    expect((await ok(search, { site, words: 'gravel' })).content).toEqual({ totalCount: 1, nodes: [{ id, version: 2 }] });
    const { contentRevisions } = await ok('query ($id: ID!) { contentRevisions(contentId: $id) { nodes { version } } }', { id });
    expect(contentRevisions.nodes).toEqual([{ version: 2 }, { version: 1 }]);
    expect((await ok(search, { site, words: 'espresso machines' })).content.totalCount).toBe(0);
  });
});
