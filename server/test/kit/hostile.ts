/**
 * Requests that mean harm, made from the schema and a seed: the same seed makes the same ones. Each place that an operation takes
 * something gets values that do not belong there; and documents, bodies and headers are wrong in every way that we know of.
 */
import { gzipSync } from 'node:zlib';
import type { Json } from './api.ts';
import { cursorsLike, Dice, NUMBERS, ODDITIES, TEXTS } from './hostile-values.ts';
import { callWith, documentOf, type IdsFor, type InputPlace, inputPlacesOf, type Operation } from './schema-walk.ts';

export interface HostileRequest {
  /** What is wrong with it, for who reads that it went wrong. */
  label: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface HostileTarget {
  operations: Operation[];
  idsFor: IdsFor;
  /** A cursor of each list, by the name of its operation. */
  cursors: Map<string, string>;
}

/** It starts another program, and takes nothing. */
const isHarmless = ({ name }: Operation) => name !== 'startSandbox';

/** Documents and bodies first, each once; then values, each place as often as the rest. */
export function hostileRequests(target: HostileTarget, { seed, count }: { seed: number; count: number }): HostileRequest[] {
  const dice = new Dice(seed);
  const wild = [...hostileDocuments(target), ...hostileBodies()];
  const shapes = shuffled(wild, dice).slice(0, Math.min(wild.length, Math.floor(count / 4)));
  const places = shuffled(
    target.operations.filter(isHarmless).flatMap((operation) => inputPlacesOf(operation).map((place) => ({ operation, place }))),
    dice,
  );
  const values = Array.from({ length: count - shapes.length }, (_, n) => {
    const { operation, place } = places[n % places.length] as (typeof places)[number];
    return withValue(target, operation, place, dice);
  });
  return shuffled([...shapes, ...values], dice);
}

// ------------------------------------------------------------------------------------------------------------- values

function withValue({ idsFor, cursors }: HostileTarget, operation: Operation, place: InputPlace, dice: Dice): HostileRequest {
  const variables = callWith(operation, place, idsFor);
  const value = hostileValue(operation, place, cursors, dice);
  set(variables, place.path.split('.'), value);
  const request = operationRequest(operation, variables);
  return { ...request, label: `${operation.name} ${place.path} = ${JSON.stringify(value)?.slice(0, 200)}` };
}

function hostileValue(operation: Operation, { path, type, isList }: InputPlace, cursors: Map<string, string>, dice: Dice): unknown {
  if (dice.next() < 0.15) return dice.pick(ODDITIES);
  const one = (): unknown => {
    if (path === 'after') return dice.pick(cursorsLike(cursors.get(operation.name)));
    if (type === 'Int' || type === 'Float') return dice.pick(NUMBERS);
    return dice.pick(TEXTS);
  };
  if (!isList) return one();
  return dice.next() < 0.1 ? Array.from({ length: 2_500 }, one) : [one(), one()];
}

function set(into: Json, [name = '', ...rest]: string[], value: unknown): void {
  const holder = Array.isArray(into) ? (into[0] as Json) : into;
  if (rest.length === 0) holder[name] = value;
  else set(holder[name] as Json, rest, value);
}

function operationRequest(operation: Operation, variables: Json): HostileRequest {
  const isStream = operation.kind === 'subscription';
  return json(operation.name, { query: documentOf(operation, { bare: true }), variables }, isStream ? '/graphql/stream' : '/graphql');
}

const json = (label: string, body: unknown, path = '/graphql'): HostileRequest => ({
  label,
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...(path.endsWith('stream') && { accept: 'text/event-stream' }) },
  body: JSON.stringify(body),
});

// ---------------------------------------------------------------------------------------------------------- documents

