/**
 * Turns what the AI SDK throws into an AppError that says what happened and what to do. Owns the words for every way an
 * endpoint can fail, whoever runs it; an abort by the caller is not one of them.
 */
import { APICallError, JSONParseError, TypeValidationError } from 'ai';
import { AppError, upstream } from '../../../platform/errors/app-error.ts';
import { type ApiFault, apiFaultOf, isBrokenLine } from './api-fault.ts';
import type { Endpoint } from './endpoint.ts';

/** What is wrong, for a form that wants to point at it. */
export type AiFault = 'key' | 'model' | 'address' | 'quota' | 'rate' | 'slow' | 'refusal' | 'answer' | 'provider';

export function providerError(error: unknown, endpoint: Endpoint): AppError {
  if (error instanceof AppError) return error;
  const { host, places, vendor, timeoutMs } = endpoint;
  if (isTimeout(error)) {
    return fault(
      'slow',
      `The AI at ${host} was silent for ${inSeconds(timeoutMs / 1000)}. Try again, or choose a faster model.`,
      endpoint,
      error,
    );
  }
  const api = apiFaultOf(error);
  if (api) return ofStatus(api, endpoint);
  if (APICallError.isInstance(error) && !isBrokenLine(error)) {
    return fault(
      'address',
      `The AI at ${host} can't be reached (${messageOf(error, endpoint)}). Check ${places.address} and that it runs.`,
      endpoint,
      error,
    );
  }
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) {
    return fault(
      'address',
      `${host} answered, but not as ${a(vendor.api)} does. Check ${places.address}: it usually ends in ${vendor.ending}.`,
      endpoint,
      error,
    );
  }
  return fault(
    'provider',
    `The AI at ${host} broke off in the middle of its answer (${messageOf(error, endpoint)}). Try again.`,
    endpoint,
    error,
  );
}

function ofStatus(api: ApiFault, endpoint: Endpoint): AppError {
  const { host, model, places, vendor, baseUrl } = endpoint;
  const { status, said, body, retryAfterSeconds } = api;
  const quoted = said ? ` It says: "${clip(endpoint.hide(said))}".` : '';
  const answer = (reason: AiFault, message: string) => fault(reason, message, endpoint, api.cause, { status });
  if (status < 300) {
    return answer(
      'address',
      `${host} answered, but not as ${a(vendor.api)} does. Check ${places.address}: it usually ends in ${vendor.ending}.`,
    );
  }
  if (status === 401 || (status === 400 && /api[ _]key/i.test(body))) {
    return answer(
      'key',
      endpoint.hasKey
        ? `${host} refused the API key. Check ${places.key}.${quoted}`
        : `${host} wants an API key. Set ${places.key}.${quoted}`,
    );
  }
  if (isQuota(status, body)) {
    return limit(
      'quota',
      `The account at ${host} has used up its quota. Top it up or choose another provider, then try again.${quoted}`,
      endpoint,
      api,
    );
  }
  if (status === 403) {
    return answer('key', `${host} does not allow this key to use the model "${model}". Choose another model or key.${quoted}`);
  }
  if (status === 404 && said && /model/i.test(said)) {
    return answer('model', `${host} has no model "${model}". Check ${places.model}.${quoted}`);
  }
  if (status === 404) {
    return answer('address', `There is no ${vendor.api} at ${baseUrl}. Check ${places.address}: it usually ends in ${vendor.ending}.`);
  }
  if (status === 429) {
    const when = retryAfterSeconds === null ? 'in a while' : `in ${inSeconds(retryAfterSeconds)}`;
    return limit('rate', `${host} takes no more requests for now. Try again ${when}.`, endpoint, api);
  }
  if (status === 413 || /context_length|maximum context|prompt is too long|input token count/i.test(body)) {
    return answer(
      'model',
      `The request is too long for the model "${model}". Shorten the brief, or choose a model with a larger context.${quoted}`,
    );
  }
  if (status === 408 || status >= 500) {
    return answer('provider', `${host} has a fault of its own (HTTP ${status}). Try again in a while.${quoted}`);
  }
  return answer('provider', `${host} refused the request (HTTP ${status}).${quoted}`);
}

/** OpenAI says it with 429, Anthropic with 400, others with 402. */
const isQuota = (status: number, body: string): boolean =>
  status === 402 ||
  (status === 429 &&
    /insufficient_quota|exceeded your current quota, please check your plan|billing|credit/i.test(body) &&
    !/retryDelay/.test(body)) ||
  (status === 400 && /credit balance/i.test(body));

/** Whether the provider asks to wait, rather than to pay. */
export const isRateLimit = (error: AppError): boolean => error.details.reason === ('rate' satisfies AiFault);

/** A model that refuses, and one that answers badly twice, did answer: there is no SDK error to begin from. */
export const refused = (said: string, endpoint: Endpoint): AppError =>
  fault(
    'refusal',
    `The model "${endpoint.model}" refused to write this${said ? `: "${clip(endpoint.hide(said))}"` : ''}. Change the title or the brief, or choose another model.`,
    endpoint,
    undefined,
  );

export const unusable = (problem: string, endpoint: Endpoint): AppError =>
  fault(
    'answer',
    `The model "${endpoint.model}" was asked twice, and ${problem}. Try again, or choose another model.`,
    endpoint,
    undefined,
  );

export const brokenOff = (endpoint: Endpoint): AppError =>
  fault('provider', `The AI at ${endpoint.host} broke off in the middle of its answer. Try again.`, endpoint, undefined);

export const notAnApi = (endpoint: Endpoint): AppError =>
  fault(
    'address',
    `${endpoint.host} answered, but not as ${a(endpoint.vendor.api)} does. Check ${endpoint.places.address}: it usually ends in ${endpoint.vendor.ending}.`,
    endpoint,
    undefined,
  );

const fault = (reason: AiFault, message: string, endpoint: Endpoint, cause: unknown, details: Record<string, unknown> = {}): AppError =>
  upstream(message, { reason, aiProvider: endpoint.host, aiModel: endpoint.model, ...details }, cause);

const limit = (reason: AiFault, message: string, { host, model }: Endpoint, { status, retryAfterSeconds, cause }: ApiFault): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    message,
    { reason, aiProvider: host, aiModel: model, status, ...(retryAfterSeconds !== null && { retryAfterSeconds }) },
    { cause },
  );

const a = (thing: string): string => `${/^[AEIO]/.test(thing) ? 'an' : thing.startsWith('Gemini') ? 'the' : 'a'} ${thing}`;

const inSeconds = (seconds: number): string => (Math.ceil(seconds) === 1 ? '1 second' : `${Math.ceil(seconds)} seconds`);

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || (error.cause instanceof Error && isTimeout(error.cause)));

const messageOf = (error: unknown, { hide }: Endpoint): string => {
  const deepest = (e: unknown): string =>
    e instanceof Error ? (e.cause instanceof Error ? deepest(e.cause) || e.message : e.message || e.name) : String(e);
  return clip(hide(deepest(error)).replace(/\.$/, ''));
};

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
};
