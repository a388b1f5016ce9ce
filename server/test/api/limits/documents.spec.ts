/** What a document may ask for: the same limits at /graphql and at /graphql/stream, and each refusal says what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type FragmentDefinitionNode,
  getIntrospectionQuery,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/platform/config/config.ts';
import { Documents } from '../../../src/platform/graphql/documents.ts';
import { ADMIN_TOKEN, type GraphQLAnswer, startApi, type TestApi } from '../../kit/api.ts';
import { blocksIn } from '../../kit/guide/blocks.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_MAX_COST: '5000' });
});
afterAll(() => api.stop());

const ask = async (address: string, query: string, variables: Record<string, unknown> = {}) => {
  const response = await fetch(api.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Pick<GraphQLAnswer, 'errors'>) };
};

const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join(' ');
/** Each spreads the next one twice: 2 to the 200th fields. */
const doubling = (on: string) => `${times(200, (i) => `fragment F${i} on ${on} { ...F${i + 1} ...F${i + 1} }`)} fragment F200 on ${on}`;

const TOO_LARGE: [part: string, query: string, subscription: string][] = [
  ['tokens', `{ ${'viewer { name } '.repeat(2000)} }`, `subscription { jobs(siteId: "x") { ${'id '.repeat(6000)} } }`],
  [
    'depth',
    `{ cluster(id: "x") ${'{ children { nodes '.repeat(20)} { id } ${'} }'.repeat(20)} }`,
    `subscription { jobs(siteId: "x") ${'{ items '.repeat(25)} { id } ${'}'.repeat(25)} }`,
  ],
  [
    'aliases',
    `{ viewer { ${times(101, (i) => `a${i}: name`)} } }`,
    `subscription { jobs(siteId: "x") { ${times(101, (i) => `a${i}: id`)} } }`,
  ],
  [
    'rootFields',
    `{ ${times(31, (i) => `a${i}: viewer { name }`)} }`,
    `subscription { ${times(31, (i) => `a${i}: jobs(siteId: "x") { id }`)} }`,
  ],
  [
    'directives',
    `{ viewer { name ${'@include(if: true) '.repeat(101)} } }`,
    `subscription { jobs(siteId: "x") { id ${'@include(if: true) '.repeat(101)} } }`,
  ],
  [
    'fields',
    `{ ...F0 } ${doubling('Query')} { viewer { name } }`,
    `subscription { jobs(siteId: "x") { ...F0 } } ${doubling('Job')} { id }`,
  ],
];

