// What the specs of the WordPress bridge share: a site of ours connected to a real WordPress, core REST as somebody in
// wp-admin would use it, and servers in front of WordPress that misbehave on demand.
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/start.ts';
import type { TestApi } from '../kit/api.ts';
import { type SeededSite, seedSite } from '../kit/seed.ts';

// Answers have the shape of their query.
// biome-ignore lint/suspicious/noExplicitAny: the specs look at them field by field
type Json = any;

export interface ConnectedSite extends SeededSite {
  /** What changed since the last import, everything the first time. */
  importAll(): Promise<Json>;
  importAgain(): Promise<Json>;
  importOnly(contentIds: string[]): Promise<Json>;
  publish(ids: string[], overwrite?: boolean): Promise<Json>;
  contents(): Promise<Json[]>;
  content(id: string): Promise<Json>;
}

const CONTENT = `id title contentHtml contentType contentStructure status source externalId externalUrl wpStatus version bodyVersion
  publishedVersion unpublishedChanges missingInWordPress cluster { id } sector { name } taxonomyTerms { name slug taxonomyType externalId }
  lastPublishAttempt { state message bodyVersion }`;

export async function connectSite(
  api: TestApi,
  name: string,
  url: string,
  user: { username: string; applicationPassword: string },
): Promise<ConnectedSite> {
  const site = await seedSite(api, name);
  await api.ok('mutation ($id: ID!, $input: UpdateSiteInput!) { updateSite(id: $id, input: $input) { site { id } } }', {
    id: site.id,
    input: { url, wpUsername: user.username, wpApplicationPassword: user.applicationPassword },
  });
  const job = 'job { id state total done failed message items { subjectId state code message note } }';
  return {
    ...site,
    importAll: async () =>
      (await api.ok(`mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { ${job} } }`, { id: site.id })).importSite.job,
    importAgain: async () =>
      (await api.ok(`mutation ($id: ID!) { importSite(siteId: $id, full: true, wait: 60) { ${job} } }`, { id: site.id })).importSite.job,
    importOnly: async (ids) =>
      (
        await api.ok(`mutation ($id: ID!, $ids: [ID!]) { importSite(siteId: $id, contentIds: $ids, wait: 60) { ${job} } }`, {
          id: site.id,
          ids,
        })
      ).importSite.job,
    publish: async (ids, overwrite = false) =>
      (
        await api.ok(
          `mutation ($ids: [ID!]!${overwrite ? ', $overwrite: Boolean!' : ''}) {
            publishContent(contentIds: $ids, wait: 60${overwrite ? ', overwrite: $overwrite' : ''}) { ${job} contents { ${CONTENT} } } }`,
          { ids, ...(overwrite && { overwrite }) },
        )
      ).publishContent,
    contents: async () =>
      (await api.ok(`query ($id: ID!) { content(siteId: $id, first: 200) { nodes { ${CONTENT} } } }`, { id: site.id })).content.nodes,
    content: async (id) => (await api.ok(`query ($id: ID!) { contentItem(id: $id) { ${CONTENT} } }`, { id })).contentItem,
  };
}

/** WordPress dates a change by the second: somebody who changes what we have just published does it in a later one. */
const nextSecond = () => sleep(1_010 - (Date.now() % 1_000));

/** Core REST as the sandbox's administrator. */
export async function wp(sandbox: Sandbox, method: 'GET' | 'POST' | 'DELETE', route: string, body?: object): Promise<Json> {
  if (method === 'POST' && /^\w+\/\d+$/.test(route)) await nextSecond();
  const response = await fetch(`${sandbox.url}/wp-json/wp/v2/${route}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${sandbox.username}:${sandbox.applicationPassword}`).toString('base64')}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

export const TEST =
  'mutation ($id: ID!) { testSiteConnection(siteId: $id) { ok site { connectedAt pluginVersion pluginOutdated wordpressVersion } steps { name ok code message } } }';

