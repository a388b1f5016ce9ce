import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';

let api: TestApi;
let siteId: string;
let sectorId: string;
beforeAll(async () => {
  api = await startApi();
  const { createSite } = await api.ok(
    'mutation { createSite(input: { name: "Wheels", url: "https://wheels.example" }) { site { id defaultSector { id } } } }',
  );
  siteId = createSite.site.id;
  sectorId = createSite.site.defaultSector.id;
});
afterAll(() => api.stop());

const FIELDS =
  'id title status contentType contentStructure estimatedWords brief coveredBy { id title } primaryKeyword { id text } keywords { id text }';

const GENERATE = `mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) { job { state failed items { message } } ideas { ${FIELDS} } } }`;
const IDEAS = `query ($siteId: ID!, $filter: IdeaFilter, $orderBy: IdeaOrderBy, $first: Int = 50, $after: String) {
  ideas(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { ${FIELDS} } pageInfo { endCursor hasNextPage } } }`;
const TASKS = `mutation ($ideaIds: [ID!], $tasks: [CreateTaskInput!], $tone: String, $targetCountry: String, $existing: ExistingContentChoice) {
  createTasks(ideaIds: $ideaIds, tasks: $tasks, tone: $tone, targetCountry: $targetCountry, existing: $existing) {
    tasks { id title tone targetCountry updates { id title cluster { id } } content { id } } } }`;

interface Found {
  id: string;
  title: string;
  coveredBy: { id: string; title: string } | null;
  primaryKeyword: { id: string; text: string };
  keywords: { id: string; text: string }[];
}

async function cluster(name: string, keywords: (string | [string, number])[]): Promise<string> {
  const { createCluster } = await api.ok(
    'mutation ($siteId: ID!, $name: String!) { createCluster(siteId: $siteId, input: { name: $name }) { cluster { id } } }',
    { siteId, name },
  );
  await addTo(createCluster.cluster.id, keywords);
  return createCluster.cluster.id;
}

async function addTo(clusterId: string, keywords: (string | [string, number])[]): Promise<string[]> {
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
    { siteId, keywords: keywords.map((one) => (typeof one === 'string' ? { text: one } : { text: one[0], volume: one[1] })) },
  );
  const keywordIds = addKeywords.keywords.map((keyword: { id: string }) => keyword.id);
  await api.ok(
    'mutation ($keywordIds: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $keywordIds, clusterId: $clusterId) { keywords { id } } }',
    {
      keywordIds,
      clusterId,
    },
  );
  return keywordIds;
}

/** As an import makes it: no cluster, no task. */
async function imported(title: string, primaryKeywordId: string | null = null): Promise<string> {
  const [row] = await api.sql(
    `insert into content (id, site_id, sector_id, title, content_html, content_type, content_structure, source, primary_keyword_id)
     values (gen_random_uuid(), $1, $2, $3, '<p>Words.</p>', 'article', 'imported_article', 'wordpress', $4) returning id`,
    [siteId, sectorId, title, primaryKeywordId],
  );
  return row?.id;
}

const generate = async (...ids: string[]): Promise<Found[]> => (await api.ok(GENERATE, { ids })).generateIdeas.ideas;
const byPrimary = (ideas: Found[], text: string): Found => ideas.find((idea) => idea.primaryKeyword.text === text) as Found;

