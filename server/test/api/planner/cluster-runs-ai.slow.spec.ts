import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { AI_KEY, AI_MODEL, type Answer, fails, type OpenAiServer, says, slowly, startOpenAiServer } from '../../kit/openai-server.ts';

let ai: OpenAiServer;
let api: TestApi;
beforeAll(async () => {
  ai = await startOpenAiServer();
  api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
});
afterAll(async () => {
  await api.stop();
  await ai.stop();
});

/** Three plain topics, and one keyword among the trees that is about a game. */
const KEYWORDS = [
  ...['apple tree pruning', 'apple tree pruning time', 'how to prune an apple tree', 'prune old apple tree', 'apple tree pruning game'],
  ...['tomato plant care', 'tomato plant watering', 'tomato plant care tips', 'care of tomato plant'],
  ...['rain barrel pump', 'rain barrel pump kit', 'best rain barrel pump', 'solar rain barrel pump'],
];

let sites = 0;
async function site(): Promise<string> {
  sites += 1;
  const { createSite } = await api.ok(
    'mutation ($name: String!) { createSite(input: { name: $name, url: "https://garden.example" }) { site { id } } }',
    { name: `Garden ${sites}` },
  );
  const siteId = createSite.site.id;
  await api.ok('mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { added } }', {
    siteId,
    keywords: KEYWORDS.map((text, at) => ({ text, volume: 10 * (at + 1) })),
  });
  return siteId;
}

const generate = async (siteId: string, useAi = true): Promise<Json> =>
  (
    await api.ok(
      `mutation ($siteId: ID!, $useAi: Boolean!) { generateClusters(siteId: $siteId, useAi: $useAi, wait: 60) { job { id state } run { id state method } } }`,
      { siteId, useAi },
    )
  ).generateClusters;

const groupsOf = async (id: string, level = 'STANDARD'): Promise<Map<string, string[]>> => {
  const { clusterRun } = await api.ok(
    `query ($id: ID!, $level: ClusterLevel!) { clusterRun(id: $id) {
      groups(level: $level) { nodes { name description keywordCount keywords { nodes { keyword { text } } } } }
      unclustered(level: $level) { nodes { keyword { text } } } } }`,
    { id, level },
  );
  const texts = (nodes: Json[]) => nodes.map(({ keyword }) => keyword.text).sort();
  const groups = clusterRun.groups.nodes.map((group: Json): [string, string[]] => [group.name, texts(group.keywords.nodes)]);
  for (const group of clusterRun.groups.nodes) expect(group.keywordCount).toBe(group.keywords.nodes.length);
  const everywhere = [...groups.flatMap(([, own]: [string, string[]]) => own), ...texts(clusterRun.unclustered.nodes)];
  expect(everywhere.sort()).toEqual(KEYWORDS.toSorted());
  return new Map(groups);
};

interface Asked {
  /** Number of the group of a request that holds a keyword; 0 where none does. */
  group(text: string): number;
  /** Number of a keyword of a request. */
  keyword(text: string): number;
  groups: number;
}

function asked(user: string): Asked {
  const lines = user.split('\n');
  const at = lines.findIndex.bind(lines);
  const lineOf = (text: string) =>
    at(
      (line) =>
        line
          .trim()
          .replace(/^\d+\. /, '')
          .replace(/, \d+$/, '') === text,
    );
  return {
    groups: lines.filter((line) => line.startsWith('Group ')).length,
    keyword: (text) => Number(/^\s*(\d+)\./.exec(lines[lineOf(text)] ?? '')?.[1] ?? 0),
    group: (text) => {
      const head = lines.slice(0, lineOf(text) + 1).findLast((line) => line.startsWith('Group '));
      return Number(/^Group (\d+)/.exec(head ?? '')?.[1] ?? 0);
    },
  };
}

const answers =
  (make: (request: Asked) => Json): Answer =>
  (reply) => {
    const user = ai.requests.at(-1)?.messages.find(({ role }) => role === 'user')?.content ?? '';
    return says({ groups: [], same: [], strays: [], ...make(asked(user)) })(reply);
  };