function hostileDocuments({ operations }: HostileTarget): HostileRequest[] {
  const queries = operations.filter(({ kind }) => kind === 'query').map((operation) => documentOf(operation, { bare: true }));
  const cuts = queries.flatMap((query) => [query.slice(0, query.length / 2), query.slice(0, -1), `${query}}`, query.replace(/\$/g, '')]);
  const deep = (depth: number) => `{ ${'sites { nodes { '.repeat(depth)}id${' } }'.repeat(depth)} }`;
  const doubling = (count: number) =>
    `{ ...F0 } ${Array.from({ length: count }, (_, n) => `fragment F${n} on Query { ${n + 1 < count ? `...F${n + 1} ...F${n + 1}` : 'viewer { name }'} }`).join(' ')}`;
  const documents: Record<string, string> = {
    'deep, 30': deep(30),
    'deep, 400': deep(400),
    'lists in lists': `{ sites(first: 200) { nodes { ${'defaultSector { id } '.repeat(200)} } } }`,
    wide: `{ viewer { ${'name '.repeat(2_000)} } }`,
    'aliases, 50': `{ ${Array.from({ length: 50 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }`,
    'aliases, 1,500': `{ ${Array.from({ length: 1_500 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }`,
    'mutations, 60': `mutation { ${Array.from({ length: 60 }, (_, n) => `a${n}: cancelJob(id: "x") { job { id } }`).join(' ')} }`,
    'a fragment of itself': 'query { ...A } fragment A on Query { ...A }',
    'fragments in a circle':
      'query { ...A } fragment A on Query { viewer { name } ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
    'fragments that double, 10': doubling(10),
    'fragments that double, 30': doubling(30),
    'fragments that double, 200': doubling(200),
    'directives without end': `{ viewer ${'@include(if: true) '.repeat(1_000)}{ name } }`,
    'unknown directives': `{ viewer ${Array.from({ length: 300 }, (_, n) => `@d${n}`).join(' ')} { name } }`,
    'fields that conflict': `{ ${Array.from({ length: 300 }, (_, n) => `viewer { x: ${n % 2 ? 'name' : 'id'} }`).join(' ')} }`,
    'inline fragments': `{ ${'... on Query { '.repeat(500)}viewer { name }${' }'.repeat(500)} }`,
    introspection: `{ __schema { types { ${'fields { type { '.repeat(6)}name${' } }'.repeat(6)} } } }`,
    'types of types': `{ __type(name: "Content") { ${'ofType { '.repeat(100)}name${' }'.repeat(100)} } }`,
    'a million nested lists': `{ site(id: ${'['.repeat(4_000)}${']'.repeat(4_000)}) { id } }`,
    'nested input': `mutation { updateSite(id: "x", input: ${'{ a: '.repeat(1_000)}1${' }'.repeat(1_000)}) { site { id } } }`,
    'a number beyond all': `{ sites(first: ${'9'.repeat(5_000)}) { totalCount } }`,
    'a negative number': '{ sites(first: -5) { totalCount } }',
    'a float for a whole number': '{ sites(first: 1e3) { totalCount } }',
    'an endless string': `{ site(id: "${'x'.repeat(500_000)}") { id } }`,
    'a block string': `{ site(id: """${'\\n" '.repeat(5_000)}""") { id } }`,
    'escapes that are none': '{ site(id: "\\u{110000}\\uD800\\x") { id } }',
    'a lone surrogate': '{ site(id: "\ud800") { id } }',
    'a zero': '{ site(id: "\\u0000") { id } }',
    'a zero in the document': '{ view\0er { name } }',
    'a byte order mark': '\ufeff{ viewer { name } }',
    'right to left': '{ \u202eviewer\u202c { name } }',
    'comments alone': '# nothing\n'.repeat(3_000),
    nothing: '',
    'no operation': 'fragment A on Query { viewer { name } }',
    'two of no name': '{ viewer { name } } { viewer { name } }',
    'the schema': 'type Query { a: Int } schema { query: Query }',
    'an unknown operation': 'delete { viewer }',
    'a subscription': 'subscription { jobs(siteId: "x") { id } }',
    'a thousand variables': `query (${Array.from({ length: 1_000 }, (_, n) => `$v${n}: Int = ${n}`).join(' ')}) { viewer { name } }`,
    'a variable of an output type': 'query ($v: Viewer) { viewer { name } }',
    'a variable inside itself': 'query ($v: Int = $v) { sites(first: $v) { totalCount } }',
    'names of the inside': '{ __proto__ { constructor } toString hasOwnProperty }',
    'operations without end': Array.from({ length: 400 }, (_, n) => `query Q${n} { viewer { name } }`).join(' '),
  };
  const made = Object.entries(documents).flatMap(([label, query]) => [
    json(label, { query }),
    json(`${label}, streamed`, { query: query.replace(/^(query )?\{/, 'subscription {') }, '/graphql/stream'),
  ]);
  return [...made, ...cuts.map((query, n) => json(`a document cut, ${n}`, { query }))];
}

// ------------------------------------------------------------------------------------------------------ bodies, headers

function hostileBodies(): HostileRequest[] {
  const good = '{"query":"{ viewer { name } }"}';
  const query = '{ viewer { name } }';
  const nest = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const bodies: Record<string, string | Buffer> = {
    ...Object.fromEntries([1, 5, 12, 20, good.length - 1].map((n) => [`cut after ${n}`, good.slice(0, n)])),
    ...Object.fromEntries(
      ['', 'null', '1', '"x"', 'true', '[]', '{}', '[[]]', 'NaN', '{"query":null}', '{"query":1}', '{"query":{}}'].map((text) => [
        `body ${text}`,
        text,
      ]),
    ),
    ...Object.fromEntries(
      ['[]', '"x"', '1', 'null', 'true', '[[]]'].map((text) => [`variables ${text}`, `{"query":"${query}","variables":${text}}`]),
    ),
    ...Object.fromEntries(
      ['[]', '{}', '1', '"x"', 'null', '"__proto__"'].map((text) => [
        `operationName ${text}`,
        `{"query":"${query}","operationName":${text}}`,
      ]),
    ),
    ...Object.fromEntries(
      [
        '[]',
        '1',
        '"x"',
        '{"persistedQuery":{"version":1,"sha256Hash":"x"}}',
        '{"persistedQuery":1}',
        '{"persistedQuery":{"version":9}}',
      ].map((text) => [`extensions ${text}`, `{"query":"${query}","extensions":${text}}`]),
    ),
    'a hash without a document': '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}',
    'an id without a document': '{"documentId":"sha256:abc"}',
    'an id that is a path': '{"documentId":"../../package.json"}',
    batch: `[${good},${good}]`,
    'a long batch': `[${Array.from({ length: 500 }, () => good).join(',')}]`,
    'keys twice': `{"query":"{ sites { totalCount } }","query":"${query}"}`,
    'deep variables, 100': `{"query":"${query}","variables":${nest(100)}}`,
    'deep variables, 100,000': `{"query":"${query}","variables":${nest(100_000)}}`,
    'the prototype': `{"query":"${query}","variables":{"__proto__":{"scopes":["admin"]}}}`,
    'the prototype of all': `{"__proto__":{"query":"${query}"},"constructor":{"prototype":{}}}`,
    'a giant variable': `{"query":"${query}","variables":{"a":"${'x'.repeat(6_000_000)}"}}`,
    'many variables': `{"query":"${query}","variables":{${Array.from({ length: 100_000 }, (_, n) => `"v${n}":${n}`).join(',')}}}`,
    'more than is taken': `{"query":"${query}","variables":{"a":"${'x'.repeat(9_000_000)}"}}`,
    'a number beyond all': '{"query":"query ($n: Int!) { sites(first: $n) { totalCount } }","variables":{"n":1e999}}',
    'bytes that are no text': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
    'text of 16 bits': Buffer.from(good, 'utf16le'),
    zeros: Buffer.alloc(10_000),
  };
  const types = [
    '',
    'text/plain',
    'text/html',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
  ];
  const odd = [
    ...types,
    'application/xml',
    'application/graphql',
    'application/json; charset=utf-16',
    'application/json; charset=x',
    'x',
    '*/*',
    'application/JSON;;',
  ];
  const zipped = gzipSync(good);
  const post = (label: string, body: string | Buffer, headers: Record<string, string>, path = '/graphql'): HostileRequest => ({
    label,
    method: 'POST',
    path,
    headers,
    body,
  });
  const at = (path: string, method = 'GET', headers: Record<string, string> = {}): HostileRequest => ({
    label: `${method} ${path.slice(0, 100)}`,
    method,
    path,
    headers,
  });
  const mutation = encodeURIComponent('mutation { cancelJob(id: "x") { job { id } } }');
  const asJson = { 'content-type': 'application/json' };
  return [
    ...Object.entries(bodies).flatMap(([label, body]) => [
      post(label, body, asJson),
      post(`${label}, streamed`, body, asJson, '/graphql/stream'),
    ]),
    ...odd.flatMap((type) =>
      ['/graphql', '/graphql/stream', '/uploads'].map((path) =>
        post(`content-type ${type} at ${path}`, good, { 'content-type': type }, path),
      ),
    ),
    ...['gzip', 'br', 'deflate', 'identity', 'x', 'gzip, gzip'].map((encoding) =>
      post(`encoded ${encoding}`, zipped, { ...asJson, 'content-encoding': encoding }),
    ),
    post('a bomb', gzipSync(Buffer.alloc(50_000_000)), { ...asJson, 'content-encoding': 'gzip' }),
    at(`/graphql?query=${mutation}`),
    at(`/graphql?query=${mutation}`, 'GET', { 'apollo-require-preflight': 'true' }),
    ...['{', '%7B', '%00', '%ff', '', encodeURIComponent(query)].map((text) =>
      at(`/graphql?query=${text}`, 'GET', { 'apollo-require-preflight': '1' }),
    ),
    ...['variables=%7B', 'variables=[]', 'query[]=1', 'extensions=x', '__proto__[a]=1'].map((text) =>
      at(`/graphql?query=${encodeURIComponent(query)}&${text}`, 'GET', { 'x-apollo-operation-name': 'x' }),
    ),
    ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'].flatMap((method) =>
      method === 'TRACE' ? [] : [at('/graphql', method), at('/graphql/stream', method)],
    ),
    ...[
      '/%00',
      '/%',
      '/%ff%fe',
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      `/${'a'.repeat(10_000)}`,
      '/__proto__',
      '/graphql/x',
      '/uploads',
    ].map((path) => at(path)),
    post(
      'a file without a name',
      '--x\r\ncontent-disposition: form-data\r\n\r\nx\r\n--x--',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '/uploads',
    ),
    post(
      'a file cut',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '/uploads',
    ),
    ...['\\0', '../../x', 'a".csv', '%00', ''].map((name) =>
      post(
        `a file called ${name}`,
        `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nkeyword\r\n\0\r\n--x--\r\n`,
        { 'content-type': 'multipart/form-data; boundary=x' },
        '/uploads',
      ),
    ),
    ...TEXTS.filter((text) => text.length < 400)
      .slice(0, 30)
      .map((email) => post(`signs in as ${email}`, JSON.stringify({ email, password: email }), asJson, '/auth/sign-in')),
    ...['{"link":"\\u0000","email":"a@b","name":"x","password":"long enough, this"}', '[]', '{'].map((body) =>
      post('a link', body, asJson, '/auth/accept-link'),
    ),
  ];
}

function shuffled<T>(things: readonly T[], dice: Dice): T[] {
  const left = [...things];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(dice.next() * (at + 1));
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left;
}
