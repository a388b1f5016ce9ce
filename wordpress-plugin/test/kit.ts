// What the plugin's specs share: requests as one user, and making posts through core REST as the product does.
import { createHash, randomUUID } from 'node:crypto';
import type { Sandbox } from '../../sandbox/start.ts';

export const BOOT = 180_000; // the first start of all fetches WordPress

export interface Answer<T = Json> {
  status: number;
  headers: Headers;
  body: T;
}

// Answers are looked at field by field; what is missing fails the expectation that names it.
// biome-ignore lint/suspicious/noExplicitAny: the shapes are what the specs are about
export type Json = any;

export interface Client {
  get(route: string): Promise<Answer>;
  post(route: string, body: object): Promise<Answer>;
  options(route: string): Promise<Answer>;
  delete(route: string): Promise<Answer>;
}

/** Requests under /wp-json as one user; as a visitor without one. */
export function clientOf(sandbox: Sandbox, user?: { username: string; applicationPassword: string }): Client {
  if (!user) return clientWith(sandbox, {});
  return clientWith(sandbox, { authorization: `Basic ${Buffer.from(`${user.username}:${user.applicationPassword}`).toString('base64')}` });
}

/** Requests under /wp-json with these headers. */
export function clientWith(sandbox: Sandbox, headers: Record<string, string>): Client {
  const send = async (method: string, route: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${sandbox.url}/wp-json/${route}`, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      body: body && JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    get: (route) => send('GET', route),
    post: (route, body) => send('POST', route, body),
    options: (route) => send('OPTIONS', route),
    delete: (route) => send('DELETE', route),
  };
}

/** Makes a post (or a term) by core REST and gives back what core answered. */
export async function create(client: Client, restBase: string, body: object): Promise<Json> {
  const answer = await client.post(`wp/v2/${restBase}`, body);
  if (answer.status !== 201) throw new Error(`creating in ${restBase}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Walks a route by its cursor to the end. */
export async function walk(client: Client, route: string, betweenPages: (page: number) => Promise<void> = async () => {}): Promise<Json[]> {
  const items: Json[] = [];
  let after = 0;
  for (let page = 1; ; page++) {
    const { status, body } = await client.get(`${route}${route.includes('?') ? '&' : '?'}after_id=${after}`);
    if (status !== 200) throw new Error(`${route}: ${status} ${JSON.stringify(body)}`);
    items.push(...body.items);
    if (body.next_after_id === null) return items;
    after = body.next_after_id;
    await betweenPages(page);
  }
}

export const newId = (): string => randomUUID();

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A raw post as core REST tells it to its editor. */
export async function stored(client: Client, id: number, restBase = 'posts'): Promise<Json> {
  return (await client.get(`wp/v2/${restBase}/${id}?context=edit`)).body;
}

/** A publish of a new Content as the product sends it, for tests to change. */
export function publishing(post: Json = {}): Json {
  return {
    idempotency_key: newId(),
    content_id: newId(),
    post: { type: 'post', title: 'Boots', content: '<p>Words.</p>', status: 'publish', terms: {}, ...post },
  };
}

/** The same Content once more, in a request of its own. */
export function again(wish: Json, post: Json = {}, more: Json = {}): Json {
  return { ...wish, idempotency_key: newId(), post: { ...wish.post, ...post }, ...more };
}