describe('a provider', () => {
  it('names the groups, unites what is one topic and lets go of what does not belong; nothing is lost or invented', async () => {
    const siteId = await site();
    const rules = await groupsOf((await generate(siteId, false)).run.id);
    expect(ai.requests).toHaveLength(0);
    expect(rules.size).toBe(3);
    ai.script(
      answers(({ group, keyword }) => ({
        groups: [{ group: group('apple tree pruning'), name: 'Pruning Apple Trees', description: 'When and how to cut apple trees.' }],
        same: [{ group: group('tomato plant care'), other: group('rain barrel pump') }],
        strays: [keyword('apple tree pruning game')],
      })),
    );
    const { run } = await generate(siteId);
    expect(run).toMatchObject({ state: 'PROPOSED', method: expect.stringContaining(`${AI_MODEL} at 127.0.0.1`) });
    const groups = await groupsOf(run.id);
    expect(groups.get('Pruning Apple Trees')).toEqual(KEYWORDS.slice(0, 4).toSorted());
    expect([...groups.values()].toSorted((a, b) => b.length - a.length)[0]).toEqual(KEYWORDS.slice(5).toSorted());
    expect(groups.size).toBe(2);
    await groupsOf(run.id, 'BROAD');
    await groupsOf(run.id, 'FINE');
    const nested = await api.sql(
      `select count(*)::int as wrong from cluster_run_keyword place join cluster_run_group own on own.id = place.standard_group_id
       where place.run_id = $1 and own.parent_id is distinct from place.broad_group_id`,
      [run.id],
    );
    expect(nested).toEqual([{ wrong: 0 }]);
    const [facts] = await api.sql(`select provider, prompt, input_tokens from ai_run where site_id = $1 and purpose = 'clusters' limit 1`, [
      siteId,
    ]);
    expect(facts).toEqual({ provider: 'openai-compatible', prompt: 'clusters@1', input_tokens: 120 });
  });

  it('that names what is not there is asked once more, with the fault named', async () => {
    ai.script(
      answers(({ groups }) => ({ groups: [{ group: groups + 1, name: 'Nowhere', description: '' }] })),
      answers(({ group }) => ({ groups: [{ group: group('tomato plant care'), name: 'Growing Tomatoes', description: 'All year.' }] })),
      answers(() => ({})),
    );
    const { run } = await generate(await site());
    expect(JSON.stringify(ai.requests[1]?.messages)).toContain('there is no group with the number');
    expect([...(await groupsOf(run.id)).keys()]).toContain('Growing Tomatoes');
  });

  it.each([
    ['answers badly twice', says({ groups: [], same: [], strays: [999] }), 'there is no keyword with the number 999'],
    ['is out of quota', fails(429, 'You exceeded your current quota.', { code: 'insufficient_quota' }), 'quota'],
  ])('that %s leaves the groups to the rules, and the run says so', async (_, answer, words) => {
    const siteId = await site();
    const rules = await groupsOf((await generate(siteId, false)).run.id);
    ai.script(answer);
    const { run, job } = await generate(siteId);
    expect(job.state).toBe('SUCCEEDED');
    expect(run.method).toMatch(/^rules: /);
    expect(run.method).toContain(words);
    expect(await groupsOf(run.id)).toEqual(rules);
  });

  it('that takes its time is let go of when the run is stopped', async () => {
    const siteId = await site();
    ai.script(
      slowly(
        20_000,
        answers(() => ({})),
      ),
    );
    const { generateClusters } = await api.ok('mutation ($siteId: ID!) { generateClusters(siteId: $siteId) { job { id } run { id } } }', {
      siteId,
    });
    await expect.poll(() => ai.requests.length, { timeout: 20_000, interval: 50 }).toBeGreaterThan(0);
    await api.ok('mutation ($id: ID!) { cancelJob(id: $id) { job { state } } }', { id: generateClusters.job.id });
    // The next run of the site waits for no one.
    ai.script(answers(() => ({})));
    const started = Date.now();
    expect((await generate(siteId)).run.state).toBe('PROPOSED');
    expect(Date.now() - started).toBeLessThan(8_000);
  });
});
