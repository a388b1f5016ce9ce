/**
 * Every request to a server whose address somebody typed in. Owns the guard against private addresses, time-outs, the bound
 * on an answer's size, redirects (followed by hand, never with credentials to another origin), and retries of GET. A request
 * that changes something is sent once: whoever sent it finds out what became of it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Span, SpanKind } from '@opentelemetry/api';
import { type Agent, request as send } from 'undici';
import { AppError } from '../errors/app-error.ts';
import { type Destination, secondsSince, tell } from '../telemetry/signals.ts';
import { inSpan } from '../telemetry/tracing.ts';
import { createAgent } from './guarded-agent.ts';
import { secretsIn, withoutSecrets } from './hidden-secrets.rules.ts';
import { faultOf, outgoingFault, reasonOf, redirectFault } from './outgoing.faults.ts';

export interface OutgoingRequest {
  method?: 'GET' | 'POST' | 'DELETE';
  /** Whom it is for, in the metrics. Default wordpress. */
  to?: Exclude<Destination, 'ai'>;
  url: string;
  headers?: Record<string, string>;
  json?: unknown;
  /** In place of `json`: sent byte for byte, with the content type that the headers name. */
  body?: string;
  /** Whether an answer that sends us on is followed, as far as that is safe, or given back as it is. Default true. */
  follow?: boolean;
  signal?: AbortSignal | undefined;
  /** From the first byte sent to the last received, of one try. Default 30 s. */
  totalMs?: number;
  /** Default 64 MB. */
  maxBytes?: number;
  /** Whether a longer answer is cut off there rather than refused. */
  cut?: boolean;
  /** How often a GET is tried again. Default 3. */
  retries?: number;
}

export interface OutgoingAnswer {
  status: number;
  /** Of an answer that is no success, as its text: without the credentials that were sent, if they are said back. */
  headers: Record<string, string>;
  text: string;
  /** After redirects. */
  url: string;
}

