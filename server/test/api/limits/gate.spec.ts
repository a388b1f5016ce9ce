/** Nothing is executed that the gate has not read: no form of a request that another reader would take gets round it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type GraphQLAnswer, startApi, type TestApi } from '../../kit/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_MAX_COST: '300' });
});
afterAll(() => api.stop());

interface Answer extends GraphQLAnswer {
  code: string | undefined;
}

async function ask(address: string, body?: string): Promise<Answer> {
  const response = await fetch(api.url + address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    ...(body !== undefined && { body }),
  });
  const answer = (await response.json()) as GraphQLAnswer;
  return { ...answer, status: response.status, code: answer.errors?.[0]?.extensions.code };
}
const post = (body: unknown, address = '/graphql') => ask(address, JSON.stringify(body));

const DEAR = '{ sites(first: 200) { nodes { id name stats { keywords } } } }';

describe('an operation that is too dear', () => {
  it('is refused, in whatever form it comes', async () => {
    expect(await post({ query: DEAR })).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' });
    const query = encodeURIComponent(DEAR);
    const forms = [
      () => post({ query: DEAR, documentId: 5 }),
      () => ask(`/graphql?query=${query}&documentId=a&documentId=b`),
      () => ask(`/graphql?query=${query}&query=${query}`),
      () => post({ query: DEAR, variables: '{}' }),
      () => post([{ query: DEAR }]),
    ];
    for (const form of forms) {
      const answer = await form();
      expect([answer.status, answer.code, answer.data]).toEqual([400, 'BAD_USER_INPUT', undefined]);
    }
  });

  it('does not get in under a hash that it was given while it was cheap', async () => {
    const query = 'query ($n: Int) { sites(first: $n) { nodes { id name stats { keywords } } } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    await post({ query, variables: { n: 1 }, extensions });
    const answer = await post({ variables: { n: 200 }, extensions });
    expect([answer.code, answer.data]).toEqual(['BAD_USER_INPUT', undefined]);
  });
});

it('a character that no text can hold is the asker’s mistake at the doors too', async () => {
  const link = await api.services.authentication.newOwnerLink();
  const account = { link, email: 'mara@example.com', name: 'Ma\u0000ra', password: 'slow mornings only' };
  expect(await post({ email: 'a\u0000b@example.com', password: 'x' }, '/auth/sign-in')).toMatchObject({
    status: 400,
    code: 'BAD_USER_INPUT',
  });
  expect(await post(account, '/auth/accept-link')).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
});

it('a token has a name that can be read, and sites that can be', async () => {
  const make = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } } }';
  expect(await api.fails(make, { input: { name: '   ', scopes: ['READ'] } })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'name' });
  expect(await api.fails(make, { input: { name: 'a', scopes: ['READ'], siteIds: ['nope'] } })).toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('nope'),
  });
});
