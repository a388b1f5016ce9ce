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
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id } } }',
    { siteId, keywords: keywords.map((text) => ({ text })) },
  );
  const id: string = createCluster.cluster.id;
  await api.ok('mutation ($ids: [ID!]!, $clusterId: ID!) { moveKeywords(keywordIds: $ids, clusterId: $clusterId) { keywords { id } } }', {
    ids: addKeywords.keywords.map((keyword: { id: string }) => keyword.id),
    clusterId: id,
  });
  return id;
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
    expect(run).toEqual({ provider: 'openai-compatible', model: AI_MODEL, prompt: 'ideas@1', input_tokens: 120 });
  });

  it('are asked for once more, with the fault named, where a keyword is invented or a structure does not fit', async () => {
    const id = await cluster('Cordless kettles', ['cordless kettle']);
    ai.script(says({ ideas: [idea({ keywords: [7] })] }), says({ ideas: [idea({ keywords: [1], title: 'Cordless Kettles' })] }));
    const { generateIdeas } = await api.ok(GENERATE, { ids: [id] });
    expect(generateIdeas.ideas).toHaveLength(1);
    expect(JSON.stringify(ai.requests.at(-1)?.messages)).toContain('there is no keyword with the number 7');
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