export interface LocalServer {
  url: string;
  stop(): Promise<void>;
}

export async function serve(listener: RequestListener): Promise<LocalServer> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Misdeed = 'pass' | 'drop' | 'error' | 'refuse' | 'slowDown';

export interface FaultProxy extends LocalServer {
  /** Asked at each request: 'drop' and 'error' let WordPress do its work and lose the answer, 'refuse' and 'slowDown' do not even ask it. */
  misbehave: (request: IncomingMessage) => Misdeed;
  /** Asked when WordPress has answered: the answer goes on when the promise has settled. */
  hold: (request: IncomingMessage) => Promise<void> | undefined;
  /** What 'slowDown' asks for: seconds. */
  retryAfter: string;
  /** Asked at each request: what is answered without asking WordPress. */
  instead: (request: IncomingMessage) => { status: number; headers?: Record<string, string>; body?: string } | undefined;
  /** Asked when WordPress has answered: another answer in place of it. */
  spoil: (request: IncomingMessage, body: string) => { status: number; body: string } | undefined;
  seen: string[];
  /** What was written: the path below the REST root, and the very bytes. */
  written: { path: string; body: string }[];
}

export async function proxyOf(target: string): Promise<FaultProxy> {
  const proxy: FaultProxy = {
    url: '',
    stop: async () => undefined,
    misbehave: () => 'pass',
    hold: () => undefined,
    retryAfter: '1',
    instead: () => undefined,
    spoil: () => undefined,
    seen: [],
    written: [],
  };
  const keepBody = (asked: IncomingMessage) => {
    const written = { path: asked.url?.replace(/^\/wp-json\//, '').replace(/\?.*$/, '') ?? '', body: '' };
    proxy.written.push(written);
    asked.setEncoding('utf8').on('data', (chunk: string) => {
      written.body += chunk;
    });
  };
  const server = await serve((asked, answer) => {
    proxy.seen.push(`${asked.method} ${asked.url}`);
    if (asked.method === 'POST') keepBody(asked);
    const other = proxy.instead(asked);
    if (other) return void answer.writeHead(other.status, { 'content-type': 'application/json', ...other.headers }).end(other.body ?? '');
    const misdeed = proxy.misbehave(asked);
    if (misdeed === 'refuse') return void answer.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Down</h1>');
    if (misdeed === 'slowDown')
      return void answer.writeHead(429, { 'content-type': 'text/html', 'retry-after': proxy.retryAfter }).end('<h1>Too many</h1>');
    const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: asked.headers }, (come) => {
      const chunks: Buffer[] = [];
      come.on('data', (chunk: Buffer) => chunks.push(chunk));
      come.on('end', async () => {
        await proxy.hold(asked);
        if (misdeed === 'drop') return void asked.socket.destroy();
        if (misdeed === 'error') return void answer.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Fatal error</h1>');
        const body = Buffer.concat(chunks);
        const spoiled = proxy.spoil(asked, body.toString('utf8'));
        if (spoiled) return void answer.writeHead(spoiled.status, { 'content-type': 'application/json' }).end(spoiled.body);
        answer.writeHead(come.statusCode ?? 500, come.headers).end(body);
      });
    });
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  });
  return Object.assign(proxy, { url: server.url, stop: server.stop });
}

/** As if posts had been written and last changed long ago: what was changed since an import then stands out. */
export const backdate = (sandbox: Sandbox, ids?: number[]): Promise<string> =>
  sandbox.php(`global $wpdb;
    $wpdb->query( "UPDATE {$wpdb->posts} SET post_date = '2024-03-01 10:00:00', post_date_gmt = '2024-03-01 10:00:00',
      post_modified = '2024-03-01 10:00:00', post_modified_gmt = '2024-03-01 10:00:00'
      WHERE post_type IN ( 'post', 'page', 'product' ) ${ids ? `AND ID IN ( ${ids.join(', ')} )` : ''}" );`);
