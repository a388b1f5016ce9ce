/** HTTP that is none of a GraphQL client, to every door. */
import { gzipSync } from 'node:zlib';
import type { HostileRequest } from './requests.ts';
import { type Dice, hostileText } from './values.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Each by its name, which a failure shows. */
export const HTTP: Record<string, (dice: Dice) => Omit<HostileRequest, 'name'>> = {
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
  'another method': (dice) => ({
    path: dice.oneOf(['/graphql', '/graphql/stream', '/uploads', '/healthz']),
    method: dice.oneOf(['PUT', 'PATCH', 'DELETE'] as const),
    headers: JSON_HEADERS,
    body: '{}',
  }),
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
  'an address that is nothing': (dice) => ({
    path: dice.oneOf([
      '/%',
      '/%00',
      '/%ff%fe',
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2fx',
      `/${'a'.repeat(8_000)}`,
      '/__proto__',
      '/uploads',
    ]),
    method: 'GET',
    headers: {},
  }),
  'a query by GET that is none': (dice) => ({
    path: `/graphql?query=${dice.oneOf(['{', '%7B', '%00', '%ff', '', '%7Bviewer%7Bname%7D%7D&variables=%7B', '%7Bviewer%7Bname%7D%7D&query=x'])}`,
    method: 'GET',
    headers: { 'apollo-require-preflight': 'yes' },
  }),
  'a packing that is none': (dice) => ({
    path: '/graphql',
    method: 'POST',
    headers: { ...JSON_HEADERS, 'content-encoding': dice.oneOf(['br', 'deflate', 'x', 'gzip, gzip']) },
    body: Buffer.from(gzipSync(Buffer.alloc(5_000_000))),
  }),
  'bytes that are no text': () => ({ ...post({}), body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]) }),
  'a file in no form': (dice) => ({
    path: '/uploads',
    method: 'POST',
    headers: {
      'content-type': dice.oneOf(['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/form-data; boundary=', 'text/csv']),
    },
    body: dice.oneOf([
      '',
      'keyword',
      '--x\r\ncontent-disposition: form-data\r\n\r\nx\r\n--x--',
      '--x\r\ncontent-disposition: form-data; name="f"; filename="a',
    ]),
  }),
  'a file of a strange name': (dice) => ({
    path: '/uploads',
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `--x\r\ncontent-disposition: form-data; name="file"; filename="${hostileText(dice).slice(0, 500)}"\r\n\r\nkeyword\r\n\0\r\n--x--\r\n`,
  }),
  'somebody who is nobody': (dice) => ({
    path: dice.oneOf(['/auth/sign-in', '/auth/accept-link']),
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ email: hostileText(dice), password: hostileText(dice), link: hostileText(dice), name: hostileText(dice) }),
  }),
};

export const post = (body: unknown): Omit<HostileRequest, 'name'> => ({
  path: '/graphql',
  method: 'POST',
  headers: JSON_HEADERS,
  body: JSON.stringify(body),
});
