import { Client, fetchExchange, gql } from '@urql/core';
import { afterEach, expect, it, vi } from 'vitest';
import { createCacheExchange } from './cache.ts';
import { documentIds, fetchByText, withId } from './document-ids.ts';

const ID = 'uF0_3lmVw-2';
const THING = withId(ID, gql`query Thing($id: ID!) { job(id: $id) { id state } }`);
const answered = { data: { job: { __typename: 'Job', id: '1', state: 'RUNNING' } } };

/** What is sent, and what the server answers to it. */
function server(answer: (body: Record<string, unknown>) => [status: number, body: object]) {
  const sent: Record<string, unknown>[] = [];
  const fetcher = vi.fn(async (_input: unknown, init?: RequestInit) => {
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
    sent.push(body);
    const [status, content] = answer(body);
    return new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } });
  });
  vi.stubGlobal('fetch', fetcher);
  const client = new Client({
    url: '/graphql',
    fetch: fetchByText,
    preferGetMethod: false,
    exchanges: [createCacheExchange(), documentIds, fetchExchange],
  });
  return { sent, client };
}

afterEach(() => vi.unstubAllGlobals());

it('a document goes by its id, and its answer is kept for whoever asks the same', async () => {
  const { sent, client } = server(() => [200, answered]);
  const first = await client.query(THING, { id: '1' }).toPromise();
  expect(first.data).toMatchObject({ job: { state: 'RUNNING' } });
  expect(sent).toEqual([{ documentId: ID, variables: { id: '1' } }]);
  expect((await client.query(THING, { id: '1' }).toPromise()).data).toEqual(first.data);
  expect(sent).toHaveLength(1);
});

it('a server that does not know the id is sent the text, with the type names in it', async () => {
  const { sent, client } = server(({ query }) =>
    query
      ? [200, answered]
      : [400, { errors: [{ message: 'Unknown.', extensions: { code: 'BAD_USER_INPUT', reason: 'PERSISTED_QUERY_NOT_FOUND' } }] }],
  );
  const { data, error } = await client.query(THING, { id: '1' }).toPromise();
  expect([error, data]).toMatchObject([undefined, { job: { state: 'RUNNING' } }]);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.query).toContain('__typename');
  expect(sent[1]).not.toHaveProperty('documentId');
});

it('any other refusal is shown, and sent no second time', async () => {
  const { sent, client } = server(() => [400, { errors: [{ message: 'No.', extensions: { code: 'LIMIT_EXCEEDED' } }] }]);
  expect((await client.query(THING, { id: '2' }).toPromise()).error?.message).toContain('No.');
  expect(sent).toHaveLength(1);
});
