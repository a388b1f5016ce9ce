/**
 * Requests to one site's REST API, signed in. Owns addresses, sign-in, JSON and the faults in place of it, and that a request
 * that changes something is sent once. Knows no route.
 */
import { AppError } from '../../../platform/errors/app-error.ts';
import { outgoingFault } from '../../../platform/http/outgoing.faults.ts';
import { type Outgoing, type OutgoingAnswer, retryAfterMs } from '../../../platform/http/outgoing.ts';
import { faultOfAnswer, parseJson, wordPressFault } from './faults.ts';
import { routeUrl } from './rest-root.ts';

export interface WordPressAccess {
  root: string;
  /** The headers that say who asks: see sign-in.ts. */
  signIn: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** For reads: without it they are tried again here, a short while. */
  pace?: ReadingPace | undefined;
}

/** How reads go where whoever reads looks after tries and sizes; looked at anew for each of them. */
export interface ReadingPace {
  readonly totalMs: number;
  readonly maxBytes: number;
  /** Told of each answer. */
  took(bytes: number, ms: number): void;
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

  /** The same, with reads at this pace: each is sent once, and one that fails says how long the host wants us to wait. */
  paced(pace: ReadingPace): WordPressRest {
    return new WordPressRest(this.#http, { ...this.#access, pace });
  }

  /** Which REST API this is. */
  get root(): string {
    return this.#access.root;
  }

  /** An answer, and when WordPress's own clock says that it was given. */
  async read(route: string, query: Query): Promise<{ body: unknown; date: Date | null }> {
    const { body, headers } = await this.#send('GET', route, query);
    const date = new Date(headers.date ?? '');
    return { body, date: Number.isNaN(date.getTime()) ? null : date };
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
    const pace = method === 'GET' ? this.#access.pace : undefined;
    const sentAt = performance.now();
    const answer = await this.#http.request({
      method,
      url: routeUrl(this.#access.root, route, asked.toString()),
      headers: this.#access.signIn,
      signal: this.#access.signal,
      ...(method !== 'GET' && { totalMs: WRITE_MS }),
      ...(method === 'POST' && { json }),
      ...(pace && { totalMs: pace.totalMs, maxBytes: pace.maxBytes, retries: 0 }),
    });
    const body = answer.status < 400 ? parseJson(answer.text) : undefined;
    if (body === undefined) throw faultOfBroken(answer);
    pace?.took(answer.text.length, performance.now() - sentAt);
    return { body, headers: answer.headers };
  }
}

/** PHP that ran out of memory or time leaves nothing, a part of the answer, or its own words, and often a status of 200. */
const BROKEN_OFF = /^\s*($|[[{])|Allowed memory size|Maximum execution time/;

function faultOfBroken(answer: OutgoingAnswer): AppError {
  if (answer.status < 400 && BROKEN_OFF.test(answer.text)) {
    return outgoingFault('CUT', `${new URL(answer.url).host} broke off in the middle of an answer. Its PHP may run out of memory or time.`);
  }
  const fault = faultOfAnswer(answer);
  const asked = answer.status === 429 || answer.status === 503 ? retryAfterMs(answer.headers['retry-after']) : undefined;
  return asked === undefined ? fault : new AppError(fault.code, fault.message, { ...fault.details, retryAfterMs: asked });
}
