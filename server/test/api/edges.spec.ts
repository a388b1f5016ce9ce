import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../kit/api.ts';
import { type SeededSite, seedSite } from '../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const token = async (input: string): Promise<string> =>
  (await api.ok(`mutation { createApiToken(input: ${input}) { secret } }`)).createApiToken.secret;
const RETRY = 'mutation ($id: ID!) { retryJob(id: $id) { job { id state } } }';

/** A job that has failed, as an import of a site that is down does. */
async function failedJob(kind: string): Promise<string> {
  const { generateClusters } = await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id) { job { id } } }', { id: site.id });
  await api.sql(`update job set state = 'failed', kind = $2 where id = $1`, [generateClusters.job.id, kind]);
  return generateClusters.job.id;
}

describe('a job that is started again', () => {
  it('needs the scope of its kind: what may only write does not publish', async () => {
    const id = await failedJob('publish_content');
    const writer = await token('{ name: "writer", scopes: [READ, WRITE] }');
    expect(await api.fails(RETRY, { id }, { token: writer })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('runs once, however many ask at the same moment', async () => {
    const id = await failedJob('cluster_keywords');
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.send(RETRY, { id })));
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    expect(answers.filter((answer) => answer.errors?.[0]?.extensions.code === 'CONFLICT')).toHaveLength(4);
    const [queued] = await api.sql(
      `select count(*)::int as entries from pgboss.job where data->>'jobId' = $1 and state in ('created', 'active', 'retry') and id = (select queue_job_id from job where id = $1::uuid)`,
      [id],
    );
    expect(queued?.entries).toBe(1);
  });

  it('is refused for an inactive site', async () => {
    const id = await failedJob('cluster_keywords');
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { active } } }', { id: site.id });
    expect(await api.fails(RETRY, { id })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('inactive') });
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: true) { site { active } } }', { id: site.id });
  });
});

describe('a stream', () => {
  const client = () =>
    createClient({ url: `${api.url}/graphql/stream`, headers: { authorization: `Bearer ${ADMIN_TOKEN}` }, retryAttempts: 0 });
  const first = async (query: string, variables: Record<string, unknown> = {}) => {
    for await (const result of client().iterate<Json>({ query, variables })) return result;
    throw new Error('It ended without an answer.');
  };

  it('of a job that is not there says so', async () => {
    const answer = await first('subscription ($id: ID!) { job(id: $id) { id } }', { id: '01920000-0000-7000-8000-000000000000' });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('answers no query, and no document that is too large', async () => {
    const post = (query: string) =>
      fetch(`${api.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query }),
      });
    const query = await post('{ viewer { name } }');
    expect([query.status, await query.text()]).toEqual([400, expect.stringContaining('Only subscriptions')]);
    const large = await post(`subscription { jobs(siteId: "x") { ${'id '.repeat(6000)} } }`);
    expect([large.status, await large.text()]).toEqual([400, expect.stringContaining('LIMIT_EXCEEDED')]);
  });

  it('answers each event from what is there then', async () => {
    const draft = await site.draft('Streamed');
    const seen: Json[] = [];
    const stream = client();
    const events = stream.iterate<Json>({
      query: 'subscription ($siteId: ID!) { contentChanged(siteId: $siteId) { contents { version contentHtml } } }',
      variables: { siteId: site.id },
    });
    const watching = (async () => {
      for await (const { data } of events) if (data) seen.push(data.contentChanged.contents[0]);
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const update =
      'mutation ($id: ID!, $v: Int!, $html: String!) { updateContent(id: $id, expectedVersion: $v, input: { contentHtml: $html }) { content { id } } }';
    for (const v of [1, 2]) {
      await api.ok(update, { id: draft.id, v, html: `<p>${v + 1}</p>` });
      await expect.poll(() => seen.at(-1)).toEqual({ version: v + 1, contentHtml: `<p>${v + 1}</p>` });
    }
    await events.return?.();
    stream.dispose();
    await watching.catch(() => undefined);
  });
});

describe('an admin token held to one site', () => {
  it('neither sees nor ends the tokens of others, and adds no site', async () => {
    const other = await seedSite(api, 'The Home Roaster');
    await token(`{ name: "theirs", scopes: [READ], siteIds: ["${other.id}"] }`);
    const held = await token(`{ name: "held", scopes: [READ, WRITE, ADMIN], siteIds: ["${site.id}"] }`);
    const { apiTokens } = await api.ok('{ apiTokens { name } }', {}, { token: held });
    expect(apiTokens).toEqual([{ name: 'held' }]);
    const [theirs] = await api.sql(`select id from api_token where name = 'theirs'`);
    expect(
      await api.fails('mutation ($id: ID!) { revokeApiToken(id: $id) { apiToken { id } } }', { id: theirs?.id }, { token: held }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const before = await api.sql('select count(*) from site');
    expect(
      await api.fails('mutation { createSite(input: { name: "Ghost", url: "ghost.example" }) { site { id } } }', {}, { token: held }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(await api.sql('select count(*) from site')).toEqual(before);
  });
});

describe('keywords', () => {
  it('come in from two programs at once, in any order', async () => {
    const many = Array.from({ length: 1500 }, (_, n) => ({ text: `keyword number ${n}` }));
    const add = (keywords: object[]) =>
      api.send('mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { added } }', {
        id: site.id,
        keywords,
      });
    const answers = await Promise.all([add(many), add(many.toReversed()), add(many), add(many.toReversed())]);
    expect(answers.map((answer) => answer.errors)).toEqual([undefined, undefined, undefined, undefined]);
    expect(answers.reduce((sum, answer) => sum + answer.data.addKeywords.added, 0)).toBe(1500);
  });

  it('can be deleted while content aims at them, which keeps everything else', async () => {
    const draft = await site.draft('Aimed');
    await api.ok('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids: [site.keywordIds[0]] });
    const { contentItem } = await api.ok('query ($id: ID!) { contentItem(id: $id) { title primaryKeyword { id } } }', { id: draft.id });
    expect(contentItem).toEqual({ title: 'Aimed', primaryKeyword: null });
  });
});

describe('odd input', () => {
  it('is the caller’s mistake or no mistake at all, never ours', async () => {
    expect(
      (await api.ok('query ($id: ID!) { jobs(siteId: $id, states: []) { totalCount } }', { id: site.id })).jobs.totalCount,
    ).toBeGreaterThan(0);
    const cursor = Buffer.from(JSON.stringify(['updated_at.desc', 'no moment', site.id])).toString('base64url');
    expect(
      await api.fails('query ($id: ID!, $after: String) { content(siteId: $id, after: $after) { totalCount nodes { id } } }', {
        id: site.id,
        after: cursor,
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    await api.sql(`update keyword set volume = 2000000000, cluster_id = $2 where site_id = $1`, [site.id, site.clusterId]);
    expect(
      (await api.ok('query ($id: ID!) { clusters(siteId: $id) { nodes { volume } } }', { id: site.id })).clusters.nodes[0].volume,
    ).toBe(2147483647);
  });
});
