import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { AI_KEY, AI_MODEL, fails, type OpenAiServer, says, startOpenAiServer } from '../../kit/openai-server.ts';

let ai: OpenAiServer;
let api: TestApi;
let siteId: string;
beforeAll(async () => {
  ai = await startOpenAiServer();
  api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
  const { createSite } = await api.ok(
    'mutation { createSite(input: { name: "Kettles", url: "https://kettles.example" }) { site { id } } }',
  );
  siteId = createSite.site.id;
});
afterAll(async () => {
  await api.stop();
  await ai.stop();
});

const GENERATE = `mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids, wait: 30) {
  job { state done failed items { state code message } } ideas { title contentType contentStructure primaryKeyword { text } keywords { text } } } }`;

async function cluster(name: string, keywords: string[]): Promise<string> {
  const { createCluster } = await api.ok(
    'mutation ($siteId: ID!, $name: String!) { createCluster(siteId: $siteId, input: { name: $name }) { cluster { id } } }',
    { siteId, name },
  );
  const id: string = createCluster.cluster.id;
  await addTo(id, keywords);
  return id;
}

async function addTo(clusterId: string, keywords: string[]): Promise<void> {
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
    { siteId, keywords: keywords.map((text) => ({ text })) },
  );
  await api.ok('mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }', {
    ids: addKeywords.keywords.map((keyword: { id: string }) => keyword.id),
    clusterId,
  });
}

const idea = (change: object = {}) => ({
  title: 'How to Descale a Kettle',
  contentType: 'article',
  contentStructure: 'tutorial',
  primaryKeyword: 1,
  keywords: [1, 2],
  brief: 'Steps first.',
  estimatedWords: 900,
  ...change,
});

