/** Sends hostile requests to a program, and says what it should not have answered. */
import { eachOf } from '../../../src/platform/async/each-of.ts';
import type { HostileRequest } from './requests.ts';

const AT_ONCE = 6;
/** More than the longest `wait`. */
const PATIENCE_MS = 90_000;
/** How long a stream is given for its first event. */
const STREAM_MS = 300;
const CODES = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'LIMIT_EXCEEDED', 'UPSTREAM_ERROR']);
/** A stack trace, a path of the program's, a statement or PostgreSQL's own words. */
const LEAKS = [
  /\n\s+at \S/,
  /node_modules|node:internal|\/server\/(src|dist)\//,
  /\b(select|insert into|update|delete from)\b[^.]*\b(from|values|set|where)\b/i,
  /relation "|column "|constraint "|syntax error at or near|invalid input syntax|violates|duplicate key|pg_/i,
];

/** @returns a line for each answer that is wrong; none where all is well. */
export async function sendHostile(url: string, token: string, requests: Iterable<HostileRequest>): Promise<string[]> {
  const faults: string[] = [];
  await eachOf([...requests], AT_ONCE, async (request) => {
    const fault = await faultOf(url, token, request);
    if (fault) faults.push(`${request.name}: ${fault}`);
  });
  return faults;
}

async function faultOf(url: string, token: string, { path, method, headers, body, isTooLarge }: HostileRequest): Promise<string | null> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url + path, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body !== undefined && { body }),
    });
    text = await (isStream(answer) ? firstEvent(answer) : answer.text());
  } catch (error) {
    if (isTooLarge) return null;
    return `no answer (${(error as Error).cause ?? error})`;
  }
  if (answer.status >= 500) return `HTTP ${answer.status}: ${text.slice(0, 300)}`;
  if (text === '') return answer.ok ? null : `HTTP ${answer.status} and nothing more`;
  if (!isStream(answer) && !answer.headers.get('content-type')?.includes('json'))
    return answer.ok ? null : `not JSON: ${answer.status} ${text.slice(0, 200)}`;
  const { errors = [] } = JSON.parse(text) as { errors?: { message?: string; extensions?: { code?: string } }[] };
  if (!answer.ok && errors.length === 0) return `HTTP ${answer.status} without an error: ${text.slice(0, 200)}`;
  for (const { message = '', extensions } of errors) {
    if (!CODES.has(extensions?.code ?? '')) return `the code ${extensions?.code}: ${message}`;
    if (message.trim() === '') return 'an error without a message';
    const leak = LEAKS.find((pattern) => pattern.test(message));
    if (leak) return `${leak} in ${message.slice(0, 300)}`;
  }
  return null;
}

const isStream = (answer: Response) => answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;

/** What the first event says; nothing for a stream in which none comes soon. */
async function firstEvent(answer: Response): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const late = setTimeout(() => void reader?.cancel(), STREAM_MS);
  let text = '';
  for (let data: RegExpExecArray | null = null; data === null; data = /^data: (\{.*\})$/m.exec(text)) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    text += value;
  }
  clearTimeout(late);
  await reader?.cancel();
  return /^data: (\{.*\})$/m.exec(text)?.[1] ?? '';
}
