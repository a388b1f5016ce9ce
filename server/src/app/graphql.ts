/** GraphQL over HTTP (Apollo) and subscriptions over SSE (graphql-sse): one schema, one gate, one form of errors. */
import path from 'node:path';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { RETRY_AFTER_SECONDS } from '../platform/db/unavailable.ts';
import { AppError, badInput } from '../platform/errors/app-error.ts';
import { Loaders } from '../platform/graphql/context.ts';
import { MAX_TOKENS } from '../platform/graphql/documents.ts';
import { createErrorFormatter } from '../platform/graphql/format-error.ts';
import { subscribeFreshly } from '../platform/graphql/subscribe.ts';
import { withinTime } from '../platform/graphql/time-limit.ts';
import { readTrustedDocuments } from '../platform/graphql/trusted-documents.ts';
import { bringsToken, isPreflighted } from '../platform/http/own-origin.ts';
import { secondsSince, tell } from '../platform/telemetry/signals.ts';
import { inSpan } from '../platform/telemetry/tracing.ts';
import { type ApiContext, actorNow, contextOf } from './context.ts';
import { type Admission, Gate } from './gate.ts';
import type { Services } from './services.ts';

/** Of the built dashboard; and, where the sources are, of the one that Vite serves while it is worked on. */
const MANIFESTS = ['client/dist/documents.json', 'client/src/graphql/generated/documents.json'];

interface AdmittedContext extends ApiContext {
  /** undefined for a request that is not even an operation. */
  admission: Admission | undefined;
  gone: AbortSignal;
  request: FastifyRequest;
}

export async function registerGraphQL(app: FastifyInstance, services: Services, schema: GraphQLSchema): Promise<void> {
  const formatError = createErrorFormatter(services.log);
  const root = path.resolve(import.meta.dirname, '../../..');
  const gate = new Gate(services, schema, readTrustedDocuments(MANIFESTS.map((file) => path.join(root, file))), formatError);
  const format = (error: GraphQLError) => formatError(error.toJSON(), error) as unknown as GraphQLError;
  const contextFor = async (request: FastifyRequest, reply: FastifyReply): Promise<AdmittedContext> => ({
    ...(await contextOf(services, request)),
    admission: gate.admissionOf(request),
    gone: goneBefore(reply),
    request,
  });

  const admitted: ApolloServerPlugin<AdmittedContext> = {
    requestDidStart: async ({ contextValue: { admission, gone } }) => ({
      responseForOperation: async ({ contextValue, response: { http } }) => {
        // What the gate did not read as Apollo does is not executed.
        if (!admission) return { http, body: { kind: 'single', singleResult: { errors: [format(notAdmitted())] } } };
        const result = await watched(admission, () => run(services, schema, admission, contextValue, gone));
        return { http, body: { kind: 'single', singleResult: { ...result, errors: result.errors?.map(format) } } };
      },
      willSendResponse: async ({ response: { body, http } }) => {
        if (body.kind !== 'single') return;
        // Values that do not fit their types stop an operation before it is begun.
        if (body.singleResult.data === undefined) http.status ??= 400;
        if (isUnavailable(body.singleResult)) {
          http.status = 503;
          http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
        }
        if (!admission) return;
        body.singleResult.extensions = { ...body.singleResult.extensions, cost: admission.cost };
      },
    }),
  };
  const apollo = new ApolloServer<AdmittedContext>({
    schema,
    formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: false,
    documentStore: gate.documents.store as never,
    // Below, for both addresses alike.
    csrfPrevention: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), admitted],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: [gate.enter, requirePreflighted],
    preHandler: [gate.admit, refuseSubscription(gate)],
    handler: fastifyApolloHandler(apollo, { context: contextFor }),
  });

  const subscriptions = createHandler<never>({
    // One answer, one subscription: there are no streams that others could be put into, and none to be named.
    authenticate: () => null,
    onSubscribe: async ({ raw, context }) => {
      const { document, operationName, variables } = gate.admissionOf(raw) as Admission;
      const contextValue = await contextFor(raw, (context as { reply: FastifyReply }).reply);
      return { schema, document, operationName, variableValues: variables, contextValue } as never;
    },
    // The gate has.
    validate: () => [],
    subscribe: ((args: ExecutionArgs) => {
      const { admission, gone } = args.contextValue as AdmittedContext;
      const { seconds } = admission as Admission;
      return subscribeFreshly<AdmittedContext>(
        args,
        async (context) => ({ ...context, actor: await actorNow(services, context.request), loaders: new Loaders(services.db) }),
        (work) => orStopped(() => withinTime({ seconds, gone }, work)),
      );
    }) as never,
    onNext: async (_context, { raw, context }, result) => {
      await read((context as { reply: FastifyReply }).reply);
      return {
        ...result,
        ...(result.errors && { errors: result.errors.map(format) }),
        extensions: { cost: gate.admissionOf(raw)?.cost },
      };
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    onRequest: [gate.enter, requirePreflighted],
    preHandler: [gate.admit, requireSubscription(gate)],
    handler: async (request, reply) => {
      await gate.openSubscription(request, reply);
      // There is no other answer here; graphql-sse would tell who names none that nothing is found.
      request.headers.accept = 'text/event-stream';
      await subscriptions(request, reply).catch((error) => {
        // Who left while something was written needs no answer, and nothing has failed.
        if (!reply.raw.destroyed) throw error;
      });
      return reply;
    },
  });
  // They would hold the server open for ever.
  app.addHook('preClose', async () => gate.endSubscriptions());
}

