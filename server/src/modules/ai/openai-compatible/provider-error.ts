/**
 * Turns what the AI SDK throws into an AppError that says what happened and what to do. Owns the words for every way an
 * endpoint can fail; an abort by the caller is not one of them.
 */
import { APICallError, RetryError } from 'ai';
import { AppError, upstream } from '../../../platform/errors/app-error.ts';

export interface Endpoint {
  /** Host and port, as people know it. */
  host: string;
  baseUrl: string;
  model: string;
  hasKey: boolean;
  timeoutMs: number;
}

export function providerError(error: unknown, endpoint: Endpoint): AppError {
  if (error instanceof AppError) return error;
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  if (isTimeout(cause)) {
    return fault(
      `The AI at ${endpoint.host} did not answer within ${inSeconds(endpoint.timeoutMs / 1000)}. Try again, or choose a faster model.`,
      endpoint,
      cause,
    );
  }
  if (!APICallError.isInstance(cause)) {
    return fault(`The AI at ${endpoint.host} answered something that can't be used: ${messageOf(cause)}.`, endpoint, cause);
  }
  if (cause.statusCode === undefined) {
    return fault(
      `The AI at ${endpoint.host} can't be reached (${messageOf(cause)}). Check IGNY8_AI_BASE_URL and that it runs.`,
      endpoint,
      cause,
    );
  }
  return ofStatus(cause, cause.statusCode, endpoint);
}

function ofStatus(call: APICallError, status: number, endpoint: Endpoint): AppError {
  const { host, model } = endpoint;
  const said = saidBy(call);
  const quoted = said ? ` It says: "${said}".` : '';
  const answer = (message: string) => fault(message, endpoint, call, { status });
  if (status < 300)
    return answer(`${host} answered, but not as a chat completions API does. Check IGNY8_AI_BASE_URL: it usually ends in /v1.`);
  if (status === 401) {
    return answer(
      endpoint.hasKey
        ? `${host} refused the API key. Check IGNY8_AI_API_KEY.${quoted}`
        : `${host} wants an API key. Set IGNY8_AI_API_KEY.${quoted}`,
    );
  }
  if (status === 403) return answer(`${host} does not allow this key to use the model "${model}". Choose another model or key.${quoted}`);
  if (status === 404 && said && /model/i.test(said)) return answer(`${host} has no model "${model}". Check IGNY8_AI_MODEL.${quoted}`);
  if (status === 404)
    return answer(`There is no chat completions API at ${endpoint.baseUrl}. Check IGNY8_AI_BASE_URL: it usually ends in /v1.`);
  if (status === 402 || (status === 429 && /quota|billing|credit/i.test(call.responseBody ?? ''))) {
    return limit(
      `The account at ${host} has used up its quota. Top it up or choose another provider, then try again.${quoted}`,
      endpoint,
      call,
      { status },
    );
  }
  if (status === 429) {
    const seconds = retryAfter(call);
    const when = seconds === null ? 'in a while' : `in ${inSeconds(seconds)}`;
    return limit(`${host} takes no more requests for now. Try again ${when}.`, endpoint, call, {
      status,
      ...(seconds !== null && { retryAfterSeconds: seconds }),
    });
  }
  if (status === 413 || /context_length|maximum context/i.test(call.responseBody ?? '')) {
    return answer(`The request is too long for the model "${model}". Shorten the brief, or choose a model with a larger context.${quoted}`);
  }
  if (status === 408 || status >= 500) return answer(`${host} has a fault of its own (HTTP ${status}). Try again in a while.${quoted}`);
  return answer(`${host} refused the request (HTTP ${status}).${quoted}`);
}

/** A model that refuses, and one that answers badly twice, did answer: there is no SDK error to begin from. */
export const refused = (said: string, endpoint: Endpoint): AppError =>
  fault(
    `The model "${endpoint.model}" refused to write this${said ? `: "${clip(said)}"` : ''}. Change the title or the brief, or choose another model.`,
    endpoint,
    undefined,
  );

export const unusable = (problem: string, endpoint: Endpoint): AppError =>
  fault(`The model "${endpoint.model}" was asked twice, and ${problem}. Try again, or choose another model.`, endpoint, undefined);

/** Whether an endpoint refused the request only because it can't be held to a JSON schema. */
export const refusesSchema = (error: unknown): boolean =>
  APICallError.isInstance(error) &&
  (error.statusCode === 400 || error.statusCode === 422) &&
  /response_format|json_schema|structured output/i.test(`${error.message} ${error.responseBody ?? ''}`);

const detailsOf = ({ host, model }: Endpoint) => ({ aiProvider: host, aiModel: model });

const fault = (message: string, endpoint: Endpoint, cause: unknown, details: Record<string, unknown> = {}): AppError =>
  upstream(message, { ...detailsOf(endpoint), ...details }, cause);

const limit = (message: string, endpoint: Endpoint, cause: unknown, details: Record<string, unknown>): AppError =>
  new AppError('LIMIT_EXCEEDED', message, { ...detailsOf(endpoint), ...details }, { cause });

const inSeconds = (seconds: number): string => (Math.ceil(seconds) === 1 ? '1 second' : `${Math.ceil(seconds)} seconds`);

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || (error.cause instanceof Error && isTimeout(error.cause)));

const messageOf = (error: unknown): string => {
  const deepest = (e: unknown): string =>
    e instanceof Error ? (e.cause instanceof Error ? deepest(e.cause) || e.message : e.message || e.name) : String(e);
  return clip(deepest(error).replace(/\.$/, ''));
};

/** The endpoint's own message, where it sent one in the protocol's form. */
function saidBy(call: APICallError): string | null {
  const message = (call.data as { error?: { message?: unknown } } | undefined)?.error?.message;
  return typeof message === 'string' && message !== '' ? clip(message) : null;
}

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
};

/** Seconds from Retry-After, which is a number or a date (RFC 9110, 10.2.3). */
function retryAfter(call: APICallError): number | null {
  const header = call.responseHeaders?.['retry-after'];
  if (!header) return null;
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