/** Those with which we sign in anywhere. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'x-igny8-api-key']);
const CONNECT_MS = 10_000;
const TOTAL_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const RETRIES = 3;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 60_000;
const AGAIN_STATUS = new Set([429, 502, 503, 504]);
const AGAIN_REASONS = new Set(['UNREACHABLE', 'TIMEOUT', 'CUT']);

export class Outgoing {
  readonly #guarded: Agent;
  readonly #open: Agent;
  readonly #allowPrivate: boolean;
  readonly #allowedOrigins = new Set<string>();

  constructor({ allowPrivateSites }: { allowPrivateSites: boolean }) {
    this.#allowPrivate = allowPrivateSites;
    this.#guarded = createAgent({ connectMs: CONNECT_MS, guarded: true });
    this.#open = createAgent({ connectMs: CONNECT_MS, guarded: false });
  }

  /** Lets one exact origin be private: that of a server which this program itself started. */
  allowOrigin(origin: string): void {
    this.#allowedOrigins.add(new URL(origin).origin);
  }

  forbidOrigin(origin: string): void {
    this.#allowedOrigins.delete(new URL(origin).origin);
  }

  /** @throws UPSTREAM_ERROR with a `reason` where no answer came; an answer of any status is returned. */
  async request(request: OutgoingRequest): Promise<OutgoingAnswer> {
    const tries = (request.method ?? 'GET') === 'GET' ? (request.retries ?? RETRIES) : 0;
    for (let failed = 0; ; failed++) {
      let waitMs = FIRST_WAIT_MS * 3 ** failed;
      try {
        const answer = await this.#follow(request);
        if (failed >= tries || !AGAIN_STATUS.has(answer.status)) return answer;
        waitMs = retryAfterMs(answer.headers['retry-after']) ?? waitMs;
        if (waitMs > LONGEST_WAIT_MS) return answer;
      } catch (error) {
        if (failed >= tries || !AGAIN_REASONS.has(reasonOf(error) ?? '')) throw error;
      }
      await sleep(waitMs, undefined, { signal: request.signal });
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#guarded.destroy(), this.#open.destroy()]);
  }

  async #follow(request: OutgoingRequest): Promise<OutgoingAnswer> {
    let url = new URL(request.url);
    for (let hops = 0; ; hops++) {
      const answer = await this.#watched({ ...request, url: url.toString() });
      const location = request.follow !== false && answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
      if (location === undefined) return answer;
      const next = URL.parse(location, url.toString());
      if (!next) throw redirectFault(`${url.host} sends us on to "${location}", which is no address.`);
      if (hops >= MAX_REDIRECTS) throw redirectFault(`${url.host} sends us on and on. Give the address that it ends at.`);
      if ((request.method ?? 'GET') !== 'GET' || !isSameServer(url, next)) {
        throw redirectFault(
          `${url.host} sends us on to ${next.origin}${next.pathname}. If that is your site, give ${next.origin} as its address.`,
          next,
        );
      }
      url = next;
    }
  }

  /** The address is told without its path: that of a webhook may hold a secret. Who is asked is told nothing of our traces. */
  async #watched(request: OutgoingRequest): Promise<OutgoingAnswer> {
    const { method = 'GET', to = 'wordpress', url } = request;
    const began = performance.now();
    const ended = (outcome: string) => tell('outgoing', { to, outcome, seconds: secondsSince(began) });
    const attributes = { 'http.request.method': method, 'server.address': new URL(url).host, 'igny8.to': to };
    const once = async (span: Span) => {
      try {
        const answer = await this.#once(request);
        span.setAttribute('http.response.status_code', answer.status);
        ended(`${Math.floor(answer.status / 100)}xx`);
        return answer;
      } catch (error) {
        ended(reasonOf(error) ?? 'STOPPED');
        throw error;
      }
    };
    return inSpan(`${method} ${to}`, attributes, once, SpanKind.CLIENT);
  }

  async #once({
    method = 'GET',
    url: address,
    headers = {},
    json,
    body = json === undefined ? undefined : JSON.stringify(json),
    signal,
    totalMs = TOTAL_MS,
    maxBytes = MAX_BYTES,
    cut = false,
  }: OutgoingRequest): Promise<OutgoingAnswer> {
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw outgoingFault('ADDRESS_REFUSED', `${url.protocol}// is not spoken here: the address must begin with https:// or http://.`);
    }
    signal?.throwIfAborted();
    // Not AbortSignal.timeout: until it went off it would keep the answer in memory, long after that has come.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new DOMException('It took too long.', 'TimeoutError')), totalMs);
    const stop = () => limit.abort(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const answer = await send(url, {
        method,
        headers: {
          accept: 'application/json',
          'user-agent': 'IGNY8',
          ...headers,
          ...(json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        dispatcher: this.#allowPrivate || this.#allowedOrigins.has(url.origin) ? this.#open : this.#guarded,
        signal: limit.signal,
        headersTimeout: totalMs,
        bodyTimeout: totalMs,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (cut && size >= maxBytes) {
          chunks.push(chunk.subarray(0, chunk.length - (size - maxBytes)));
          break;
        }
        if (size > maxBytes)
          throw outgoingFault('TOO_LARGE', `${url.host} answers with more than ${Math.round(maxBytes / 1024 / 1024)} MB at once.`);
        chunks.push(chunk);
      }
      const text = Buffer.concat(chunks).toString('utf8');
      const { statusCode: status } = answer;
      const secrets = status < 300 ? [] : secretsIn(headers, SECRET_HEADERS);
      return {
        status,
        headers: Object.fromEntries(Object.entries(flat(answer.headers)).map(([name, value]) => [name, withoutSecrets(value, secrets)])),
        text: withoutSecrets(text, secrets),
        url: url.toString(),
      };
    } catch (error) {
      if (error instanceof AppError) throw error;
      signal?.throwIfAborted();
      throw faultOf(limit.signal.aborted ? limit.signal.reason : error, url, totalMs);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }
}

/** To the same origin, or from http to https of the same host on its usual ports. */
export const isSameServer = (from: URL, to: URL): boolean =>
  from.origin === to.origin ||
  (from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname && from.port === '' && to.port === '');

/** @param value seconds, or an HTTP date. */
export function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
