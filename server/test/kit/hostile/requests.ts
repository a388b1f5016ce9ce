/**
 * Requests that no honest program makes, the same for the same seed: every operation of the schema with hostile arguments, broken
 * and oversized documents, and HTTP that is none of a GraphQL client.
 */
import { gzipSync } from 'node:zlib';
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { randomOf } from '../random.ts';
import { DOCUMENTS } from './documents.ts';
import { type Dice, hostileText, hostileValue } from './values.ts';

export interface HostileRequest {
  /** What is wrong with it. */
  name: string;
  path: string;
  method: 'GET' | 'POST' | 'PUT' | 'OPTIONS';
  headers: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
  /** The connection may be closed before all of it is sent. */
  isTooLarge?: true;
}

const JSON_HEADERS = { 'content-type': 'application/json' };
/** It would start a WordPress each time, which is slow, and takes no argument that could be wrong. */
const LEFT_OUT = new Set(['startSandbox']);
const SHARE_OF_OPERATIONS = 0.7;
const SHARE_OF_DOCUMENTS = 0.2;

/** @param ids of real things, of each kind. */
export function* hostileRequests(schema: GraphQLSchema, seed: number, count: number, ids: readonly string[]): Generator<HostileRequest> {
  const random = randomOf(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const dice: Dice = { upTo, chance: (share) => random() < share, oneOf: (list) => list[upTo(list.length)] as never };
  const operations = (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})
      .filter(({ name }) => !LEFT_OUT.has(name))
      .map((field) => ({ kind, field })),
  );
  for (let at = 0; at < count; at += 1) {
    const which = random();
    // In turn, so that none is left to chance.
    const { kind, field } = operations[at % operations.length] as (typeof operations)[number];
    if (which < SHARE_OF_OPERATIONS) yield operationRequest(kind, field, dice, ids);
    else if (which < SHARE_OF_OPERATIONS + SHARE_OF_DOCUMENTS) yield documentRequest(dice);
    else yield httpRequest(dice);
  }
}

function operationRequest(kind: string, field: GraphQLField<unknown, unknown>, dice: Dice, ids: readonly string[]): HostileRequest {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || dice.chance(0.6));
  const variables: Record<string, unknown> = {};
  for (const arg of args) variables[arg.name] = arg.name === 'wait' ? dice.oneOf([0, -1, 61, 2 ** 31]) : hostileValue(arg.type, dice, ids);
  const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')})` : '';
  const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  const query = `${kind} ${declared} { ${field.name}${passed} ${selectionOf(field, 2)} }`;
  return { name: `${field.name} ${JSON.stringify(variables).slice(0, 300)}`, ...post({ query, variables }) };
}

/** What can be asked without arguments, to a depth. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter((one) => !one.args.some(isRequiredArgument));
  const inner = fields.flatMap((one) => {
    if (isLeafType(getNamedType(one.type))) return [one.name];
    return depth > 0 ? [`${one.name} ${selectionOf(one, depth - 1)}`] : [];
  });
  return `{ __typename ${inner.join(' ')} }`;
}

function documentRequest(dice: Dice): HostileRequest {
  const name = dice.oneOf(Object.keys(DOCUMENTS));
  const query = DOCUMENTS[name]?.(dice) ?? '';
  const request = post({ query, variables: dice.chance(0.2) ? { first: hostileText(dice) } : {} });
  return { name, ...request, path: dice.chance(0.2) ? '/graphql/stream' : '/graphql' };
}

const HTTP: Record<string, (dice: Dice) => Omit<HostileRequest, 'name'>> = {
  'a body that is cut off': (dice) => ({ ...post({}), body: '{"query":"{ viewer { name } }","variables":{'.slice(0, dice.upTo(44)) }),
  'another type of content': (dice) => ({
    ...post({ query: '{ viewer { name } }' }),
    headers: {
      'content-type': dice.oneOf(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/graphql', 'x']),
    },
  }),
  'no type of content': () => ({ path: '/graphql', method: 'POST', headers: {}, body: Buffer.from('{ viewer { name } }') }),
  'a form': () => ({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n',
  }),
  'a batch': (dice) => post(Array.from({ length: dice.upTo(300) }, () => ({ query: '{ viewer { name } }' }))),
  'a body of another shape': (dice) => ({
    ...post({}),
    body: dice.oneOf(['null', '1', '"x"', '[]', '{}', '[null]', '{"query":1}', '{"query":null}', '{"query":{}}', '{"variables":1}', '']),
  }),
  'variables of another shape': (dice) =>
    post({ query: 'query ($id: ID!) { site(id: $id) { id } }', variables: dice.oneOf<unknown>(['x', 1, [], null, [['id', 'x']], true]) }),
  'a name that is none': (dice) =>
    post({ query: 'query A { viewer { name } }', operationName: dice.oneOf<unknown>(['B', '', 1, {}, '__proto__']) }),
  'extensions that are none': (dice) =>
    post({
      query: '{ viewer { name } }',
      extensions: dice.oneOf<unknown>([1, 'x', [], { persistedQuery: 1 }, { persistedQuery: { version: 1, sha256Hash: 'x' } }]),
    }),
  'a hash without a query': () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }),
  'a mutation by GET': () => ({
    path: `/graphql?query=${encodeURIComponent('mutation { deleteSite(id: "x", name: "x") { site { id } } }')}`,
    method: 'GET',
    headers: { 'apollo-require-preflight': 'yes' },
  }),
  'an address that cannot be read': () => ({ path: '/graphql?query=%E0%A4%A', method: 'GET', headers: {} }),
  'another method': (dice) => ({ path: dice.oneOf(['/graphql', '/graphql/stream']), method: 'PUT', headers: JSON_HEADERS, body: '{}' }),
  'JSON in the depth': (dice) => {
    const depth = 1_000 + dice.upTo(50_000);
    return { ...post({}), body: `{"query":"{ viewer { name } }","variables":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}` };
  },
  'keys that pollute': () => ({
    ...post({}),
    body: '{"query":"{ viewer { name } }","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"variables":{"__proto__":{"x":1}}}',
  }),
  'keys that come twice': () => ({
    ...post({}),
    body: '{"query":"{ viewer { name } }","query":"{ __typename }","variables":{},"variables":[]}',
  }),
  'a packed body': () => ({
    path: '/graphql',
    method: 'POST',
    headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' },
    body: Buffer.from(gzipSync(JSON.stringify({ query: '{ viewer { name } }' }))),
  }),
  'a body of nine megabytes': () => ({ ...post({}), isTooLarge: true, body: `{"query":"${'x'.repeat(9 * 1024 * 1024)}"}` }),
  'a header of five kilobytes': () => ({
    ...post({ query: '{ viewer { name } }' }),
    headers: { ...JSON_HEADERS, 'x-long': 'x'.repeat(5_000) },
  }),
  'a stream without an Accept': () => ({ ...post({ query: 'subscription { jobs(siteId: "x") { id } }' }), path: '/graphql/stream' }),
  'a stream with a token of its own making': () => ({
    path: '/graphql/stream',
    method: 'POST',
    headers: { ...JSON_HEADERS, 'x-graphql-event-stream-token': "' or 1=1" },
    body: '{}',
  }),
};

function httpRequest(dice: Dice): HostileRequest {
  const name = dice.oneOf(Object.keys(HTTP));
  return { name, ...(HTTP[name]?.(dice) as Omit<HostileRequest, 'name'>) };
}

const post = (body: unknown): Omit<HostileRequest, 'name'> => ({
  path: '/graphql',
  method: 'POST',
  headers: JSON_HEADERS,
  body: JSON.stringify(body),
});
