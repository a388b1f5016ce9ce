/** Sends hostile requests, and says which answers are not as they must be. */
import { request } from 'node:http';
import type { HostileRequest } from './hostile.ts';

const CODES = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'LIMIT_EXCEEDED', 'UPSTREAM_ERROR']);

/** What an answer must not tell: how we are built, where we stand, what the database said. */
const LEAKS: [string, RegExp][] = [
  ['a stack trace', /\\n\s+at [\w.<]|\bat \S+ \(?(?:file:|\/|node:)\S+:\d+/],
  ['a path', /node_modules|\/server\/(?:src|dist)|\/usr\/|\/tmp\/|\/home\/|[\w-]+\.ts:\d/],
  ['SQL', /\b(?:select .+ from|insert into|delete from|update "?\w+"? set|order by|returning) /i],
  [
    'words of PostgreSQL',
    /syntax error at or near|relation "|column "|duplicate key|violates \w+|invalid input syntax|SQLSTATE|numeric field overflow|out of range for type/i,
  ],
  [
    'a table',
    /\b(?:app_user|api_token|job_item|content_\w+|publish_attempt|cluster_\w+|ai_settings|saved_view|undo_entry|keyword_embedding|import_mark|pgboss)\b/,
  ],
  ['a library', /\b(?:kysely|mikro-?orm|fastify|FST_ERR|apollo server|graphql-js|TypeError|RangeError|ReferenceError)\b/i],
];

export interface Ran {
  faults: string[];
  /** How many answers there were of each status. */
  statuses: Record<string, number>;
}

/** @param token of somebody who may do all: nothing is refused for who asks. */
export async function runHostile(url: string, token: string, requests: readonly HostileRequest[]): Promise<Ran> {
  const ran: Ran = { faults: [], statuses: {} };
  const left = requests.values();
  const take = async () => {
    for (const one of left) {
      const { status, text, type } = await answerTo(url, token, one).catch((error: Error) => ({
        status: 0,
        text: error.message,
        type: '',
      }));
      ran.statuses[status] = (ran.statuses[status] ?? 0) + 1;
      const fault = faultOf(one, status, text, type);
      if (fault) ran.faults.push(`${one.label.slice(0, 300)}: ${fault}: ${status} ${text.slice(0, 400)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, take));
  return ran;
}

function faultOf({ method }: HostileRequest, status: number, text: string, type: string): string | undefined {
  if (status === 0) return 'no answer';
  if (status >= 500 && !onlyUpstream(text)) return 'a failure of ours';
  const [leak] = LEAKS.find(([, pattern]) => pattern.test(messagesOf(text))) ?? [];
  if (leak) return `tells ${leak}`;
  if (status < 400 && !type.includes('json') && !type.includes('event-stream')) return undefined;
  if (method === 'HEAD' || method === 'OPTIONS' || text === '') return status < 500 ? undefined : 'nothing said';
  const errors = errorsOf(text);
  if (errors === undefined) return 'not in our form';
  if (status >= 400 && errors.length === 0) return 'no error is told';
  const wrong = errors.find(
    ({ message, extensions }) => typeof message !== 'string' || message === '' || !CODES.has(extensions?.code ?? ''),
  );
  return wrong && `the code ${wrong.extensions?.code}`;
}

interface ToldError {
  message?: string;
  extensions?: { code?: string };
}

function errorsOf(text: string): ToldError[] | undefined {
  try {
    const json = text.includes('event: ') ? (/^data: (\{.*\})$/m.exec(text)?.[1] ?? '{}') : text;
    return (JSON.parse(json) as { errors?: ToldError[] }).errors ?? [];
  } catch {
    return undefined;
  }
}

/** Data holds what people wrote, hostile or not: only what we say ourselves is looked at. */
const messagesOf = (text: string): string => JSON.stringify(errorsOf(text) ?? text);
const onlyUpstream = (text: string): boolean => errorsOf(text)?.every(({ extensions }) => extensions?.code === 'UPSTREAM_ERROR') ?? false;

/** A stream is left when its first event is there, or when nothing comes. */
const STREAM_MS = 300;
const TOO_LONG_MS = 30_000;

/** By node's own client: fetch refuses to send much of what is wrong. */
function answerTo(
  url: string,
  token: string,
  { method, path, headers, body }: HostileRequest,
): Promise<{ status: number; text: string; type: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(
      { hostname, port, method, path, headers: { authorization: `Bearer ${token}`, ...headers, ...length }, timeout: TOO_LONG_MS },
      (response) => {
        let text = '';
        const type = response.headers['content-type'] ?? '';
        const done = () => resolve({ status: response.statusCode ?? 0, text, type });
        if (type.includes('event-stream')) setTimeout(() => sent.destroy(), STREAM_MS);
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (type.includes('event-stream') && text.includes('event: next')) sent.destroy();
        });
        response.once('close', done);
        response.once('error', done);
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('It took too long.')));
    sent.once('error', reject);
    sent.end(body);
  });
}
