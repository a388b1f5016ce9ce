/**
 * Reads an API's error, however it came: as an HTTP status, or as an event in the middle of a stream that began with 200.
 * Each vendor has a form of its own; what is asked of them all is a status, its words and how long to wait.
 */
import { APICallError, StreamProviderError } from 'ai';

export interface ApiFault {
  status: number;
  /** The API's own message, where it sent one in its protocol's form. */
  said: string | null;
  /** All that it sent, to look for marks in. */
  body: string;
  retryAfterSeconds: number | null;
  cause: unknown;
}

/** @returns null for what is no answer of an API: a line that broke, an address where nobody is. */
export function apiFaultOf(error: unknown): ApiFault | null {
  if (APICallError.isInstance(error)) {
    const { statusCode: status, data } = error;
    if (status === undefined || isBrokenLine(error)) return null;
    return { status, said: saidIn(data), body: error.responseBody ?? textOf(data), retryAfterSeconds: retryAfter(error), cause: error };
  }
  if (StreamProviderError.isInstance(error)) {
    const body = textOf(error.data);
    return { status: error.statusCode ?? statusOfType(body) ?? 500, said: error.message, body, retryAfterSeconds: null, cause: error };
  }
  return null;
}

/** A line that breaks while an answer comes in: the SDK tells of it as of a request that was answered with 200. */
export const isBrokenLine = (error: unknown): boolean =>
  APICallError.isInstance(error) && error.isRetryable && error.statusCode !== undefined && error.statusCode < 300;

/** Whether an endpoint refused the request only because of an option that it does not know. */
export function refusesOption(error: unknown, option: 'schema' | 'temperature'): boolean {
  const fault = apiFaultOf(error);
  if (fault?.status !== 400 && fault?.status !== 422) return false;
  return (
    option === 'schema'
      ? /response_format|response_schema|responseSchema|responseJsonSchema|output_format|output_config|json_schema|structured output/i
      : /temperature/i
  ).test(`${fault.said ?? ''} ${fault.body}`);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Errors in a stream have a type (Anthropic, OpenAI) or a status name (Google) where their HTTP status would be. */
const TYPES: [RegExp, number][] = [
  [/authentication_error|invalid_api_key|UNAUTHENTICATED/, 401],
  [/permission_error|PERMISSION_DENIED/, 403],
  [/insufficient_quota/, 402],
  [/rate_limit|RESOURCE_EXHAUSTED/, 429],
  [/overloaded_error|UNAVAILABLE/, 529],
  [/api_error|server_error|INTERNAL/, 500],
  [/invalid_request_error|INVALID_ARGUMENT/, 400],
];

const statusOfType = (body: string): number | null => TYPES.find(([pattern]) => pattern.test(body))?.[1] ?? null;

function saidIn(data: unknown): string | null {
  const message = (data as { error?: { message?: unknown } } | null | undefined)?.error?.message;
  return typeof message === 'string' && message !== '' ? message : null;
}

/** Seconds from `retry-after-ms`, from Retry-After, which is a number or a date (RFC 9110, 10.2.3), or from Google's RetryInfo. */
function retryAfter({ responseHeaders = {}, responseBody = '' }: APICallError): number | null {
  const ms = Number(responseHeaders['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms / 1000);
  const header = responseHeaders['retry-after'];
  const info = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(responseBody);
  if (!header) return info ? Number(info[1]) : null;
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
