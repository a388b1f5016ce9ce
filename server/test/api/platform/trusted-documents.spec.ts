/** Documents by their ids: what the dashboard sends instead of texts, and the installation that answers nothing else. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrustedDocuments } from '../../../src/platform/graphql/trusted-documents.ts';
import { ADMIN_TOKEN, type GraphQLAnswer, type Json, startApi, type TestApi } from '../../kit/api.ts';

const manifest = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../../client/src/graphql/generated/documents.json'), 'utf8'),
) as Record<string, string>;
const idOf = (start: string) => Object.keys(manifest).find((id) => manifest[id]?.startsWith(start)) as string;
const shortOf = (id: string) => Buffer.from(id.slice('sha256:'.length), 'hex').toString('base64url').slice(0, 11);
const SITES = idOf('query SitesPage_List');
const CREATE = idOf('mutation AddSiteDialog_Create');
const WATCH = idOf('subscription DraftText_Follow');

let api: TestApi;
let strict: TestApi;
beforeAll(async () => {
  [api, strict] = await Promise.all([
    startApi({ IGNY8_WORKER: 'off' }),
    startApi({ IGNY8_WORKER: 'off', IGNY8_TRUSTED_DOCUMENTS_ONLY: 'true' }),
  ]);
});
afterAll(() => Promise.all([api.stop(), strict.stop()]));

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` };
const ask = async (to: TestApi, body: object, address = '/graphql') => {
  const response = await fetch(to.url + address, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, 'status'>) };
};
/** An operation for which the first answer is an error, so that the stream ends by itself. */
const watch = async (to: TestApi, body: Json) => {
  const client = createClient({ url: `${to.url}/graphql/stream`, headers: { authorization: headers.authorization }, retryAttempts: 0 });
  for await (const result of client.iterate<Json>(body as never)) return result;
  throw new Error('It ended without an answer.');
};

describe.each([
  ['an installation', () => api],
  ['one that answers its own documents only', () => strict],
] as const)('%s', (_, to) => {
  it('answers a document by its id, whole or short, by POST and by GET', async () => {
    for (const documentId of [SITES, shortOf(SITES)]) {
      expect(await ask(to(), { documentId })).toMatchObject({ status: 200, data: { sites: { nodes: [] } } });
      const got = await fetch(`${to().url}/graphql?${new URLSearchParams({ documentId, variables: '{}' })}`, { headers });
      expect(await got.json()).toMatchObject({ data: { sites: { nodes: [] } }, extensions: { cost: { limit: 50_000 } } });
    }
  });

  it('refuses what a text would be refused for: input that does not fit, a change by GET, no session', async () => {
    expect(await ask(to(), { documentId: CREATE })).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect((await fetch(`${to().url}/graphql?documentId=${CREATE}`, { headers })).status).toBe(405);
    expect((await fetch(`${to().url}/graphql?documentId=${SITES}`)).status).toBe(401);
  });

  it('answers a subscription by its id', async () => {
    const { errors } = await watch(to(), { documentId: WATCH, variables: { taskId: '01920000-0000-7000-8000-000000000000', offset: 0 } });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('says of an id that it does not know what to do', async () => {
    for (const documentId of [`sha256:${'0'.repeat(64)}`, 'toString', '']) {
      expect(await ask(to(), { documentId })).toMatchObject({
        status: 400,
        errors: [
          {
            message: expect.stringContaining('Reload the page'),
            extensions: { code: 'BAD_USER_INPUT', reason: 'PERSISTED_QUERY_NOT_FOUND' },
          },
        ],
      });
    }
    expect(await ask(to(), { documentId: SITES, query: '{ viewer { name } }' })).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('either') }],
    });
  });
});

it('no text is answered where only its own documents are, whoever sends it', async () => {
  for (const address of ['/graphql', '/graphql/stream']) {
    for (const query of ['{ viewer { name } }', '{ __schema { types { name } } }', manifest[SITES], '{{{', '']) {
      expect(await ask(strict, { query }, address)).toMatchObject({
        errors: [
          {
            message: expect.stringContaining('IGNY8_TRUSTED_DOCUMENTS_ONLY'),
            extensions: { code: 'FORBIDDEN', reason: 'TRUSTED_DOCUMENTS_ONLY' },
          },
        ],
      });
    }
  }
  expect((await fetch(`${strict.url}/graphql?query={viewer{name}}`, { headers })).status).toBe(400);
});

it('no two documents of the dashboard have one id', () => {
  const ids = Object.keys(manifest);
  expect(ids.length).toBeGreaterThan(150);
  expect(readTrustedDocuments([path.resolve(import.meta.dirname, '../../../../client/src/graphql/generated/documents.json')]).size).toBe(
    2 * ids.length,
  );
});
