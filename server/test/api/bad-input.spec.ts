import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, startApi, type TestApi } from '../kit/api.ts';
import { type SeededSite, seedSite } from '../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
let other: SeededSite;
beforeAll(async () => {
  api = await startApi();
  site = await seedSite(api, 'Slow Morning');
  other = await seedSite(api, 'The Home Roaster');
});
afterAll(() => api.stop());

const ADD =
  'mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { added rejected { index code message } } }';

describe('keywords that are not right', () => {
  it('are refused by name where none is right, and nothing is written', async () => {
    const before = await api.sql('select count(*) from keyword');
    expect(await api.fails(ADD, { id: site.id, keywords: [{ text: '  ' }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'keywords.0.text',
      message: 'A keyword needs at least one character.',
    });
    expect(await api.fails(ADD, { id: site.id, keywords: [{ text: 'x'.repeat(300) }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('has 300 characters'),
    });
    expect(await api.fails(ADD, { id: site.id, keywords: [] })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'keywords' });
    const fine = { text: 'fine' };
    expect(await api.fails(ADD, { id: site.id, keywords: [fine, fine, fine, { ...fine, difficulty: 101 }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'keywords.3.difficulty',
    });
    expect(await api.sql('select count(*) from keyword')).toEqual(before);
  });

  it('are listed where others are right, and the others go in', async () => {
    const { addKeywords } = await api.ok(ADD, {
      id: site.id,
      keywords: [{ text: 'good one' }, { text: '' }, { text: 'y'.repeat(201) }, { text: '  GOOD   one ' }],
    });
    expect(addKeywords.added).toBe(1);
    expect(addKeywords.rejected.map((r: { index: number; code: string }) => [r.index, r.code])).toEqual([
      [1, 'BAD_USER_INPUT'],
      [2, 'BAD_USER_INPUT'],
    ]);
  });
});

describe('tasks that are not right', () => {
  const CREATE = 'mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }';
  const good = () => ({
    clusterId: site.clusterId,
    contentType: 'ARTICLE',
    contentStructure: 'GUIDE',
    primaryKeywordId: site.keywordIds[0],
  });

  it('are refused all together, each fault with its place', async () => {
    const before = await api.sql('select count(*) from task');
    expect(await api.fails(CREATE, { tasks: [good(), { ...good(), contentStructure: 'LANDING_PAGE' }] })).toEqual({
      code: 'BAD_USER_INPUT',
      path: 'tasks.1.contentStructure',
      message:
        'LANDING_PAGE does not belong to ARTICLE, which has ARTICLE, GUIDE, TUTORIAL, COMPARISON, REVIEW, LISTICLE, IMPORTED_ARTICLE.',
    });
    expect(await api.fails(CREATE, { tasks: [{ ...good(), primaryKeywordId: other.keywordIds[0] }] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'tasks.0.primaryKeywordId',
    });
    expect(await api.fails(CREATE, { tasks: [{ ...good(), clusterId: 'not-an-id' }] })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.fails(CREATE, {})).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await api.sql('select count(*) from task')).toEqual(before);
  });
});

describe('an id of another site', () => {
  it('answers like one that does not exist', async () => {
    const { createApiToken } = await api.ok(
      'mutation ($siteIds: [ID!]) { createApiToken(input: { name: "one site", scopes: [READ, WRITE], siteIds: $siteIds }) { secret } }',
      { siteIds: [site.id] },
    );
    const token: string = createApiToken.secret;
    const answer = (query: string, variables: Record<string, unknown>) => api.send(query, variables, { token });
    expect((await answer('query ($id: ID!) { site(id: $id) { id } }', { id: other.id })).data).toEqual({ site: null });
    expect((await answer('query ($id: ID!) { content(siteId: $id) { totalCount } }', { id: other.id })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await answer('query ($id: ID!) { cluster(id: $id) { id } }', { id: other.clusterId })).data).toEqual({ cluster: null });
    expect(
      (await answer('mutation ($ids: [ID!]!) { generateIdeas(clusterIds: $ids) { job { id } } }', { ids: [other.clusterId] })).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
    expect(
      (await answer('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids: other.keywordIds })).errors?.[0]?.extensions
        .code,
    ).toBe('NOT_FOUND');
    expect((await answer('query { sites { nodes { name } } }', {})).data.sites.nodes).toEqual([{ name: 'Slow Morning' }]);
    expect(
      (await answer('mutation { createSite(input: { name: "x", url: "x.example" }) { site { id } } }', {})).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });
});

describe('a malformed request', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer the-owner-of-the-tests-0000`, ...headers },
    });
    return { status: response.status, text: await response.text() };
  };

  it.each([
    ['not JSON', '{'],
    ['no query', '{}'],
    ['a syntax error', JSON.stringify({ query: '{ viewer {' })],
    ['an unknown field', JSON.stringify({ query: '{ nothing }' })],
    [
      'a wrong variable',
      JSON.stringify({ query: 'query ($first: Int!) { sites(first: $first) { totalCount } }', variables: { first: 'many' } }),
    ],
  ])('%s is a 400 with a code, and says nothing of the inside', async (_, body) => {
    const { status, text } = await post(body);
    expect(status, text).toBe(400);
    expect(text).toContain('BAD_USER_INPUT');
    expect(text).not.toMatch(/node_modules|\bat .*\.(js|ts):\d|stack/i);
  });

  it('takes no cross-site form post', async () => {
    expect(
      (await post('query=%7Bviewer%7Bname%7D%7D', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await post('{"query":"{viewer{name}}"}', { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('an id that holds a zero', () => {
  it.each([
    ['cluster', 'mutation ($id: ID!) { updateCluster(id: $id, input: { name: "W" }) { cluster { id } } }'],
    ['idea', 'mutation ($id: ID!) { updateIdea(id: $id, input: { title: "W" }) { idea { id } } }'],
    ['task', 'mutation ($id: ID!) { updateTask(id: $id, input: { title: "W" }) { task { id } } }'],
  ])('of a %s is the fault of who sent it', async (_, query) => {
    expect(await api.fails(query, { id: 'a\0b' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('an input that does not fit its type', () => {
  it('is named by its place, and not repeated: it may hold a password', async () => {
    const { errors } = await api.send('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', {
      input: { name: 'x', url: 'https://example.test', wpApplicationPassword: 'open sesame; Value', nmae: 1 },
    });
    expect(errors).toMatchObject([
      { message: 'Variable "$input" got invalid value: Field "nmae" is not defined by type "CreateSiteInput". Did you mean "name"?' },
    ]);
  });
});

describe('what no input of the schema can be', () => {
  it('is refused as the fault of who sent it, however deep it nests or late it is found', async () => {
    const first = 'query ($first: Int) { sites(first: $first) { totalCount } }';
    expect(await api.fails(first, { first: null })).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('"first"') });
    const lists = (depth: number, what: string) => `${'['.repeat(depth)}${what}${']'.repeat(depth)}`;
    expect(await api.fails(`{ site(id: ${lists(2_400, '1')}) { id } }`)).toMatchObject({
      code: expect.stringMatching(/^(LIMIT_EXCEEDED|BAD_USER_INPUT)$/),
    });
    const ids = JSON.parse(lists(3_000, '"x"'));
    const preview = 'query ($ids: [ID!]!) { draftEstimate(taskIds: $ids) { drafts } }';
    expect(await api.fails(preview, { ids })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is told in our form at every address', async () => {
    const form = (body: string) => ({
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    const cut = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nkeyword';
    const told = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(api.url + path, init);
      const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
      return [answer.status, errors[0]?.extensions.code];
    };
    expect(await told('/%ff%fe')).toEqual([400, 'BAD_USER_INPUT']);
    expect(await told('/graphql/nothing')).toEqual([404, 'NOT_FOUND']);
    expect(await told('/uploads', form('no form'))).toEqual([400, 'BAD_USER_INPUT']);
    expect(await told('/uploads', form(cut))).toEqual([400, 'BAD_USER_INPUT']);
  });
});
