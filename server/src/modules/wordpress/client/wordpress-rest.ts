/**
 * Requests to one site's REST API, signed in. Owns addresses, sign-in, JSON and the faults in place of it, and that a request
 * that changes something is sent once. Knows no route.
 */
import type { Outgoing } from '../../../platform/http/outgoing.ts';
import { faultOfAnswer, parseJson, wordPressFault } from './faults.ts';
import { routeUrl } from './rest-root.ts';

export interface WordPressAccess {
  root: string;
  /** The headers that say who asks: see sign-in.ts. */
  signIn: Record<string, string>;
  signal?: AbortSignal | undefined;
}

export type Query = Record<string, string | number>;

/** A part of a list, and how many there are in all where the answer said so. */
export interface Slice<T> {
  items: T[];
  total: number;
}

/** Longer than WordPress usually needs: who gives up sooner does not know whether it saved. */
const WRITE_MS = 60_000;

export class WordPressRest {
  readonly #http: Outgoing;
  readonly #access: WordPressAccess;

  constructor(http: Outgoing, access: WordPressAccess) {
    this.#http = http;
    this.#access = access;
  }

  /** The same, for requests that end with this signal too. */
  until(signal: AbortSignal): WordPressRest {
    const own = this.#access.signal;
    return new WordPressRest(this.#http, { ...this.#access, signal: own ? AbortSignal.any([own, signal]) : signal });
  }

  async get(route: string, query: Query): Promise<unknown> {
    return (await this.#send('GET', route, query)).body;
  }

  async list(route: string, query: Query): Promise<Slice<unknown>> {
    const { body, headers } = await this.#send('GET', route, query);
    if (!Array.isArray(body))
      throw wordPressFault('UNEXPECTED', 'WordPress answered something else where a list was asked for. A plugin may change its answers.');
    return { items: body, total: Number(headers['x-wp-total'] ?? body.length) };
  }

  async post(route: string, query: Query, json: unknown): Promise<unknown> {
    return (await this.#send('POST', route, query, json)).body;
  }

  async delete(route: string, query: Query): Promise<unknown> {
    return (await this.#send('DELETE', route, query)).body;
  }

  async #send(
    method: 'GET' | 'POST' | 'DELETE',
    route: string,
    query: Query,
    json?: unknown,
  ): Promise<{ body: unknown; headers: Record<string, string> }> {
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
    const answer = await this.#http.request({
      method,
      url: routeUrl(this.#access.root, route, asked.toString()),
      headers: this.#access.signIn,
      signal: this.#access.signal,
      ...(method !== 'GET' && { totalMs: WRITE_MS }),
      ...(method === 'POST' && { json }),
    });
    const body = answer.status < 400 ? parseJson(answer.text) : undefined;
    if (body === undefined) throw faultOfAnswer(answer);
    return { body, headers: answer.headers };
  }
}
