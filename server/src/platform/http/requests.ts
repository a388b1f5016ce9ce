/**
 * Every request from its first byte to its last: its id, its line in the log, its span, its place in the metrics. Comes before
 * everything else, so that all that is done for a request is known as that.
 */
import { randomUUID } from 'node:crypto';
import { type Context, context, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.ts';
import { secondsSince, tell } from '../telemetry/signals.ts';
import { beginSpan, traceOf } from '../telemetry/tracing.ts';
import { during, type Work } from '../telemetry/work.ts';

interface Going {
  work: Work;
  span: Span;
  within: Context;
  began: number;
}

export interface RequestSettings {
  log: Logger;
  /** Whether a proxy of ours stands before this, whose ids and traces are taken on. */
  behindProxy: boolean;
}

const WELL_FORMED = /^[\w.:=@+-]{8,100}$/;
/** Asked every few seconds by machines. */
const OF_MACHINES = new Set(['/healthz', '/readyz', '/metrics']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function watchRequests(app: FastifyInstance, { log, behindProxy }: RequestSettings): void {
  const going = new WeakMap<FastifyRequest, Going>();

  app.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id'];
    const requestId = behindProxy && typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
    void reply.header('x-request-id', requestId);
    const attributes = { 'http.request.method': methodOf(request), 'url.path': pathOf(request), 'igny8.request_id': requestId };
    const parent = behindProxy ? traceOf(request.headers) : context.active();
    const { span, within } = beginSpan(`${methodOf(request)} ${routeOf(request)}`, attributes, SpanKind.SERVER, parent);
    const one: Going = { work: { requestId }, span, within, began: performance.now() };
    going.set(request, one);
    // Also where the asker goes before the answer is through; the status is that of nginx for one who goes before it is begun.
    reply.raw.once('close', () => inside(one, () => end(one, request, reply.raw.headersSent ? reply.statusCode : 499)));
    inside(one, done);
  });
  // The events of a body that is read belong to the connection; from here on it is the request's again.
  app.addHook('preValidation', (request, _reply, done) => {
    const one = going.get(request);
    if (one) inside(one, done);
    else done();
  });

  const end = ({ work, span, began }: Going, request: FastifyRequest, status: number) => {
    const seconds = secondsSince(began);
    const route = routeOf(request);
    tell('request', { method: methodOf(request), route, status, seconds });
    span.setAttributes({
      'http.response.status_code': status,
      'http.route': route,
      ...(work.operation && { 'graphql.operation.name': work.operation }),
      ...(work.actor && { 'igny8.actor': work.actor }),
    });
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    const line = { method: methodOf(request), path: pathOf(request), status, ms: Math.round(seconds * 1000) };
    log[OF_MACHINES.has(route) ? 'debug' : 'info'](line, 'request');
  };
}

const inside = ({ work, within }: Going, run: () => void): void => during(work, () => context.with(within, run));

const pathOf = ({ url }: FastifyRequest): string => url.replace(/\?.*/s, '').slice(0, 500);

/** Of our own addresses; the built files are one, and so is what is none of them. */
function routeOf({ routeOptions: { url } }: FastifyRequest): string {
  if (url === undefined) return 'other';
  return url.includes('.') && !url.startsWith('/downloads/') ? 'file' : url;
}

const methodOf = ({ method }: FastifyRequest): string => (METHODS.has(method) ? method : 'OTHER');