/** As a span, and in the metrics under its name where that is one of ours. */
async function watched<T>(admission: Admission, work: () => Promise<T>): Promise<T> {
  const { kind, name, isOurs } = admission;
  const began = performance.now();
  const attributes = { 'graphql.operation.type': kind, 'graphql.operation.name': name };
  return inSpan(`${kind} ${name}`, attributes, work).finally(() =>
    tell('operation', { kind, name: isOurs ? name : 'other', seconds: secondsSince(began) }),
  );
}

/** Nothing came of it for the database's sake. */
const isUnavailable = ({ data, errors }: FormattedExecutionResult): boolean =>
  (errors ?? []).some(({ extensions }) => extensions?.code === 'UNAVAILABLE') && Object.values(data ?? {}).every((value) => value === null);

/** Aborts when the connection closes under an answer that is not through. */
function goneBefore(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Whoever does not read what they are sent is not sent more: it would pile up here. */
async function read({ raw }: FastifyReply): Promise<void> {
  if (!raw.writableNeedDrain || raw.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      raw.off('drain', go).off('close', go);
      resolve();
    };
    raw.on('drain', go).on('close', go);
  });
}

const notAdmitted = () =>
  new GraphQLError('', {
    originalError: badInput({
      path: 'query',
      message: 'Send one operation: query or documentId as a text, variables as an object, each once.',
    }),
  });

const run = (
  { replicas, db }: Services,
  schema: GraphQLSchema,
  admission: Admission,
  context: ApiContext,
  gone: AbortSignal,
): Promise<ExecutionResult> => {
  const { document, operationName, variables: variableValues, seconds, kind } = admission;
  const work = async () =>
    execute({ schema, document, operationName, variableValues, contextValue: { ...context, loaders: new Loaders(db) } });
  if (kind !== 'query') {
    // Who saves and closes the page has saved.
    return orStopped(() => withinTime({ seconds, gone: undefined }, work));
  }
  return orStopped(() => withinTime({ seconds, gone }, () => replicas.read(work, isSound)));
};

/** Whether nothing happened that nobody foresaw. */
const isSound = ({ errors = [] }: ExecutionResult): boolean => errors.every(({ originalError }) => originalError instanceof AppError);

/** What was stopped before its resolvers gave up answers with the reason alone. */
async function orStopped<T>(work: () => Promise<T>): Promise<T | ExecutionResult> {
  try {
    return await work();
  } catch (error) {
    return { data: null, errors: [new GraphQLError((error as Error).message, { originalError: error as Error })] };
  }
}

const refuseSubscription = (gate: Gate) => async (request: FastifyRequest) => {
  if (gate.admissionOf(request)?.kind !== 'subscription') return;
  throw badInput({ path: 'query', message: 'Subscriptions are answered as server-sent events. Send this one to /graphql/stream.' });
};

const requireSubscription = (gate: Gate) => async (request: FastifyRequest) => {
  const admission = gate.admissionOf(request);
  if (!admission)
    throw badInput({ path: 'query', message: 'Send a subscription as JSON: { "query": "subscription …", "variables": {} }.' });
  if (admission.kind === 'subscription') return;
  throw badInput({ path: 'query', message: 'Only subscriptions are answered here. Send queries and mutations to /graphql.' });
};

/** No page of another site asks in somebody's name. */
async function requirePreflighted({ headers }: FastifyRequest): Promise<void> {
  if (bringsToken(headers)) return;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() === 'application/json' || isPreflighted(headers)) return;
  throw badInput({
    path: 'headers',
    message:
      'Send JSON with the content-type application/json, or the header "apollo-require-preflight: true", so that no other site can ask in your name.',
  });
}