describe('a document', () => {
  it.each(TOO_LARGE)('with too many or too much of: %s, is refused at both addresses', async (part, query, subscription) => {
    for (const [address, text] of [
      ['/graphql', query],
      ['/graphql', query.replace('{', 'mutation M {')],
      ['/graphql/stream', subscription],
    ] as const) {
      const { status, errors } = await ask(address, text);
      expect(errors?.[0], text.slice(0, 80)).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', limit: { part } } });
      expect(errors?.[0]?.message).toMatch(/\d.*\. (Ask|Send|Leave)/);
      expect(status).toBe(400);
    }
  });

  it('whose fragments spread each other in a circle is malformed', async () => {
    const circle = '...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    expect((await ask('/graphql', `{ ${circle}`)).errors?.[0]).toMatchObject({
      message: 'The fragment A spreads itself.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('that nests introspection in itself is refused', async () => {
    const { errors } = await ask(
      '/graphql',
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the cost of an operation', () => {
  const LIST =
    'query ($id: ID!, $first: Int = 7) { content(siteId: $id, first: $first) { nodes { id cluster { id } taxonomyTerms { id } } } }';
  const id = '01920000-0000-7000-8000-000000000000';
  const costOf = async (query: string, variables: Record<string, unknown> = {}) =>
    ((await api.send(query, variables)) as never as { extensions: { cost: unknown } }).extensions.cost;

  it('stands in each answer, also in one that failed', async () => {
    expect(await costOf('{ viewer { name } }')).toEqual({ requested: 1, limit: 5000 });
    expect(await costOf('{ __typename }')).toEqual({ requested: 0, limit: 5000 });
    expect(await costOf('query ($id: ID!) { content(siteId: $id, first: 0) { nodes { id } } }', { id })).toEqual({
      requested: 1,
      limit: 5000,
    });
    expect(await costOf('query ($first: Int!) { sites(first: $first) { totalCount } }', { first: 'many' })).toEqual({
      requested: 11,
      limit: 5000,
    });
  });

  it('multiplies by first, whether it stands in the document, in a variable or in a default', async () => {
    // The connection, and for each: the content, its cluster, and ten terms.
    expect(await costOf(LIST, { id, first: 100 })).toMatchObject({ requested: 1 + 100 * 12 });
    expect(await costOf(LIST, { id })).toMatchObject({ requested: 1 + 7 * 12 });
    expect(
      await costOf(LIST.replace('$first }', '3 }').replace('first: $first', 'first: 3').replace(', $first: Int = 7', ''), { id }),
    ).toMatchObject({ requested: 1 + 3 * 12 });
    expect(await costOf('query ($id: ID!) { content(siteId: $id) { totalCount edges { node { id } } } }', { id })).toMatchObject({
      requested: 1 + 10 + 50 * 2,
    });
  });

  it('is what the example of docs/api/cost.md says', async () => {
    const example = blocksIn('cost.md')[0]?.text ?? '';
    expect(await costOf(example, { siteId: id })).toMatchObject({ requested: Number(/# (\d+)\s*$/.exec(example)?.[1]) });
  });

  it('multiplies lists in lists, through fragments, and counts once what is asked for twice', async () => {
    const nested =
      'query ($id: ID!) { clusters(siteId: $id, first: 20) { nodes { ...C keywords(first: 4) { nodes { id } } } } } fragment C on Cluster { keywords(first: 4) { nodes { text } } }';
    expect(await costOf(nested, { id })).toMatchObject({ requested: 1 + 20 * (1 + 1 + 4) });
  });

  it('of a batch counts what it is given', async () => {
    const ids = Array.from({ length: 40 }, () => id);
    expect(await costOf('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids })).toMatchObject({
      requested: 10 + 40 + 1,
    });
    const keywords = [{ text: 'a' }, { text: 'b' }];
    expect(
      await costOf(
        'mutation ($id: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $id, keywords: $keywords) { keywords { id } } }',
        { id, keywords },
      ),
    ).toMatchObject({ requested: 10 + 2 + 1 + 2 });
  });

  it('over the limit is refused with both figures, before anything is done', async () => {
    const answer = await api.send(LIST, { id, first: 1000 });
    expect(answer).toMatchObject({
      status: 400,
      extensions: { cost: { requested: 12_001, limit: 5000 } },
      errors: [
        { message: expect.stringMatching(/12,001.*5,000.*first smaller/), extensions: { code: 'LIMIT_EXCEEDED', limit: { part: 'cost' } } },
      ],
    });
    expect(answer.data).toBeUndefined();
  });

  it('bounds subscriptions too', async () => {
    const { status, errors } = await ask(
      '/graphql/stream',
      'subscription { contentChanged(siteId: "x") { contents { cluster { keywords(first: 600) { nodes { id } } } } } }',
    );
    expect([status, errors?.[0]?.extensions]).toMatchObject([400, { code: 'LIMIT_EXCEEDED', limit: { part: 'cost' } }]);
  });
});

describe('what we ship', () => {
  it('stays within the limits, with the largest lists that it asks for: each operation of the dashboard and of GraphiQL', () => {
    const { limits } = readConfig({ DATA_DIR: root, IGNY8_SECRET_KEY: 'x'.repeat(32) });
    const documents = new Documents(buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8')));
    const costs = operationsOfDashboard().map(({ name, text }) => [
      name,
      documents.ready(text).plan(name)?.cost({ first: 200 }) ?? Infinity,
    ]);
    expect(costs.length).toBeGreaterThan(150);
    expect(costs.filter(([, cost]) => (cost as number) > limits.cost / 2)).toEqual([]);
    expect(documents.ready(getIntrospectionQuery()).plan(undefined)?.cost({})).toBe(100);
  });
});

/** Each with the fragments that it needs. */
function operationsOfDashboard(): { name: string; text: string }[] {
  const sources = path.join(root, 'client/src');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  const definitions = files.flatMap((file) => parse(readFileSync(path.join(sources, file), 'utf8')).definitions);
  const fragments = new Map(definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
  const neededBy = (definition: OperationDefinitionNode | FragmentDefinitionNode, found = new Set<FragmentDefinitionNode>()) => {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        neededBy(fragment, found);
      },
    });
    return found;
  };
  return definitions
    .filter((d) => d.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({ name: operation.name?.value ?? '', text: [operation, ...neededBy(operation)].map(print).join('\n') }));
}