describe('an idea', () => {
  it('says which content covers it, by its keyword or by what it means, in whatever words', async () => {
    const id = await cluster('Bike chains', ['how to repair a bike chain', 'best bike chain', 'bike chain vs belt drive']);
    const fixing = await imported('Fixing Your Bicycle Chain');
    const [keyword] = await api.sql(`select id from keyword where text = 'best bike chain'`);
    const aimed = await imported('What We Ride', keyword?.id);
    await imported('Our Favourite Rides');
    await imported('How to Clean a Bike Chain');
    const ideas = await generate(id);
    expect(byPrimary(ideas, 'how to repair a bike chain').coveredBy).toEqual({ id: fixing, title: 'Fixing Your Bicycle Chain' });
    expect(byPrimary(ideas, 'best bike chain').coveredBy).toEqual({ id: aimed, title: 'What We Ride' });
    expect(byPrimary(ideas, 'bike chain vs belt drive').coveredBy).toBeNull();

    const { ideas: covered } = await api.ok(IDEAS, { siteId, filter: { clusterIds: [id], covered: true } });
    expect(covered.totalCount).toBe(2);
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [aimed] });
    const { ideas: now } = await api.ok(IDEAS, { siteId, filter: { clusterIds: [id], covered: true } });
    expect(now.nodes.map((idea: Found) => idea.coveredBy?.id)).toEqual([fixing]);
    expect((await api.ok(IDEAS, { siteId, filter: { clusterIds: [id], covered: false } })).ideas.totalCount).toBe(2);
  });

  it('that waits is held against what was imported since, when ideas are asked for again', async () => {
    const id = await cluster('Brakes', ['how to adjust bike brakes', 'bike brakes']);
    const made = await generate(id);
    expect(made.map((idea) => idea.coveredBy)).toEqual([null, null]);
    const content = await imported('Adjusting Your Bike Brakes');
    expect(await generate(id)).toEqual([]);
    const { ideas } = await api.ok(IDEAS, { siteId, filter: { clusterIds: [id], covered: true } });
    expect(ideas.nodes.map((idea: Found) => [idea.primaryKeyword.text, idea.coveredBy?.id])).toEqual([
      ['how to adjust bike brakes', content],
    ]);
  });

  it('is not covered by content of another site', async () => {
    const { createSite } = await api.ok(
      'mutation { createSite(input: { name: "Other", url: "https://other.example" }) { site { id defaultSector { id } } } }',
    );
    await api.sql(
      `insert into content (id, site_id, sector_id, title, content_html, content_type, content_structure, source)
       values (gen_random_uuid(), $1, $2, 'How to True a Wheel', '', 'article', 'imported_article', 'wordpress')`,
      [createSite.site.id, createSite.site.defaultSector.id],
    );
    const [idea] = await generate(await cluster('Truing', ['how to true a wheel']));
    expect(idea?.coveredBy).toBeNull();
  });

  it('that was dismissed is not proposed again, in those words or in others, until it is restored', async () => {
    const id = await cluster('Punctures', ['how to patch a bike tube']);
    const [idea] = await generate(id);
    const ids = [idea?.id];
    await api.ok('mutation ($ids: [ID!]!) { dismissIdeas(ids: $ids) { ideas { status } } }', { ids });
    expect(await generate(id)).toEqual([]);
    await addTo(id, ['patching bicycle tubes']);
    expect(await generate(id)).toEqual([]);
    // Nor in another cluster.
    expect(await generate(await cluster('Patches', ['patch bike tubes']))).toEqual([]);

    const restore = 'mutation ($ids: [ID!]!) { restoreIdeas(ids: $ids) { ideas { id status } } }';
    expect((await api.ok(restore, { ids })).restoreIdeas.ideas).toEqual([{ id: idea?.id, status: 'NEW' }]);
    expect((await api.ok(restore, { ids })).restoreIdeas.ideas).toEqual([{ id: idea?.id, status: 'NEW' }]);
    expect(await api.fails(restore, { ids: ['018f0000-0000-7000-8000-000000000000'] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('comes later for keywords that came later, and leaves those that have theirs alone', async () => {
    const id = await cluster('Saddles', ['bike saddle', 'best bike saddle']);
    expect(await generate(id)).toHaveLength(2);
    await addTo(id, ['how to adjust a bike saddle']);
    const later = await generate(id);
    expect(later.map((idea) => [idea.title, idea.keywords.map(({ text }) => text)])).toEqual([
      ['How to Adjust a Bike Saddle, Step by Step', ['how to adjust a bike saddle']],
    ]);
  });

  it('aims at other keywords of its site when it is told to', async () => {
    const id = await cluster('Lights', ['bike light', 'best bike light']);
    const [idea] = await generate(id);
    const [extra] = await addTo(id, ['bike light battery']);
    const update = `mutation ($id: ID!, $input: UpdateIdeaInput!) { updateIdea(id: $id, input: $input) { idea { ${FIELDS} } } }`;
    const { updateIdea } = await api.ok(update, { id: idea?.id, input: { primaryKeywordId: extra, brief: 'Another.' } });
    expect(updateIdea.idea).toMatchObject({ brief: 'Another.', primaryKeyword: { id: extra } });
    expect(updateIdea.idea.keywords).toHaveLength((idea?.keywords.length ?? 0) + 1);
    const only = await api.ok(update, { id: idea?.id, input: { keywordIds: [] } });
    expect(only.updateIdea.idea.keywords).toEqual([{ id: extra, text: 'bike light battery' }]);

    const { createSite } = await api.ok('mutation { createSite(input: { name: "Third", url: "https://third.example" }) { site { id } } }');
    const { addKeywords } = await api.ok(
      'mutation ($siteId: ID!) { addKeywords(siteId: $siteId, keywords: [{ text: "foreign" }]) { keywords { id } } }',
      { siteId: createSite.site.id },
    );
    const foreign = addKeywords.keywords[0].id;
    expect(await api.fails(update, { id: idea?.id, input: { primaryKeywordId: foreign } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.primaryKeywordId',
    });
    expect(await api.fails(update, { id: idea?.id, input: { keywordIds: [foreign] } })).toMatchObject({ path: 'input.keywordIds' });

    await api.ok('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids: [extra] });
    const [task] = (await api.ok(TASKS, { ideaIds: [idea?.id] })).createTasks.tasks;
    expect(task.title).toBe(idea?.title);
  });
});

describe('a list of ideas', () => {
  it('comes in the order that is asked for, page by page, and by type and structure', async () => {
    const id = await cluster('Helmets', [
      ['bike helmet', 900],
      ['best bike helmet', 300],
      ['bike helmet vs skate helmet', 20],
      ['how to size a bike helmet', 50],
    ]);
    const made = await generate(id);
    const list = async (field: string, direction: string) => {
      const texts: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { ideas } = await api.ok(IDEAS, { siteId, filter: { clusterIds: [id] }, orderBy: { field, direction }, first: 3, after });
        texts.push(...ideas.nodes.map((idea: Found) => idea.primaryKeyword.text));
        after = ideas.pageInfo.endCursor;
        more = ideas.pageInfo.hasNextPage;
      }
      return texts;
    };
    expect(await list('VOLUME', 'DESC')).toEqual([
      'bike helmet',
      'best bike helmet',
      'how to size a bike helmet',
      'bike helmet vs skate helmet',
    ]);
    expect(await list('TITLE', 'ASC')).toEqual(
      made.toSorted((a, b) => (a.title < b.title ? -1 : 1)).map((idea) => idea.primaryKeyword.text),
    );
    expect((await list('ESTIMATED_WORDS', 'ASC'))[0]).toBe('how to size a bike helmet');
    expect(await list('CREATED_AT', 'ASC')).toHaveLength(4);
    const of = async (filter: object) => (await api.ok(IDEAS, { siteId, filter: { clusterIds: [id], ...filter } })).ideas.totalCount;
    expect(await of({ contentStructures: ['TUTORIAL', 'COMPARISON'] })).toBe(2);
    expect(await of({ contentTypes: ['PAGE'] })).toBe(0);
  });
});

describe('tasks of ideas', () => {
  it('take one tone and country for all, and a task of its own keeps its own', async () => {
    const ideas = await generate(await cluster('Bells', ['bike bell', 'best bike bell']));
    const ideaIds = ideas.map(({ id }) => id);
    const { createTasks } = await api.ok(TASKS, { ideaIds, tone: 'plain', targetCountry: 'GB' });
    expect(createTasks.tasks).toHaveLength(2);
    for (const task of createTasks.tasks) expect(task).toMatchObject({ tone: 'plain', targetCountry: 'GB', updates: null, content: null });
    const again = (await api.ok(TASKS, { ideaIds: [ideaIds[0], ideaIds[0]], tone: 'grand' })).createTasks.tasks;
    expect(again.map((task: { id: string; tone: string }) => [task.id, task.tone])).toEqual([
      [createTasks.tasks[0].id, 'plain'],
      [createTasks.tasks[0].id, 'plain'],
    ]);
    const [{ cluster_id: clusterId }] = (await api.sql('select cluster_id from idea where id = $1', [ideaIds[0]])) as [
      { cluster_id: string },
    ];
    const task = { clusterId, contentType: 'ARTICLE', contentStructure: 'GUIDE', primaryKeywordId: ideas[0]?.primaryKeyword.id };
    const byHand = (await api.ok(TASKS, { tasks: [task, { ...task, tone: 'dry' }], tone: 'plain' })).createTasks.tasks;
    expect(byHand.map((one: { tone: string }) => one.tone)).toEqual(['plain', 'dry']);
    expect(await api.fails(TASKS, { ideaIds, targetCountry: 'Britain' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.fails(TASKS, { tasks: [task], existing: 'UPDATE' })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'existing' });
  });

  it('update the content that covers them when they are asked to, and give it its cluster', async () => {
    const clusterId = await cluster('Pumps', ['how to use a bike pump', 'best bike pump']);
    const content = await imported('Using a Bike Pump');
    const ideas = await generate(clusterId);
    const covered = byPrimary(ideas, 'how to use a bike pump');
    expect(covered.coveredBy?.id).toBe(content);
    const { createTasks } = await api.ok(TASKS, { ideaIds: ideas.map(({ id }) => id), existing: 'UPDATE' });
    const [first, second] = ideas[0]?.id === covered.id ? createTasks.tasks : createTasks.tasks.toReversed();
    expect(first).toMatchObject({ updates: { id: content, title: 'Using a Bike Pump', cluster: { id: clusterId } }, content: null });
    expect(second.updates).toBeNull();
    const [row] = await api.sql('select task_id, sector_id, version, field_versions from content where id = $1', [content]);
    expect(row).toEqual({ task_id: first.id, sector_id: sectorId, version: 2, field_versions: { cluster: 2 } });

    // The task gone, the content is as it was, but for its cluster.
    await api.ok('mutation ($ids: [ID!]!) { deleteTasks(ids: $ids) { deleted } }', { ids: [first.id] });
    expect(await api.sql('select task_id, version from content where id = $1', [content])).toEqual([{ task_id: null, version: 3 }]);
  });

  it('are refused where that content has a task, by name, and where two ideas want one content', async () => {
    const ideas = await generate(await cluster('Locks', ['how to lock a bike', 'best bike lock']));
    const [one, two] = ideas as [Found, Found];
    const content = await imported('Locking a Bike');
    await api.sql('update idea set covered_by_content_id = $1 where id = any($2)', [content, [one.id, two.id]]);
    const both = await api.fails(TASKS, { ideaIds: [one.id, two.id], existing: 'UPDATE' });
    expect(both).toMatchObject({ code: 'CONFLICT' });
    expect(both.message).toContain(`covers "${one.title}" and "${two.title}"`);
    expect(await api.sql('select id from task where idea_id = any($1)', [[one.id, two.id]])).toEqual([]);

    await api.ok(TASKS, { ideaIds: [one.id], existing: 'UPDATE' });
    const taken = await api.fails(TASKS, { ideaIds: [two.id], existing: 'UPDATE' });
    expect(taken).toMatchObject({ code: 'CONFLICT' });
    expect(taken.message).toContain(`"Locking a Bike" has the task "${one.title}" already`);
    const [task] = (await api.ok(TASKS, { ideaIds: [two.id] })).createTasks.tasks;
    expect(task.updates).toBeNull();
    expect((await api.ok(TASKS, { ideaIds: [one.id], existing: 'UPDATE' })).createTasks.tasks).toHaveLength(1);
  });

  it('come of a thousand ideas with many keywords in a handful of statements', async () => {
    const clusterId = await cluster('Everything', ['everything about bikes']);
    await api.sql(
      `with k as (
         insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text)
         select gen_random_uuid(), $1, $2, $3, 'many ' || n, 'many ' || n from generate_series(1, 40) n returning id
       ), i as (
         insert into idea (id, site_id, sector_id, cluster_id, title, content_type, content_structure)
         select gen_random_uuid(), $1, $2, $3, 'Many ' || n, 'article', 'guide' from generate_series(1, 1000) n returning id
       ) insert into idea_keyword (site_id, idea_id, keyword_id) select $1, i.id, k.id from i cross join k`,
      [siteId, sectorId, clusterId],
    );
    const ideaIds = (await api.sql('select id from idea where cluster_id = $1', [clusterId])).map((row) => row.id);
    const statements = await api.statements(async () => {
      const { createTasks } = await api.ok('mutation ($ideaIds: [ID!]) { createTasks(ideaIds: $ideaIds) { tasks { id } } }', { ideaIds });
      expect(createTasks.tasks).toHaveLength(1_000);
    });
    expect(statements.length).toBeLessThan(15);
    expect(
      await api.sql('select count(*)::int as pairs from task_keyword k join task t on t.id = k.task_id where t.cluster_id = $1', [
        clusterId,
      ]),
    ).toEqual([{ pairs: 40_000 }]);
  });
});
