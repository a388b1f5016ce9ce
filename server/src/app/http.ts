/** The HTTP server: routes in, errors out as `{ errors: [...] }`, and the dashboard's files. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { registerAuthRoutes } from '../modules/auth/index.ts';
import { registerUploadRoutes } from '../modules/uploads/index.ts';
import { registerConnectionRoutes } from '../modules/wordpress/index.ts';
import { isMalformed } from '../platform/db/database.ts';
import { asUnavailable, RETRY_AFTER_SECONDS } from '../platform/db/unavailable.ts';
import { AppError, type ErrorCode } from '../platform/errors/app-error.ts';
import { requireOwnOrigin } from '../platform/http/own-origin.ts';
import { watchRequests } from '../platform/http/requests.ts';
import { tell } from '../platform/telemetry/signals.ts';
import { workNow } from '../platform/telemetry/work.ts';
import { actorOf } from './context.ts';
import { registerDownloads } from './downloads.ts';
import { registerGraphQL } from './graphql.ts';
import { registerOperationRoutes } from './operation-routes.ts';
import { registerSecurity } from './security.ts';
import type { Services } from './services.ts';

const CLIENT_DIST = path.resolve(import.meta.dirname, '../../../client/dist');
const MB = 1024 * 1024;
const BODY_MB = 8;

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 429,
  UPSTREAM_ERROR: 502,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

export async function createHttpServer(services: Services, schema: GraphQLSchema): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    // One line for each request, with all that is known of it then.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_MB * MB,
    // Who was let in is answered, though we are about to close.
    return503OnClosing: false,
    trustProxy: (_address, hop) => hop < services.config.proxyHops,
    // What is refused before it has an address of ours.
    frameworkErrors: (_error, _request, reply) =>
      void (reply as FastifyReply).code(400).send(errorBody('This address cannot be read.', 'BAD_USER_INPUT')),
  });
  const { config, health, log } = services;
  watchRequests(app, { log, behindProxy: config.proxyHops > 0 });
  app.addHook('onSend', async (_request, reply) => {
    // Whoever asks next asks somebody else: this connection will be closed.
    if (health.isDraining) void reply.header('connection', 'close');
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, services));
  await registerSecurity(app, services.config);
  // GraphQL guards itself, on both of its addresses.
  requireOwnOrigin(app, { publicUrl: services.config.publicUrl, except: ['/graphql'] });
  await registerAuthRoutes(app, services.authentication, services.sessionCookie);
  await registerUploadRoutes(app, services.uploads, (request) => actorOf(services, request));
  registerConnectionRoutes(app, services.connecting, (request) => actorOf(services, request));
  await registerGraphQL(app, services, schema);
  registerDownloads(app);

  registerOperationRoutes(app, services);
  const hasClient = existsSync(CLIENT_DIST);
  if (hasClient) await registerClient(app);
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && hasClient) return reply.sendFile('index.html');
    return reply.code(404).send(errorBody('There is nothing at this address.', 'NOT_FOUND'));
  });
  return app;
}

/** The built dashboard and GraphiQL. Every address that is nothing else's is the dashboard's own, which routes in the browser. */
async function registerClient(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: CLIENT_DIST,
    index: false,
    wildcard: false,
    // The build has laid them beside the files; by themselves they are nobody's address.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Also for who does not say that they want a page: a monitor, or curl.
  app.get('/', (_request, reply) => reply.sendFile('index.html'));
  app.get('/graphiql', (_request, reply) => reply.sendFile('graphiql.html'));
}

const errorBody = (message: string, code: ErrorCode, details: object = {}) => ({ errors: [{ message, extensions: { code, ...details } }] });

function sendError(reply: FastifyReply, thrown: unknown, services: Services): FastifyReply {
  const error = asUnavailable(thrown) ?? thrown;
  if (error !== thrown) services.log.warn({ err: thrown }, 'the database could not do its part');
  if (error instanceof AppError) {
    tell('error', { code: error.code });
    if (error.code === 'UNAVAILABLE') void reply.header('retry-after', RETRY_AFTER_SECONDS);
    return reply.code(STATUS[error.code]).send(errorBody(error.message, error.code, error.details));
  }
  const { statusCode = 500, code: reason, message } = error as { statusCode?: number; code?: string; message: string };
  if (statusCode < 500) {
    const code: ErrorCode = statusCode === 429 || statusCode === 413 ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT';
    return reply.code(statusCode).send(errorBody(reason === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge(reply) : message, code));
  }
  if (isMalformed(error)) return reply.code(400).send(errorBody('A text in this request is malformed.', 'BAD_USER_INPUT'));
  services.log.error({ err: error }, 'a request failed unexpectedly');
  tell('error', { code: 'INTERNAL' });
  return reply.code(500).send(errorBody('Something went wrong here. The log says what.', 'INTERNAL', { requestId: workNow()?.requestId }));
}

function tooLarge({ request }: FastifyReply): string {
  const { bodyLimit = BODY_MB * MB } = request.routeOptions;
  const size = bodyLimit < MB ? `${bodyLimit / 1024} kB` : `${bodyLimit / MB} MB`;
  return `A request may have at most ${size} here. Send less at once; a file goes to POST /uploads.`;
}