describe('ideas by a provider', () => {
  it('come from its answer, and refer to keywords that are there', async () => {
    const id = await cluster('Descaling', ['descale kettle', 'kettle limescale']);
    ai.script(says({ ideas: [idea()] }));
    const { generateIdeas } = await api.ok(GENERATE, { ids: [id] });
    expect(generateIdeas.ideas).toEqual([
      {
        title: 'How to Descale a Kettle',
        contentType: 'ARTICLE',
        contentStructure: 'TUTORIAL',
        primaryKeyword: { text: 'descale kettle' },
        keywords: [{ text: 'descale kettle' }, { text: 'kettle limescale' }],
      },
    ]);
    expect(ai.requests.at(-1)?.messages.at(-1)?.content).toContain('2. kettle limescale, 0');
    const [run] = await api.sql(`select provider, model, prompt, input_tokens from ai_run where purpose = 'ideas'`);
    expect(run).toEqual({ provider: 'openai-compatible', model: AI_MODEL, prompt: 'ideas@2', input_tokens: 120 });
  });

  it('are answered one by one, to those who reach their site', async () => {
    const { ideas } = await api.ok('query ($id: ID!) { ideas(siteId: $id, first: 1) { nodes { id title } } }', { id: siteId });
    const [known] = ideas.nodes;
    const one = (token?: string) => api.ok('query ($id: ID!) { idea(id: $id) { id title } }', { id: known.id }, token ? { token } : {});
    expect(await one()).toEqual({ idea: known });
    const { createSite } = await api.ok('mutation { createSite(input: { name: "Other", url: "https://other.example" }) { site { id } } }');
    const { createApiToken } = await api.ok(
      'mutation ($ids: [ID!]) { createApiToken(input: { name: "other", scopes: [READ], siteIds: $ids }) { secret } }',
      { ids: [createSite.site.id] },
    );
    expect(await one(createApiToken.secret)).toEqual({ idea: null });
  });

  it('are asked for once more, with the fault named, where a keyword is invented or a structure does not fit', async () => {
    const id = await cluster('Cordless kettles', ['cordless kettle']);
    ai.script(says({ ideas: [idea({ keywords: [7] })] }), says({ ideas: [idea({ keywords: [1], title: 'Cordless Kettles' })] }));
    const { generateIdeas } = await api.ok(GENERATE, { ids: [id] });
    expect(generateIdeas.ideas).toHaveLength(1);
    expect(JSON.stringify(ai.requests.at(-1)?.messages)).toContain('there is no keyword with the number 7');
  });

  it('are asked for once more where none came, or one has no brief', async () => {
    const id = await cluster('Travel kettles', ['travel kettle', 'folding kettle']);
    ai.script(says({ ideas: [] }), says({ ideas: [idea({ title: 'Travel Kettles', contentStructure: 'guide' })] }));
    expect((await api.ok(GENERATE, { ids: [id] })).generateIdeas.ideas).toHaveLength(1);
    expect(JSON.stringify(ai.requests.at(-1)?.messages)).toContain('there is no idea in it');
    const other = await cluster('Camping kettles', ['camping kettle', 'campfire kettle']);
    ai.script(says({ ideas: [idea({ brief: ' ' })] }), says({ ideas: [idea({ brief: ' ' })] }));
    const { generateIdeas } = await api.ok(GENERATE, { ids: [other] });
    expect(generateIdeas.job.items[0]).toMatchObject({ state: 'FAILED', code: 'UPSTREAM_ERROR' });
  });

  it('come once where the answer says them twice, and each keyword belongs to one', async () => {
    const id = await cluster('Tea eggs', ['tea egg recipe', 'boil tea eggs', 'make tea eggs', 'tea egg vs boiled egg']);
    ai.script(
      says({
        ideas: [
          idea({ title: 'How to Make Tea Eggs', primaryKeyword: 3, keywords: [3, 1] }),
          idea({ title: 'Making Tea Eggs: The Complete Guide', contentStructure: 'guide', primaryKeyword: 2, keywords: [2, 1] }),
          idea({ title: 'Tea Egg or Boiled Egg?', contentStructure: 'comparison', primaryKeyword: 4, keywords: [4, 3] }),
          idea({ title: 'How to Make Tea Eggs Again', primaryKeyword: 3, keywords: [3] }),
        ],
      }),
    );
    const { generateIdeas } = await api.ok(GENERATE, { ids: [id] });
    const found = generateIdeas.ideas.map((one: { title: string; keywords: { text: string }[] }) => [
      one.title,
      one.keywords.map(({ text }) => text).sort(),
    ]);
    expect(found.sort()).toEqual([
      ['How to Make Tea Eggs', ['boil tea eggs', 'make tea eggs', 'tea egg recipe']],
      ['Tea Egg or Boiled Egg?', ['tea egg vs boiled egg']],
    ]);
  });

  it('are not asked for where every keyword has its idea, and what was asked stays on record', async () => {
    const id = await cluster('Whistling kettles', ['whistling kettle', 'kettle that whistles']);
    ai.script(says({ ideas: [idea({ title: 'Whistling Kettles', contentStructure: 'guide', keywords: [2] })] }));
    await api.ok(GENERATE, { ids: [id] });
    ai.script(says({ ideas: [idea()] }));
    const { generateIdeas } = await api.ok(GENERATE, { ids: [id] });
    expect(generateIdeas.job.items[0]).toMatchObject({ state: 'FAILED', code: 'CONFLICT' });
    expect(ai.requests).toHaveLength(0);
    // One keyword more, and an answer that says what is there already: paid for, and told.
    await addTo(id, ['whistling tea kettles']);
    ai.script(says({ ideas: [idea({ title: 'Whistling Kettle Guide', contentStructure: 'guide', primaryKeyword: 1, keywords: [1] })] }));
    const [before] = await api.sql(`select count(*)::int as runs from ai_run where purpose = 'ideas'`);
    const again = (await api.ok(GENERATE, { ids: [id] })).generateIdeas;
    expect(again.ideas).toEqual([]);
    expect(ai.requests[0]?.messages.at(-1)?.content).toContain('- Whistling Kettles');
    const [after] = await api.sql(`select count(*)::int as runs from ai_run where purpose = 'ideas'`);
    expect(after?.runs).toBe(before?.runs + 1);
  });

  it('fail for the cluster alone, in words, when the provider does not answer', async () => {
    const good = await cluster('Glass kettles', ['glass kettle']);
    const bad = await cluster('Stove kettles', ['stove top kettle']);
    ai.script(
      fails(401, 'Incorrect API key provided', { code: 'invalid_api_key' }),
      says({ ideas: [idea({ keywords: [1], title: 'Glass Kettles' })] }),
    );
    const { generateIdeas } = await api.ok(GENERATE, { ids: [bad, good] });
    expect(generateIdeas.job).toMatchObject({ state: 'SUCCEEDED', done: 1, failed: 1 });
    expect(generateIdeas.job.items.find((item: { state: string }) => item.state === 'FAILED')).toMatchObject({ code: 'UPSTREAM_ERROR' });
    expect(generateIdeas.ideas.map((found: { title: string }) => found.title)).toEqual(['Glass Kettles']);
  });
});
